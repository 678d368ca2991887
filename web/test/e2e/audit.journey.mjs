// The audit administrator: search the journal, follow one record, prove the chain; others do not get in.
import { comesTo, sees } from './check.mjs'

export async function journey({ world, browser, step }) {
  const page = await browser.enter(world.people.audadmin)
  await page.getByRole('navigation', { name: '主菜单' }).getByText('审计').click()
  const grid = page.getByRole('grid')
  await sees(page, '登录', grid)
  await browser.axe(page, 'journal')

  step('the chain is whole')
  await page.getByRole('button', { name: '校验审计链' }).click()
  await sees(page, '审计链完整')
  await browser.axe(page, 'verdict')
  await browser.shot(page, 'verdict')

  step('who did it')
  await page.getByLabel('操作人').fill('安全管理员')
  await page.keyboard.press('Enter')
  await comesTo('only this person', async () => (await grid.getByRole('row').allInnerTexts()).slice(1).every((row) => row.includes('安全管理员')), true)

  step('one event, then everything of its record')
  await grid.locator('[data-part=name]').first().click()
  await sees(page, '对象编号')
  await browser.axe(page, 'event')
  await browser.shot(page, 'event')
  await page.getByRole('button', { name: '只看这个对象的记录' }).click()
  await comesTo('the address names the record', async () => new URL(page.url()).searchParams.has('f.record_id'), true)

  step('not for officers')
  const officer = await browser.enter(world.people.education)
  await officer.goto('/audit')
  await sees(officer, '您的岗位不能查看这一页')
  await browser.axe(officer, 'forbidden')
  await browser.shot(officer, 'forbidden')
}
