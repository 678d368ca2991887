// The books (台账) the server describes to whoever is here; asked once for each post.
import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef, type Ref } from 'vue'
import { keys } from '@/api/keys'
import { describeRecords, type RecordDescription } from '@/api/records'
import { useSession } from './session'

export interface BooksOnOffer {
  books: ComputedRef<readonly RecordDescription[]>
  find: (name: string) => RecordDescription | undefined
  is_loading: Ref<boolean>
  problem: Ref<Error | null>
  reload: () => void
}

export function useBooks(): BooksOnOffer {
  const session = useSession()
  const query = useQuery({
    queryKey: computed(() => [...keys.records, session.session?.post.id ?? '']),
    queryFn: ({ signal }) => describeRecords(signal),
    staleTime: Infinity,
    enabled: computed(() => session.session !== null),
  })
  const books = computed(() => query.data.value ?? [])
  return {
    books,
    find: (name) => books.value.find((book) => book.name === name),
    is_loading: query.isPending,
    problem: query.error,
    reload: () => void query.refetch(),
  }
}
