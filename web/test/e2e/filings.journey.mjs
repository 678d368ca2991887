// A guard's papers change and the school files it (备案): the change drafts itself with its difference, education gives it
// back with a reason, the school mends it, both agencies accept, the police without a mouse. Who has no part in it has no
// button and is refused. What is not filed in time is told to everyone it concerns.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { assert, comesTo, sees } from './check.mjs'
import { day } from './days.mjs'
import { leave } from './phone.mjs'
import { addPerson } from './world.mjs'

const name = `韦保安${Date.now() % 100000}`
const days_to_file = 30
const days_late = 12

const draftOf = async (person, school) => (await person.call('GET', `/api/filing_drafts?unit=${school.id}`)).rows[0]
const newest = async (person, school) => (await person.call('GET', `/api/filings?unit=${school.id}&sort=-submitted_at`)).rows[0]
const button = (page, verb) => page.locator('.detail-drawer').getByRole('button', { name: verb, exact: true })

/** First filed through the API: what is looked at here is a change. */
async function filesFirst(world, school, safety) {
  const guard = await safety.call('POST', '/api/guards', { school: school.id, name, kind: 'full_time_guard', employer: 'school', birth_year: 1980 })
  await safety.call('POST', '/api/safety_posts', { school: school.id, post: 'security_director', holder: '蓝主任' })
  const draft = await draftOf(safety, school)
  let filing = await safety.call('POST', `/api/filing_drafts/${draft.id}/submit`, { version: draft.version, note: '' })
  for (const person of [world.people.education, world.people.police]) {
    filing = await person.call('POST', `/api/filings/${filing.id}/steps`, { version: filing.version, action: 'accept', opinion: '' })
  }
  assert.equal(filing.state, 'filed')
  return guard
}

/** As if the ledgers had said so since long ago: no journey waits a month. */
function ages(world, draft, days) {
  const statement = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], timeout=10); db.execute('UPDATE filing_drafts SET changed_on = ? WHERE id = ?', sys.argv[2:]); db.commit()"
  execFileSync('python3', ['-c', statement, join(world.server.folder, 'anyuan.db'), day(-days), draft.id])
}

async function changesDay(page, guard, label, day) {
  await page.goto(`/records/guards?open=${guard.id}`)
  await button(page, '修改').click()
  await page.locator('.schema-form').getByRole('combobox', { name: label }).fill(day)
  await page.keyboard.press('Enter')
  await page.locator('.schema-form').getByRole('button', { name: '保存' }).click()
  await sees(page, '已保存')
}

async function submits(page, browser, note) {
  await button(page, '报送备案').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('报送说明').fill(note)
  await browser.axe(page, 'submit dialog')
  await dialog.getByRole('button', { name: '报送备案', exact: true }).click()
  await sees(page, '已报送')
  await comesTo('the edition is open', () => new URL(page.url()).pathname, '/records/filings')
}

/** From the list to the answer without a mouse. */
async function acceptsByKeyboard(page, filing) {
  const grid = page.getByRole('grid')
  await grid.getByText(filing.number).waitFor()
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await comesTo('its file', () => page.locator('.detail-drawer h2').innerText(), filing.number)
  const accept = button(page, '受理')
  await accept.waitFor()
  for (let at = 0; at < 40 && !(await accept.evaluate((node) => node === document.activeElement)); ++at) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('同意备案')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await sees(page, `${filing.number} 已备案`)
}

