// A hazard's life by four hands: the guard reports it from the phone without a connection, the principal says who fixes
// it, the safety officer fixes it on the phone, the county verifies it. Nobody verifies an own fix.
import { assert, comesTo, sees } from './check.mjs'
import { chip, leave, picture, takePhone } from './phone.mjs'
import { addPerson } from './world.mjs'

const title = `西侧围墙缺口 ${Date.now() % 100000}`

async function report(phone, context, browser) {
  await phone.getByRole('link', { name: '上报' }).click()
  await browser.axe(phone, 'report')
  await context.setOffline(true)
  await phone.setInputFiles('input[type=file]', picture(1))
  await phone.getByRole('img', { name: /照片/ }).first().waitFor()
  await phone.getByLabel('发现了什么').fill(title)
  await phone.getByLabel('在哪里').fill('操场西侧')
  await phone.getByLabel('类别').selectOption('physical')
  await phone.getByRole('button', { name: '上报隐患' }).click()
  await sees(phone, '已存在本机')
  assert.match(await chip(phone), /待上报/)
  await browser.shot(phone, 'reported-offline')
  await context.setOffline(false)
  await comesTo('the report arrives by itself', () => chip(phone), '已保存')
}

export async function journey({ world, browser, step }) {
  const unit = world.schools[1].id
  const people = {}
  for (const [account, name, role] of [['h_guard', '门卫老李', 'guard'], ['h_safety', '专干小黄', 'safety_officer'], ['h_principal', '校长韦明', 'principal']]) {
    people[role] = world.people[account] ?? (await addPerson(world, account, name, { unit, role, agency: 'education' }))
  }

  step('the guard reports without a connection')
  const guard = await takePhone(browser, people.guard)
  await browser.axe(guard, 'phone to-do')
  await report(guard, guard.context(), browser)
  await guard.getByRole('link', { name: '查看隐患' }).click()
  await sees(guard, title)
  await browser.axe(guard, 'phone hazards')
  await browser.shot(guard, 'phone-hazards')
  await leave(guard)

  step('the principal says who, how and until when')
  const principal = await browser.enter(people.principal)
  await principal.getByRole('navigation', { name: '主菜单' }).getByText('隐患', { exact: true }).click()
  await principal.getByRole('grid').getByText(title).waitFor()
  await browser.axe(principal, 'hazards list')
  await browser.shot(principal, 'list')
  await principal.getByRole('grid').getByText(/^YH-/).first().click()
  await principal.getByRole('button', { name: '安排整改' }).click()
  const dialog = principal.getByRole('dialog')
  await browser.axe(principal, 'assign dialog')
  await dialog.getByRole('button', { name: '安排整改' }).click()
  await sees(dialog, '这一项必须填写')
  await dialog.getByLabel('整改责任人').fill('王师傅')
  await dialog.getByLabel('整改措施').fill('砌墙并加装防攀爬刺网')
  await dialog.getByLabel('整改期限').fill('2099-12-31')
  await principal.keyboard.press('Enter')
  await browser.shot(principal, 'assign')
  await dialog.getByRole('button', { name: '安排整改' }).click()
  await dialog.waitFor({ state: 'detached' })
  await sees(principal, '整改中')
  await leave(principal)

  step('the safety officer fixes it and shows it')
  const officer = await takePhone(browser, people.safety_officer)
  await officer.getByRole('link', { name: '隐患', exact: true }).click()
  await officer.getByText(title).click()
  await browser.axe(officer, 'phone hazard')
  await officer.getByRole('button', { name: '上报整改完成' }).click()
  await sees(officer, '请写明整改情况')
  await officer.getByLabel('整改情况').fill('已砌实，加装刺网')
  await officer.setInputFiles('input[type=file]', picture(2))
  await officer.getByRole('img', { name: /整改后/ }).first().waitFor()
  await browser.shot(officer, 'phone-rectify')
  await officer.getByRole('button', { name: '上报整改完成' }).click()
  await comesTo('the fix arrives', () => chip(officer), '已保存')
  await officer.getByRole('button', { name: '待核查' }).click()
  await sees(officer, title)
  await leave(officer)

  step('the county compares before and after, and closes it')
  const county = await browser.enter(world.people.education)
  await county.goto('/hazards?f.state=rectified')
  await county.getByRole('grid').getByText(title).waitFor()
  await county.getByRole('grid').getByText(/^YH-/).first().click()
  await county.getByRole('tab', { name: '整改前后' }).click()
  await comesTo('both photos are there', () => county.locator('.before-after img').count(), 2)
  await comesTo('and are pictures', () => county.locator('.before-after img').evaluateAll((all) => all.every((one) => one.naturalWidth > 0 && one.naturalWidth <= 1600)), true)
  await browser.axe(county, 'before and after')
  await browser.shot(county, 'before-after')
  await county.getByRole('button', { name: '核查通过' }).click()
  await county.getByRole('dialog').getByRole('button', { name: '核查通过' }).click()
  await sees(county, '已销号')
  await browser.shot(county, 'closed')
  await leave(county)
}
