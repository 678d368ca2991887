// The row that is open beside a list: the address names it, and the rows say what is before and after it.
import { computed, type ComputedRef, type Ref } from 'vue'
import { useListAddress, type ListAddress } from './address'

export interface Opened<Row> {
  row: ComputedRef<Row | undefined>
  has_previous: ComputedRef<boolean>
  has_next: ComputedRef<boolean>
  open: (id: string) => void
  step: (by: 1 | -1) => void
  close: () => void
}

/** The first row that is opened is a step back from; going on to the next one is not. */
export function useOpened<Row extends { id: string }>(rows: Readonly<Ref<readonly Row[]>>, { address, go }: ReturnType<typeof useListAddress>): Opened<Row> {
  const at = computed(() => rows.value.findIndex((row) => row.id === address.value.open))
  const open = (id: string): void => go({ open: id } satisfies Partial<ListAddress>, address.value.open === '' ? 'push' : 'replace')
  return {
    row: computed(() => rows.value[at.value]),
    has_previous: computed(() => at.value > 0),
    has_next: computed(() => at.value >= 0 && at.value < rows.value.length - 1),
    open,
    step: (by) => {
      const row = rows.value[at.value + by]
      if (row) open(row.id)
    },
    close: () => go({ open: '', tab: '' }),
  }
}
