// A school comes up from nothing but its line in the roster: its safety officer logs in for the first time and brings in
// the whole file with Excel templates, ledger by ledger; what is wrong in a workbook is told by row and column; both
// agencies take the filing on; every clause of eleven rule packs turns from unknown to kept. What the hands do is counted.
// In a county of its own: the packs in force here are nobody else's.
import { readFileSync } from 'node:fs'
import { assert, comesTo, sees } from './check.mjs'
import { leave } from './phone.mjs'
import { putInForce } from './rules.mjs'
import { file_of_school, nothing_for, said_of_school } from './school-file.mjs'
import { fillIn, headingsOf, workbook } from './workbook.mjs'
import { addPerson, password } from './world.mjs'

const county = '450321'
const packs = ['staffing-gx113', 'guards-gx', 'guards-law', 'equipment-gx', 'key-parts-gb29315', 'management-law', 'protection-gx113', 'retention-law', 'intervals-term', 'facilities', 'guarding-gb29315']
const mark = Date.now() % 100000
const name = `从零小学${mark}`

/** What a practised hand needs; a file is chosen in the system's own box: two clicks more. */
const click_s = 1.5
const field_s = 4
const budget_s = 600

/** Hands that count. Cells filled in Excel are counted apart: they are the school's own facts, in whatever system. */
class Hands {
  clicks = 0
  fields = 0
  cells = 0
  began = Date.now()

  async click(target) {
    await target.click()
    ++this.clicks
  }
  async type(target, text) {
    await target.fill(text)
    ++this.fields
  }
  async choose(page, file) {
    await page.locator('dialog input[type=file]').setInputFiles(file)
    this.clicks += 3
  }
  get seconds() {
    return this.clicks * click_s + this.fields * field_s
  }
}

const excel = (file_name, buffer) => ({ name: file_name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })
const of_school = (rows) => rows.map((row) => ({ '所在学校': name, ...row }))

async function logsInFirst(page, hands, account, temporary) {
  await page.goto('/login')
  await hands.type(page.getByLabel('账号', { exact: true }), account)
  await hands.type(page.getByLabel('密码', { exact: true }), temporary)
  await hands.click(page.getByRole('button', { name: '登录', exact: true }))
  await hands.type(page.getByLabel('现在的密码'), temporary)
  await hands.type(page.locator('#new-password'), password)
  await hands.type(page.locator('#repeated-password'), password)
  await hands.click(page.locator('form.change button[type=submit]'))
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
}

async function opensImport(page, hands, book) {
  const menu = page.getByRole('navigation', { name: '主菜单' })
  const entry = menu.locator(`.menu-entry[href="/records/${book.name}"]`)
  if ((await entry.count()) === 0) await hands.click(menu.getByRole('button', { name: book.group.zh, exact: true }))
  await hands.click(entry)
  await comesTo(`the list of ${book.label.zh}`, async () => new URL(page.url()).pathname, `/records/${book.name}`)
  await comesTo(`no ${book.label.zh} yet`, () => page.locator('.list-total').innerText(), '共 0 条')
  await hands.click(page.locator('.list-actions').getByRole('button', { name: '导入 Excel' }))
}
async function takesTemplate(page, hands) {
  const [download] = await Promise.all([page.waitForEvent('download'), hands.click(page.getByRole('button', { name: '下载模板' }))])
  assert.match(download.suggestedFilename(), /导入模板\.xlsx$/)
  return readFileSync(await download.path())
}

/** Template, rows, the dry run seen, then written. */
async function bringsIn(page, hands, book, rows, template) {
  const filled = of_school(rows)
  await hands.choose(page, excel(`${book.label.zh}.xlsx`, fillIn(template, filled)))
  const apply = page.getByRole('button', { name: `写入 ${rows.length} 条`, exact: true })
  await comesTo(`${book.label.zh}: the dry run has nothing against it`, async () => ((await apply.count()) === 1 ? 'good' : (await page.locator('.import-table, .import-fault').allInnerTexts()).join(' ')), 'good')
  await comesTo('every row is new', () => page.locator('.count.is-added b').innerText(), String(rows.length))
  await hands.click(apply)
  await sees(page, `已导入：新增 ${rows.length} 条`)
  await hands.click(page.locator('dialog').getByRole('button', { name: '关闭' }).last())
  await comesTo(`${book.label.zh} is there`, () => page.locator('.list-total').innerText(), `共 ${rows.length} 条`)
  hands.cells += filled.reduce((sum, row) => sum + Object.keys(row).length, 0)
}