async function givesBack(page, browser, filing) {
  await page.locator('.todo-row', { hasText: '备案待受理' }).filter({ hasText: filing.school_name }).click()
  await sees(page, '证件有效期至由“无”改为“2027-06-30”')
  await browser.axe(page, 'filing')
  await browser.shot(page, 'filing')
  await button(page, '退回补正').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '退回补正', exact: true }).click()
  const reason = dialog.getByRole('textbox')
  await sees(dialog, '请写明理由')
  assert.equal(await reason.getAttribute('aria-invalid'), 'true')
  assert.match(await dialog.locator(`[id="${await reason.getAttribute('aria-describedby')}"]`).innerText(), /理由/)
  await browser.axe(page, 'refused without a reason')
  await browser.shot(page, 'no-reason')
  await reason.fill('请补填到岗日期')
  await dialog.getByRole('button', { name: '退回补正', exact: true }).click()
  await sees(page, '已退回学校补正')
  await page.goto(`/records/filings?f.education=waiting&f.state=returned`)
  await comesTo('what is given back awaits nobody', () => page.locator('.list-total').innerText(), '共 0 条')
  await page.goto(`/records/filings?open=${filing.id}`)
  await comesTo('nothing more to answer', () => button(page, '受理').count(), 0)
}

async function isRefused(path, body, refusals) {
  for (const [person, status] of refusals) await assert.rejects(person.call('POST', path, body), new RegExp(`: ${status} `), `${person.account} at ${path}`)
}
async function hasNoButton(browser, person, path, verbs) {
  const page = await browser.enter(person)
  await page.goto(`/records/${path}`)
  await sees(page, name, page.locator('.detail-drawer'))
  for (const verb of verbs) assert.equal(await button(page, verb).count(), 0, `${person.account} has no ${verb}`)
  await leave(page)
}

/** While it waits: who reads it only has no button and is refused; who has no part in it does not see it. */
async function nobodyElseAnswers(world, browser, filing, { safety, guard, stranger }) {
  const body = { version: filing.version, action: 'accept', opinion: '' }
  await isRefused(`/api/filings/${filing.id}/steps`, body, [[safety, 403], [world.people.inspector, 403], [guard, 403], [stranger, 403]])
  await assert.rejects(stranger.call('GET', `/api/filings/${filing.id}`), /: 404 /)
  for (const person of [safety, world.people.inspector]) await hasNoButton(browser, person, `filings?open=${filing.id}`, ['受理', '退回补正'])
  const page = await browser.enter(guard)
  await page.getByRole('heading', { name: /您好/ }).waitFor()
  assert.equal(await page.getByRole('navigation', { name: '主菜单' }).getByText('备案').count(), 0, "not in a guard's menu")
  await leave(page)
}

async function nobodyElseSubmits(world, browser, draft, { guard, stranger }) {
  const { education, inspector } = world.people
  await isRefused(`/api/filing_drafts/${draft.id}/submit`, { version: draft.version, note: '' }, [[education, 403], [inspector, 403], [guard, 403], [stranger, 404]])
  await hasNoButton(browser, education, `filing_drafts?open=${draft.id}`, ['报送备案'])
}

/** The county finds it among the late ones, on a phone's width too and in English; the school has it in its to-do. */
async function readsLate(world, browser, safety, school, late) {
  const page = await browser.enter(world.people.education)
  await page.locator('.todo-row', { hasText: '逾期未备案' }).filter({ hasText: school.name }).waitFor()
  await page.goto('/records/filing_drafts?f.overdue=true')
  const row = page.getByRole('grid').getByRole('row', { name: new RegExp(school.name) })
  await sees(page, `逾期 ${days_late} 天`, row)
  await browser.axe(page, 'late drafts')
  await browser.shot(page, 'late')
  await row.getByText(school.name).first().click()
  await sees(page, `减少专职保安员${name}`)
  await page.setViewportSize({ width: 390, height: 844 })
  await browser.axe(page, 'late draft on a phone')
  await browser.shot(page, 'late-phone')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await sees(page, `Removed: Full-time guard, ${name}`)
  await sees(page, 'Overdue', page.locator('.draft-header'))
  await browser.axe(page, 'in English')
  await browser.shot(page, 'english')
  await page.evaluate(() => localStorage.clear())
  await leave(page)
  const own = await browser.enter(safety)
  await own.locator('.todo-row', { hasText: `逾期 ${days_late} 天` }).filter({ hasText: '备案' }).click()
  await comesTo('the draft that is late', () => new URL(own.url()).searchParams.get('open'), late.id)
  await sees(own, '逾期未备案', own.locator('.draft-header'))
  await leave(own)
}

