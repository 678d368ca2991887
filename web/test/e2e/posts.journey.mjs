// One person with two posts: what is seen and offered follows the post one acts at.
import { addPerson } from './world.mjs'
import { comesTo, sees, total } from './check.mjs'

export async function journey({ world, browser, step }) {
  const account = `two${Date.now() % 100000}`
  const person = await addPerson(world, account, '两个岗位', { unit: '450305', role: 'officer', agency: 'education' })
  const { user } = await person.call('GET', '/api/session')
  await world.people.secadmin.call('POST', `/api/users/${user.id}/posts`, { unit: '450323', role: 'inspector', agency: 'education' })

  step('at the first post')
  const page = await browser.enter(person)
  await page.getByRole('navigation', { name: '主菜单' }).getByText('学校(园)').click()
  await sees(page, '朝阳幼儿园', page.getByRole('grid'))
  await page.getByRole('button', { name: '新增', exact: true }).waitFor()

  step('at the other: another county, and nothing to write')
  await page.getByRole('button', { name: /两个岗位/ }).click()
  await browser.axe(page, 'posts in the menu')
  await browser.shot(page, 'menu')
  await page.getByRole('menuitemradio', { name: /灵川县/ }).click()
  await sees(page, '现在的岗位：灵川县')
  await comesTo('home only is open', () => page.getByRole('navigation', { name: '已打开的页面' }).getByRole('listitem').count(), 1)
  await page.getByRole('navigation', { name: '主菜单' }).getByText('学校(园)').click()
  await comesTo('no school there', () => total(page), '共 0 条')
  await comesTo('nothing to make', () => page.getByRole('button', { name: /新增/ }).count(), 0)
  await browser.shot(page, 'other')
}