/** The dialog is open: three workbooks that are not what they should be. */
async function refusesWrongBooks(page, browser, hands, guards, templates) {
  const [row] = of_school(file_of_school.guards)
  const refused = page.locator('.import-table tbody tr')
  const other = () => hands.click(page.getByRole('button', { name: '换一个文件' }))
  browser.expect(422, /^\/api\/guards\/imports$/)

  await hands.choose(page, excel('校门.xlsx', fillIn(templates.gates, of_school(file_of_school.gates))))
  const fault = page.locator('.import-fault')
  await sees(page, '像是“校门”的表格，不是“保安员”的', fault)
  await browser.axe(page, "another ledger's workbook")
  await browser.shot(page, 'wrong-ledger')

  await hands.choose(page, excel('无表头.xlsx', workbook([['甲', '乙'], ['韦保安', '在岗']])))
  await sees(page, '找不到表头', fault)
  for (const field of guards.fields.filter((one) => one.required)) await sees(page, field.label.zh, fault)

  const headings = headingsOf(templates.guards).filter((heading) => heading !== '*岗位类别')
  await hands.choose(page, excel('缺一列.xlsx', workbook([headings, headings.map((heading) => row[heading.replace('*', '')] ?? '')])))
  await comesTo('one row is refused', () => refused.count(), 1)
  await comesTo('its row and what is missing', () => refused.innerText().then((text) => /^2\s+有错误\s+韦保安\s+岗位类别\s*表里没有这一列/.test(text)), true)
  await browser.shot(page, 'no-column')
  assert.equal(await page.getByRole('button', { name: '写入 0 条' }).getAttribute('aria-disabled'), 'true')
  await other()

  await hands.choose(page, excel('一格不对.xlsx', fillIn(templates.guards, [row, { ...row, '姓名': '李保安', '保安员证编号': '桂保0002', '岗位类别': '门房', '证件有效期至': '长期有效' }])))
  await comesTo('the other row is refused', () => refused.count(), 1)
  const said = await refused.innerText()
  assert.match(said, /^3\s/, said)
  assert.match(said, /岗位类别\s*C 列\s*门房\s*“门房”不是可选内容。请从这些中选一个：专职保安员/, said)
  assert.match(said, /证件有效期至\s*L 列\s*长期有效\s*应为日期/, said)
  await browser.axe(page, 'wrong values')
  await browser.shot(page, 'wrong-values')
  await other()
}

/** What no ledger tells, and of each ledger that it is complete: then what is not in it is not there. */
async function saysFacts(page, browser, hands, ledgers) {
  await hands.click(page.getByRole('navigation', { name: '主菜单' }).getByText('学校(园)', { exact: true }))
  await hands.click(page.getByRole('grid').getByText(name).first())
  await hands.click(page.getByRole('tab', { name: '事实' }))
  const dialog = page.locator('dialog')
  for (const [fact, value] of said_of_school) {
    await hands.click(page.getByRole('button', { name: `申报：${fact}`, exact: true }))
    if (/^\d+$/.test(value)) await hands.type(dialog.getByLabel(fact, { exact: false }), value)
    else await hands.click(dialog.getByLabel(value, { exact: true }))
    await hands.click(dialog.getByRole('button', { name: '申报', exact: true }))
    await comesTo(`${fact} is said`, () => dialog.count(), 0)
  }
  await hands.click(page.getByRole('button', { name: '台账核对齐全' }))
  await comesTo('a ledger without rows says what that will mean', () => dialog.getByText('0 条：表示本校没有').count(), ledgers.filter((one) => one in nothing_for).length)
  await browser.axe(page, 'ledgers gone through')
  await browser.shot(page, 'complete')
  await hands.click(dialog.getByLabel('全部勾选'))
  await hands.click(dialog.getByRole('button', { name: `确认 ${ledgers.length} 本台账齐全` }))
  await sees(page, `已说明 ${ledgers.length} 本台账齐全`)
  await page.getByRole('button', { name: '台账核对齐全' }).click()
  await comesTo('what was said stays said', () => dialog.locator('li input:checked:disabled').count(), ledgers.length)
  await dialog.getByRole('button', { name: '取消' }).click()
}

