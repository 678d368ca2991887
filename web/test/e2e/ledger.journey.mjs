// A ledger nobody wrote a page for: 保安员 has list, form, file and history from its description, and shows in the
// file of its school.
import { assert, comesTo, field, sees, total } from './check.mjs'

const name = `赵门卫${Date.now() % 100000}`

/** With what moves moving: a calendar that fades out is still on the page for a moment. */
async function tabsPastCalendars(page) {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.locator('.schema-form .date-input input').last().focus()
  await page.locator('.el-picker__popper').filter({ visible: true }).waitFor()
  for (let at = 0; at < 12; ++at) {
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement.closest('.el-picker__popper') === null), true, `Tab ${at + 1} stays out of the calendar`)
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
}

export async function journey({ world, browser, step }) {
  const page = await browser.enter(world.people.education)
  const school = world.schools[0].name

  step('in the menu by itself')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('button', { name: '安保力量' }).click()
  await menu.getByText('保安员', { exact: true }).click()
  await comesTo('a count', async () => /^共 \d+ 条$/.test(await total(page)), true)
  await browser.axe(page, 'ledger')

  step('made: reference, choices, dates, a secret')
  await page.getByRole('button', { name: '新增', exact: true }).click()
  await page.locator('.schema-form').getByRole('combobox', { name: '所在学校' }).fill(school)
  await page.getByRole('option', { name: school, exact: true }).click()
  await field(page, '姓名').fill(name)
  await page.locator('.schema-form .el-select').nth(1).click()
  await page.getByRole('option').filter({ visible: true }).first().click()
  await page.getByLabel('学校自聘', { exact: true }).check()
  await page.locator('.schema-form').getByRole('combobox', { name: '证件有效期至' }).fill('2027-06-30')
  await page.keyboard.press('Enter')
  await field(page, '出生年份').fill('1980')
  await field(page, '联系电话').fill('13977312345')
  await tabsPastCalendars(page)
  await browser.axe(page, 'form')
  await browser.shot(page, 'form')
  await page.locator('.schema-form').getByRole('button', { name: '新增' }).click()
  await sees(page, `已新增 ${name}`)
  await sees(page, '139****2345')
  await sees(page, '2027-06-30')
  await browser.axe(page, 'file')
  await browser.shot(page, 'file')

  step('in the file of its school')
  await page.goto(`/records/schools?open=${world.schools[0].id}&tab=ledgers`)
  const ledgers = page.locator('.ledger-group')
  await sees(page, '防护器械', ledgers)
  await browser.axe(page, 'tab of the school')
  await browser.shot(page, 'school')
  await ledgers.getByRole('link', { name: '保安员', exact: true }).click()
  await page.getByRole('grid').getByText(name).first().click()
  await comesTo('its own file', () => page.locator('.detail-drawer h2').innerText(), name)
}
