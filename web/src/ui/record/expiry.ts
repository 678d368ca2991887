// How long a day until which something is good still lasts; the same bounds as the server's filter (f.expiry).
export const expiries = ['expired', 'soon', 'good'] as const
export type Expiry = (typeof expiries)[number]
export const expiry_filter = 'expiry'

const soon_days = 30
const day_ms = 86_400_000

export interface Lasting {
  state: Expiry
  days_left: number
}

export function lasting(day: unknown, today: string): Lasting | null {
  const days_left = Math.round((Date.parse(String(day)) - Date.parse(today)) / day_ms)
  if (!Number.isFinite(days_left)) return null
  return { state: days_left < 0 ? 'expired' : days_left <= soon_days ? 'soon' : 'good', days_left }
}
