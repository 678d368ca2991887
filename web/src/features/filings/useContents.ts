// What an edition or a draft says, asked once for both tabs. A draft's changes with the ledgers: its version is part of the key.
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { loadFilingContents } from '@/api/filings'
import { keys } from '@/api/keys'
import type { ActionContext } from '@/ui/record/extension'

export function useContents(context: () => ActionContext) {
  return useQuery({
    queryKey: computed(() => keys.part(context().path.slice('/api/'.length), context().row.id, 'contents', String(context().row.version))),
    queryFn: ({ signal }) => loadFilingContents(context().path, context().row.id, signal),
  })
}
