// Which figures the page shows before anybody chooses.
import type { Campaign } from '@/api/campaigns'

/** In the address: all hazards, whatever campaign they are from. */
export const all_hazards = 'all'

/** The phases stand in order (campaigns/rules: check_phases). */
const isOn = ({ phases }: Campaign, today: string): boolean => today >= (phases[0]?.from || '9') && today <= (phases.at(-1)?.to ?? '')

/** The campaign that is on today, the latest issued one between two, all hazards where there is none. */
export function firstCampaign(campaigns: readonly Campaign[], today: string): string {
  const issued = campaigns.filter((one) => one.state === 'issued').sort((a, b) => (b.issued_at ?? '').localeCompare(a.issued_at ?? ''))
  return (issued.find((one) => isOn(one, today)) ?? issued[0])?.id ?? all_hazards
}
