import { expect, test } from 'vitest'
import { computed, ref } from 'vue'
import type { ListAddress } from './address'
import { useOpened } from './opened'

test('opening is a step back, going on is not, and nothing lies beyond the ends', () => {
  const address = ref<ListAddress>({ q: '', sort: '', unit: '', filters: {}, open: '', tab: 'history' })
  const went: string[] = []
  const go = (changes: Partial<ListAddress>, how = 'replace'): void => {
    address.value = { ...address.value, ...changes }
    went.push(`${how} ${address.value.open}`)
  }
  const opened = useOpened(ref([{ id: 'a' }, { id: 'b' }]), { address: computed(() => address.value), go })
  expect([opened.row.value, opened.has_previous.value, opened.has_next.value]).toEqual([undefined, false, false])
  opened.open('a')
  expect([opened.row.value?.id, opened.has_previous.value, opened.has_next.value]).toEqual(['a', false, true])
  opened.step(-1)
  opened.step(1)
  expect([opened.row.value?.id, opened.has_previous.value, opened.has_next.value]).toEqual(['b', true, false])
  opened.close()
  expect(went).toEqual(['push a', 'replace b', 'replace '])
  expect(address.value.tab).toBe('')
})
