// Getting in: wrong pair, locked, first password, the way one wanted to go, a session that ends in mid-work.
import { addPerson, county, password } from './world.mjs'
import { assert, comesTo, field, sees } from './check.mjs'

async function tryToEnter(page, account, word) {
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(word)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

export async function journey({ world, browser, step }) {
  const page = await browser.newPage()

  step('nothing filled in')
  await page.goto('/records/schools?q=%E6%9C%9D%E9%98%B3')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await sees(page, '请填写账号')
  await browser.axe(page, 'log in')
  await browser.shot(page, 'empty')

  step('wrong pair')
  await tryToEnter(page, 'education', 'not-the-password')
  await sees(page, '账号或密码不正确')
  assert.equal(await page.getByLabel('密码', { exact: true }).inputValue(), '', 'a wrong password is not kept')
  await browser.axe(page, 'wrong pair')
  await browser.shot(page, 'wrong')

  step('to where one wanted to go')
  await tryToEnter(page, 'education', password)
  await sees(page, '朝阳幼儿园')
  assert.match(page.url(), /\/records\/schools\?q=/)

  step('the session ends while a form is open; what was typed survives')
  await page.getByRole('button', { name: '新增', exact: true }).click()
  await field(page, '学校名称').fill('没有存下的小学')
  await page.evaluate(async () => {
    const { csrf } = await (await fetch('/api/session')).json()
    await fetch('/api/session', { method: 'DELETE', headers: { 'X-CSRF-Token': csrf } })
  })
  browser.expect(401, /^\/api\//)
  await page.getByRole('grid').getByRole('button', { name: '学校名称' }).click()
  await sees(page, '登录已过期')
  await browser.axe(page, 'session over')
  await browser.shot(page, 'session-over')
  await page.locator('dialog').getByLabel('密码').fill('not-the-password')
  await page.getByRole('button', { name: '继续', exact: true }).click()
  await sees(page, '账号或密码不正确')
  await page.locator('dialog').getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '继续', exact: true }).click()
  await comesTo('the box is gone', () => page.locator('dialog').count(), 0)
  assert.equal(await field(page, '学校名称').inputValue(), '没有存下的小学')

  step('and what was typed survives a reload as well')
  await page.reload()
  await sees(page, '没有提交的草稿')
  await page.getByRole('button', { name: '恢复草稿' }).click()
  assert.equal(await field(page, '学校名称').inputValue(), '没有存下的小学')
  await page.getByRole('button', { name: '取消' }).click()

  step('out again')
  await page.getByRole('button', { name: /韦教育/ }).click()
  await browser.axe(page, 'user menu')
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByLabel('账号', { exact: true }).waitFor()

  step('a temporary password has to be changed first')
  const account = `first${Date.now() % 100000}`
  const made = await world.people.secadmin.call('POST', '/api/users', { account, name: '新来的', unit: county.id, role: 'officer', agency: 'education' })
  await tryToEnter(page, account, made.temporary_password)
  await sees(page, '临时密码')
  await browser.axe(page, 'change password')
  await page.getByLabel('现在的密码').fill(made.temporary_password)
  await page.getByLabel('新密码', { exact: true }).fill('short')
  await page.getByRole('button', { name: '保存新密码' }).click()
  await sees(page, '还不符合')
  await browser.shot(page, 'change')
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输一遍新密码').fill(password)
  await page.getByRole('button', { name: '保存新密码' }).click()
  await sees(page, '您好')

  step('too many wrong passwords lock the account and say for how long')
  const locked = await addPerson(world, `locked${Date.now() % 100000}`, '手滑', { unit: county.id, role: 'officer', agency: 'education' })
  await page.getByRole('button', { name: /新来的/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  browser.expect(429, /^\/api\/session$/)
  await comesTo(
    'the account locks',
    async () => {
      await tryToEnter(page, locked.account, 'wrong-again-1')
      await page.getByRole('alert').first().waitFor()
      return /分钟后再试/.test(await page.locator('.login-fault').innerText())
    },
    true,
  )
  await browser.axe(page, 'locked')
  await browser.shot(page, 'locked')

  step('the server cannot be reached')
  await page.route('**/api/session', (route) => route.abort())
  await tryToEnter(page, 'education', password)
  await sees(page, '连不上服务器')
  await browser.shot(page, 'unreachable')
  await page.unroute('**/api/session')
}
