// The queries the pages of a campaign share.
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { listMarches, listSamples, loadCampaign, loadCoverage } from '@/api/campaigns'
import { keys } from '@/api/keys'

export const useCampaign = (id: Ref<string>) =>
  useQuery({ queryKey: computed(() => keys.one('campaigns', id.value)), queryFn: ({ signal }) => loadCampaign(id.value, signal) })

export const useMarches = (campaign: Ref<string>) =>
  useQuery({ queryKey: computed(() => keys.part('campaigns', campaign.value, 'marches')), queryFn: ({ signal }) => listMarches(campaign.value, signal) })

export const useCoverage = (campaign: Ref<string>, unit: Ref<string>) =>
  useQuery({
    queryKey: computed(() => keys.part('campaigns', campaign.value, 'coverage', unit.value)),
    queryFn: ({ signal }) => loadCoverage(campaign.value, unit.value, signal),
  })

export const useSamples = (campaign: Ref<string>) =>
  useQuery({ queryKey: computed(() => keys.part('campaigns', campaign.value, 'samples')), queryFn: ({ signal }) => listSamples(campaign.value, signal) })
