import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import RunningText from './RunningText.vue'

test('dates stand in one piece each, and the text stays what it is', () => {
  const text = '组织部署 2026-10-04 至 2026-10-18；签收 2026-10-05 12:06，文号 2026-1'
  const shown = mount({ components: { RunningText }, template: `<p><RunningText text="${text}" /></p>` })
  expect(shown.text()).toBe(text)
  expect(shown.findAll('.date').map((date) => date.text())).toEqual(['2026-10-04', '2026-10-18', '2026-10-05 12:06'])
})
