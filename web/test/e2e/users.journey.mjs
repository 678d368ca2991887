// The security administrator: a user with a post, the password shown once, another post, off and on again.
import { assert, comesTo, field, sees } from './check.mjs'

const account = `wang${Date.now() % 1000000}`

async function chooseIn(page, at, option) {
  await page.locator('.schema-form .el-select').nth(at).click()
  await page.getByRole('option', { name: option, exact: true }).filter({ visible: true }).click()
}
async function chooseUnit(page, name) {
  await page.locator('.schema-form').getByRole('button', { name: /任职单位/ }).click()
  await page.getByRole('treeitem', { name, exact: true }).click()
}

export async function journey({ world, browser, step }) {
  const page = await browser.enter(world.people.secadmin)
  await page.getByRole('navigation', { name: '主菜单' }).getByText('用户').click()
  await sees(page, 'secadmin')
  await browser.axe(page, 'users')

  step('a role that does not fit is refused at its field')
  await page.getByRole('button', { name: '新增用户' }).click()
  await field(page, '登录账号').fill(account)
  await field(page, '姓名').fill('王专干')
  await field(page, '手机号码').fill('13877310000')
  await chooseUnit(page, '象山区')
  await chooseIn(page, 0, '校长(园长)')
  await chooseIn(page, 1, '教育')
  await browser.axe(page, 'new user')
  browser.expect(422, /^\/api\/users/)
  await page.locator('.schema-form').getByRole('button', { name: '新增用户' }).click()
  await sees(page, '该角色不能设在')
  await browser.shot(page, 'refused')

  step('made, with a password that is shown once')
  await chooseIn(page, 0, '督查检查员')
  await page.locator('.schema-form').getByRole('button', { name: '新增用户' }).click()
  await sees(page, '只显示这一次')
  const temporary = await page.locator('output').innerText()
  await browser.axe(page, 'temporary password')
  await browser.shot(page, 'temporary')
  await page.getByRole('button', { name: '我已记下' }).click()
  await sees(page, account, page.getByRole('grid'))
  assert.ok(!(await page.content()).includes(temporary), 'the temporary password is gone from the page')

  const listed = page.getByRole('grid').getByRole('row').filter({ hasText: account })
  await sees(page, '象山区', listed)
  await sees(page, '督查检查员', listed)

  step('the number, with a reason')
  await page.getByRole('grid').locator('[data-part=name]', { hasText: '王专干' }).first().click()
  await sees(page, '138****0000', page.locator('.detail-drawer'))
  await page.getByRole('button', { name: '查看手机号码的完整内容' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('重置密码前回电核实')
  await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
  await sees(page, '13877310000', page.locator('.detail-drawer'))

  step('another post')
  await page.getByRole('button', { name: '增加岗位' }).click()
  await chooseUnit(page, '阳朔县')
  await chooseIn(page, 0, '督查检查员')
  await chooseIn(page, 1, '教育')
  await page.locator('dialog').getByRole('button', { name: '增加岗位' }).click()
  await sees(page, '岗位已增加')
  await page.getByRole('tab', { name: '岗位' }).click()
  await sees(page, '阳朔县', page.locator('.posts'))
  await browser.axe(page, 'posts')
  await browser.shot(page, 'posts')

  step('taken away again')
  const row = page.locator('.posts li', { hasText: '阳朔县' })
  await row.getByRole('button', { name: '免去' }).click()
  await row.getByRole('button', { name: '确认免去' }).click()
  await comesTo('one post left', () => page.locator('.posts li').count(), 1)

  step('off and on')
  await page.getByRole('button', { name: '停用' }).click()
  await page.getByRole('button', { name: '启用' }).waitFor()
  await page.getByRole('button', { name: '启用' }).click()
  await page.getByRole('button', { name: '停用' }).waitFor()

  step('a new password')
  await page.getByRole('button', { name: '重置密码' }).click()
  await page.locator('dialog').getByRole('button', { name: /重置 王专干 的密码/ }).click()
  await sees(page, '只显示这一次')
  assert.notEqual(await page.locator('output').innerText(), temporary)
  await page.getByRole('button', { name: '我已记下' }).click()

  step('of oneself there is nothing to switch off')
  await page.getByRole('grid').locator('[data-part=name]', { hasText: '安全管理员' }).first().click()
  await comesTo('its heading', () => page.locator('.detail-drawer h2').innerText(), '安全管理员')
  await page.getByRole('button', { name: '重置密码' }).waitFor()
  assert.equal(await page.getByRole('button', { name: '停用' }).count(), 0)
}