export async function journey({ world, browser, step }) {
  if (!world.server) throw new Error('this journey makes a draft old in the database of its server: start it without --at')
  const school = world.schools[20]
  const safety = await addPerson(world, 'f_safety', '专干小韦', { unit: school.id, role: 'safety_officer', agency: 'education' })
  const others = {
    safety,
    guard: await addPerson(world, 'f_guard', '门卫老韦', { unit: school.id, role: 'guard', agency: 'education' }),
    stranger: await addPerson(world, 'f_other', '专干小莫', { unit: world.schools[22].id, role: 'safety_officer', agency: 'education' }),
  }
  const guard = await filesFirst(world, school, safety)

  step('a change of one guard drafts the filing')
  let page = await browser.enter(safety)
  await changesDay(page, guard, '证件有效期至', '2027-06-30')
  await page.goto('/')
  await page.locator('.todo-row', { hasText: '备案待报送' }).click()
  await sees(page, `专职保安员${name}：证件有效期至由“无”改为“2027-06-30”`)
  assert.equal(await page.locator('.detail-drawer section li').count(), 1, 'nothing else is different')
  await browser.axe(page, 'draft')
  await browser.shot(page, 'draft')
  await page.getByRole('tab', { name: '备案名单' }).click()
  await sees(page, '蓝主任')
  await browser.axe(page, 'what would be filed')
  await browser.shot(page, 'contents')

  step('the school submits; only the two agencies answer')
  await submits(page, browser, '证件已换发')
  await leave(page)
  const second = await newest(safety, school)
  await nobodyElseAnswers(world, browser, second, others)

  step('education gives it back, with a reason')
  page = await browser.enter(world.people.education)
  await givesBack(page, browser, second)
  await leave(page)

  step('the school reads why, mends it and submits again')
  page = await browser.enter(safety)
  await page.locator('.todo-row', { hasText: '备案待报送' }).click()
  await sees(page, '上一版被退回')
  await page.goto(`/records/filings?open=${second.id}`)
  await sees(page, '请补填到岗日期', page.locator('.filing-header'))
  await browser.shot(page, 'returned')
  await changesDay(page, guard, '到岗日期', '2026-03-01')
  await page.goto('/')
  await page.locator('.todo-row', { hasText: '备案待报送' }).click()
  await sees(page, '到岗日期由“无”改为“2026-03-01”')
  await submits(page, browser, '已补填到岗日期')
  await leave(page)
  const third = await newest(safety, school)

  step('both accept: education with a click, the police without a mouse')
  page = await browser.enter(world.people.education)
  await page.goto(`/records/filings?open=${third.id}`)
  await button(page, '受理').click()
  await browser.axe(page, 'accept dialog')
  await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click()
  await sees(page, '已受理，等待另一部门')
  await leave(page)
  page = await browser.enter(world.people.police)
  await page.goto(`/records/filings?unit=${school.id}&f.police=waiting`)
  await acceptsByKeyboard(page, third)
  await sees(page, '同意备案', page.locator('.filing-header'))
  await browser.shot(page, 'filed')
  await leave(page)
  assert.equal(await draftOf(safety, school), undefined, 'nothing is left to file')

  step('a guard leaves: only the school submits that')
  await safety.call('POST', `/api/guards/${guard.id}/archive`, { version: (await safety.call('GET', `/api/guards/${guard.id}`)).version, reason: '辞职' })
  const late = await draftOf(safety, school)
  await nobodyElseSubmits(world, browser, late, others)

  step('what is late is told to the county and to the school')
  ages(world, late, days_to_file + days_late)
  await readsLate(world, browser, safety, school, late)
}
