// Everyone's own console: each role logs in, sees what waits for it, opens each page of its menu, and finds the pages of
// the others shut. Which pages there are is read from the menus, so that a new page is covered the day it is added.
import { assert, comesTo } from './check.mjs'
import { leave, takePhone } from './phone.mjs'
import { addPerson } from './world.mjs'
import { zhWords } from './words.mjs'

const forbidden = zhWords('ui.state.forbidden')

/** What the page has come to: one word, of those that StateBox shows. */
async function stateOf(page) {
  if ((await page.locator('#page [aria-busy=true]').count()) > 0) return 'loading'
  if (await page.locator('#page').getByText(forbidden, { exact: true }).isVisible()) return 'forbidden'
  if ((await page.locator('#page .state-box[role=alert], #page .state-stale').count()) > 0) return 'error'
  return (await page.locator('#page').innerText()).trim() === '' ? 'blank' : 'full'
}

async function seesOwnPages(page, browser, checked) {
  await page.getByRole('heading', { name: /您好/ }).waitFor()
  await page.locator('.home-list').locator('.todo-row, .todo-none').first().waitFor()
  const entries = page.getByRole('navigation', { name: zhWords('menu.whole') }).locator('a.menu-entry')
  await comesTo('the menu has come', async () => (await entries.count()) > 0, true)
  const folded = page.locator('.menu-fold[aria-expanded=false]')
  while ((await folded.count()) > 0) await folded.first().click()
  const paths = await entries.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  for (const path of paths) {
    const entry = page.locator(`.menu-entry[href="${path}"]`)
    await entry.click()
    await comesTo(`the menu says where one is: ${path}`, () => entry.getAttribute('aria-current'), 'page')
    await comesTo(`${path} is full`, () => stateOf(page), 'full')
    assert.match(await page.title(), /\S/)
    if (checked.has(path)) continue
    checked.add(path)
    await browser.axe(page, path)
    await browser.shot(page, path.replaceAll('/', '_'))
  }
  return paths
}

/** Goes where no entry of the menu leads: as the browser's own 前进 does, without loading the whole console again. */
const wander = (page, path) =>
  page.evaluate((to) => {
    history.pushState({}, '', to)
    window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, path)

async function findsShut(page, paths) {
  for (const [nth, path] of paths.entries()) {
    // The first as somebody types the address, from nothing. The console cannot be wandered in before it has come.
    if (nth === 0) await page.goto(path)
    else await wander(page, path)
    await comesTo(`the address is ${path}`, () => new URL(page.url()).pathname, new URL(path, page.url()).pathname)
    await comesTo(`${path} is shut`, () => stateOf(page), 'forbidden')
    assert.equal(await page.locator('#page [role=grid], #page table').count(), 0, `${path} shows nothing`)
  }
}

async function phoneState(phone) {
  if ((await phone.locator('.phone-page [aria-busy=true]').count()) > 0) return 'loading'
  const alarms = await phone.locator('.phone-page [role=alert]').allInnerTexts()
  if (alarms.some((text) => text.trim() !== '')) return `alarm: ${alarms.join(' ')}`
  return (await phone.locator('.phone-page').innerText()).trim() === '' ? 'blank' : 'full'
}

async function seesPhone(browser, person) {
  const phone = await takePhone(browser, person)
  const bar = phone.getByRole('navigation', { name: zhWords('phone.menu') })
  const places = await bar.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  assert.ok(places.length > 1, `${person.account} has places on the phone`)
  for (const place of places) {
    await bar.locator(`a[href="${place}"]`).click()
    await comesTo(`${place} on the phone`, () => phoneState(phone), 'full')
    await comesTo(`${place} fits the phone`, () => phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true)
  }
  await leave(phone)
}

export async function journey({ world, browser, step }) {
  const school = world.schools[5].id
  const guard = await addPerson(world, 'r_guard', '门卫老李', { unit: school, role: 'guard', agency: 'education' })
  const safety = await addPerson(world, 'r_safety', '专干小黄', { unit: school, role: 'safety_officer', agency: 'education' })
  const { education, police, inspector, sysadmin, secadmin, audadmin } = world.people
  const everyone = [guard, safety, education, police, inspector, sysadmin, secadmin, audadmin]

  const own = new Map()
  const checked = new Set()
  for (const person of everyone) {
    step(`${person.account} goes to each own page`)
    const page = await browser.enter(person)
    own.set(person, { paths: await seesOwnPages(page, browser, checked), cookies: await page.context().cookies() })
    await leave(page)
  }
  const all = new Set([...own.values()].flatMap(({ paths }) => paths))
  for (const [person, { paths, cookies }] of own) {
    step(`${person.account} finds the others' pages shut`)
    const page = await browser.newPage()
    await page.context().addCookies(cookies)
    const others = [...all].filter((path) => !paths.includes(path))
    if (person === guard) assert.ok(others.length > 3, 'there are pages a guard does not have')
    await findsShut(page, others)
    await leave(page)
  }
  for (const person of [guard, safety]) {
    step(`${person.account} on the phone`)
    await seesPhone(browser, person)
  }
}
