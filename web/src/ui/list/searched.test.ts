import { mount, shallowMount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { h, nextTick, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import en from '@/locale/en/ui.json'
import zh from '@/locale/zh-CN/ui.json'
import StateBox from '../StateBox.vue'
import ListPage from './ListPage.vue'
import SearchedLine from './SearchedLine.vue'

const speaking = (locale: 'zh-CN' | 'en') => ({ plugins: [createI18n({ legacy: false, locale, messages: { 'zh-CN': zh, en } })] })
const line = (props: object, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  mount(SearchedLine, {
    props: { lookedAt: 20_000, isMore: false, found: 3, isNewestFirst: true, busy: false, ...props },
    global: speaking(locale),
    attachTo: document.body,
  })
const said = (one: ReturnType<typeof line>): string[] => [one.get('[role=status]').text(), one.get('button').text()]

test('it says how far the search has come in words that are true for the order', () => {
  expect(said(line({}))).toEqual(['已查找较新的 20,000 条，找到 3 条', '继续查找更早的'])
  expect(said(line({ isMore: true, found: 0 }))).toEqual(['已查找较新的 20,000 多条，找到 0 条', '继续查找更早的'])
  expect(said(line({ isNewestFirst: false }))).toEqual(['已查找排在前面的 20,000 条，找到 3 条', '继续往后查找'])
  expect(said(line({}, 'en'))).toEqual(['Searched 20,000 rows from the newest on, found 3', 'Search older ones'])
  expect(said(line({ isNewestFirst: false }, 'en'))).toEqual(['Searched 20,000 rows from the top of the list, found 3', 'Search further down'])
})

test('its button goes on, and not twice at once', async () => {
  const one = line({})
  await one.get('button').trigger('click')
  await one.setProps({ busy: true })
  await one.get('button').trigger('click')
  expect(one.emitted('more')).toHaveLength(1)
})

test('whoever pressed its button goes on in the list when the search is done', async () => {
  const onDone = vi.fn()
  const has_more = ref(true)
  const shown = { lookedAt: 20_000, isMore: false, found: 3, isNewestFirst: true, busy: false, onDone }
  const one = mount(() => (has_more.value ? h(SearchedLine, shown) : h('p')), { global: speaking('zh-CN'), attachTo: document.body })
  has_more.value = false
  await nextTick()
  expect(onDone).not.toHaveBeenCalled()
  has_more.value = true
  await nextTick()
  one.get('button').element.focus()
  has_more.value = false
  await nextTick()
  expect(onDone).toHaveBeenCalledTimes(1)
})

test('nothing found so far is not the empty list', () => {
  const list = (searched: { looked_at: number; is_more: boolean } | null) =>
    shallowMount(ListPage, {
      props: {
        name: 'hazards', title: '隐患', fields: [], columns: [], rows: [], count: null, busy: 'no', hasMore: false, searched, isNew: false,
        trouble: null, loadedAt: null, address: { q: '灭火器', sort: '', unit: '', filters: {}, open: '', tab: '' },
      },
      global: { ...speaking('zh-CN'), renderStubDefaultSlot: true },
    })
  const going = list({ looked_at: 20_000, is_more: false })
  expect(going.getComponent(StateBox).props('state')).toBe('full')
  expect(going.findComponent(SearchedLine).exists()).toBe(true)
  const done = list(null)
  expect(done.getComponent(StateBox).props('state')).toBe('empty-filtered')
  expect(done.findComponent(SearchedLine).exists()).toBe(false)
})
