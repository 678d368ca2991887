// A notice goes down the tree: written and issued by the county, received by a school, and the list of who has not.
import { comesTo, field, sees } from './check.mjs'
import { leave } from './phone.mjs'
import { addPerson } from './world.mjs'

const title = `关于开展护校安园检查的通知 ${Date.now() % 100000}`

export async function journey({ world, browser, step }) {
  const principal = world.people.n_principal ?? (await addPerson(world, 'n_principal', '校长覃芳', { unit: world.schools[2].id, role: 'principal', agency: 'education' }))

  step('the county writes and issues it')
  const county = await browser.enter(world.people.education)
  await county.getByRole('navigation', { name: '主菜单' }).getByText('通知', { exact: true }).click()
  await county.getByRole('button', { name: /^新增/ }).first().click()
  await field(county, '标题').fill(title)
  await field(county, '正文').fill('请各校于三月底前完成自查，逐项整改。')
  await county.locator('.schema-form .el-select').first().click()
  await county.getByRole('option', { name: '学校', exact: true }).click()
  await county.keyboard.press('Escape')
  await browser.axe(county, 'notice form')
  await county.locator('.schema-form').getByRole('button', { name: /^新增|^保存/ }).click()
  await sees(county, '草稿', county.locator('.detail-drawer'))
  await county.getByRole('button', { name: '发布', exact: true }).click()
  await browser.axe(county, 'issue dialog')
  await county.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await sees(county, '已发布', county.locator('.detail-drawer'))
  await county.getByRole('tab', { name: '签收情况' }).click()
  await comesTo('every school is missing', () => county.getByRole('button', { name: /^未签收/ }).innerText().then((text) => Number(text.replace(/\D/g, '')) > 30), true)
  await browser.axe(county, 'receipts')
  await browser.shot(county, 'receipts')
  await leave(county)

  step('a school receives it')
  const school = await browser.enter(principal)
  await school.getByRole('navigation', { name: '主菜单' }).getByText('通知', { exact: true }).click()
  await school.getByRole('grid').getByText(title).click()
  await school.getByRole('button', { name: '签收', exact: true }).click()
  await sees(school, '本单位已签收', school.locator('.detail-drawer'))
  await comesTo('its text stands there once', () => school.locator('.detail-drawer').getByText('请各校于三月底前完成自查').count(), 1)
  await browser.axe(school, 'notice')
  await browser.shot(school, 'received')
  await leave(school)

  step('the county sees who received it')
  const again = await browser.enter(world.people.education)
  await again.goto('/notices?q=' + encodeURIComponent(title))
  await again.getByRole('grid').getByText(title).click()
  await again.getByRole('tab', { name: '签收情况' }).click()
  await again.getByRole('button', { name: /^已签收/ }).click()
  await sees(again, '校长覃芳')
  await leave(again)
}