async function filesWithBoth(page, browser, hands, officers) {
  await hands.click(page.getByRole('navigation', { name: '主菜单' }).getByText('工作台', { exact: true }))
  await hands.click(page.locator('.todo-row', { hasText: '备案待报送' }))
  await sees(page, '新增专职保安员韦保安')
  await hands.click(page.locator('.detail-drawer').getByRole('button', { name: '报送备案', exact: true }))
  await hands.click(page.getByRole('dialog').getByRole('button', { name: '报送备案', exact: true }))
  await sees(page, '已报送')
  await leave(page)
  for (const [nth, officer] of officers.entries()) {
    const desk = await browser.enter(officer)
    await desk.locator('.todo-row', { hasText: '备案待受理' }).filter({ hasText: name }).click()
    await desk.locator('.detail-drawer').getByRole('button', { name: '受理', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click()
    await sees(desk, nth === 0 ? '等待另一部门' : '已备案')
    await leave(desk)
  }
}

/** Each with its sentence, its pack and the facts behind it; and the same on a phone. */
async function readsJudgements(page, browser) {
  const clauses = page.locator('.clause')
  await comesTo('none of them says otherwise', () => page.locator('.clause.is-failed, .clause.is-partial, .clause.is-unknown').count(), 0)
  assert.ok((await clauses.count()) > 45, `${await clauses.count()} clauses`)
  const guards = clauses.filter({ hasText: '专职保安员足额配备' })
  await sees(page, '应配专职保安员2名，实配2名', guards)
  await guards.getByRole('button', { name: /专职保安员足额配备/ }).click()
  await sees(page, '桂政办发〔2018〕113号', guards.locator('.basis'))
  for (const fact of ['师生员工总数', '专职保安员数']) await sees(page, fact, guards.locator('.fact-lines'))
  await browser.axe(page, 'all kept')
  await browser.shot(page, 'kept')
  await page.setViewportSize({ width: 390, height: 844 })
  await browser.axe(page, 'all kept, on a phone')
  await browser.shot(page, 'kept-phone')
  await page.setViewportSize({ width: 1440, height: 900 })
}

function staysInBudget(hands) {
  const elapsed_s = (Date.now() - hands.began) / 1000
  const waited = `${hands.clicks} clicks, ${hands.fields} fields typed: ${hands.seconds.toFixed(0)} s of hands; ${elapsed_s.toFixed(0)} s by the clock; ${hands.cells} cells in Excel`
  console.log(`     ${waited}`)
  assert.ok(hands.seconds < budget_s && elapsed_s < budget_s, waited)
}

/** What is against a school, clause by clause. */
async function objections(person, school) {
  const { rows } = await person.call('GET', `/api/schools/${school.id}/judgements`)
  return rows.filter((row) => !['passed', 'not_applicable'].includes(row.verdict)).map((row) => `${row.verdict}: ${row.pack_name} ${row.code}: ${row.says}`)
}

export async function journey({ world, browser, step }) {
  step('a line in the roster, rules in force, an account')
  const education = await addPerson(world, 'e_education', '秦教育', { unit: county, role: 'officer', agency: 'education' })
  const police = await addPerson(world, 'e_police', '龙公安', { unit: county, role: 'officer', agency: 'police' })
  const { rows: townships } = await education.call('GET', `/api/units?f.parent=${county}&sort=code`)
  const school = await education.call('POST', '/api/schools', {
    name,
    code: `2145${String(900_000 + mark)}`.slice(0, 10),
    parent: townships[0].id,
    category: 'primary',
    ownership: 'public_owned',
    area: 'town',
    boarding: 'none',
    students: 320,
    boarders: 0,
    staff: 22,
    supervisor: '阳朔县教育局',
  })
  for (const pack of packs) await putInForce(world, pack, county)
  const account = `e_safety${mark}`
  const made = await world.people.secadmin.call('POST', '/api/users', { account, name: '专干小秦', unit: school.id, role: 'safety_officer', agency: 'education' })
  // What a bureau keeps about a school is no part of the school's own file.
  const books = (await education.call('GET', '/api/records')).filter((book) => book.actions.includes('import') && book.fields.some((field) => field.name === 'school' && !field.read_only) && !book.fields.some((field) => field.name === 'unit'))
  assert.deepEqual(books.map((book) => book.name).filter((one) => !(one in file_of_school) && !(one in nothing_for)), [], 'the file has every ledger of a school')

  step('the first log-in')
  const hands = new Hands()
  const page = await browser.newPage()
  await logsInFirst(page, hands, account, made.temporary_password)
  await page.goto(`/records/schools?open=${school.id}&tab=judgements`)
  await page.locator('.clause').first().waitFor()
  assert.equal(await page.locator('.clause.is-passed').filter({ hasNotText: '主管部门' }).count(), 0, 'nothing is known, so nothing is good')
  await browser.shot(page, 'unknown')

  step('wrong workbooks are told by row, column and reason')
  const templates = {}
  const bookOf = (record) => books.find((book) => book.name === record)
  for (const record of ['gates', 'guards']) {
    await opensImport(page, hands, bookOf(record))
    templates[record] = await takesTemplate(page, hands)
    if (record === 'guards') await refusesWrongBooks(page, browser, hands, bookOf(record), templates)
    await hands.click(page.locator('dialog').getByRole('button', { name: '关闭' }).last())
  }
  const { total: written } = await education.call('GET', `/api/guards/count?unit=${school.id}`)
  assert.equal(written, 0, 'nothing of them is written')

  step('the whole file, ledger by ledger')
  for (const [record, rows] of Object.entries(file_of_school)) {
    step(`the ledger ${record}`)
    const book = bookOf(record)
    await opensImport(page, hands, book)
    await bringsIn(page, hands, book, rows, await takesTemplate(page, hands))
  }
  await browser.shot(page, 'last-ledger')

  step('what no ledger tells')
  const facts = (await education.call('GET', `/api/schools/${school.id}/facts`)).rows
  await saysFacts(page, browser, hands, facts.flatMap(({ fact }) => (fact.startsWith('ledgers.') ? [fact.slice('ledgers.'.length)] : [])))

  step('every clause in force is kept or does not apply')
  await comesTo('no clause is unknown, failed or partly kept', () => objections(education, school), [])
  await hands.click(page.getByRole('tab', { name: '评判' }))
  await readsJudgements(page, browser)

  step('filed with education and police')
  await filesWithBoth(page, browser, hands, [education, police])
  staysInBudget(hands)
}
