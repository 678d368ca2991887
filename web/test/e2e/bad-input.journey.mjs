// Bad input in every form of every record: each fault is said at its field, in the reader's language, and nothing is
// sent. The forms come from the descriptions of the records, so that a new ledger is covered by itself. A form is tried
// with one wrong value for each kind of field, another one in the next form; one form is tried in English too.
import { assert, comesTo } from './check.mjs'
import { leave } from './phone.mjs'

const chinese = /[\u3400-\u9FFF]/
const languages = [
  { tag: 'zh-CN', new_one: /^新增/, discard: '取消' },
  { tag: 'en', new_one: /^New/, discard: 'Cancel' },
]

/** What a field of this kind does not take, typed as somebody would. */
function wrongInputs(field) {
  if (field.kind === 'text' || field.kind === 'multiline') return field.length_max && !field.secret ? ['长'.repeat(field.length_max + 1)] : []
  if (field.kind !== 'integer' && field.kind !== 'decimal') return []
  const inputs = ['三百', '12abc']
  if (field.kind === 'integer') inputs.push('1.5')
  if (field.max !== undefined) inputs.push(String(field.max + 1), [...String(field.max + 1)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''))
  if (field.min !== undefined) inputs.push(String(field.min - 1))
  return inputs
}

let turn = 0
const input = (form, field) => form.locator(`[id$="-${field.name}"]`).first()
const says = (form, field) => form.locator(`[id$="-${field.name}-says"].is-fault`)

async function expectFault(form, field, language, typed) {
  const what = `${field.name} with ${typed.slice(0, 12)} in ${language.tag}`
  await comesTo(`${what} is refused`, () => says(form, field).count(), 1)
  const text = await says(form, field).innerText()
  assert.ok(text.trim() !== '' && chinese.test(text) === (language.tag === 'zh-CN'), `${what} says: ${text}`)
  const [invalid, described] = await input(form, field).evaluate((node) => {
    const told = node.matches('[aria-describedby]') ? node : (node.closest('.form-field').querySelector('[aria-describedby]') ?? node)
    return [told.getAttribute('aria-invalid'), told.getAttribute('aria-describedby')]
  })
  assert.equal(described, await says(form, field).getAttribute('id'), `${what} is told to readers of the screen`)
  if (typed !== '') assert.equal(invalid, 'true', `${what} is marked`)
}

async function triesForm(page, book, language) {
  await page.goto(`/records/${book.name}`)
  const make = page.locator('.list-actions').getByRole('button', { name: language.new_one })
  await comesTo(`the list of ${book.name}`, async () => /\d/.test(await page.locator('.list-total').innerText()), true)
  if ((await make.count()) === 0) return 0
  await make.first().click()
  const form = page.locator('.schema-form')
  await form.waitFor()
  const present = []
  for (const field of book.fields) if (!field.read_only && (await input(form, field).count()) > 0) present.push(field)
  const presses = form.locator('.form-foot button[type=submit]')

  let judged = 0
  const tried = new Set()
  for (const field of present) {
    const wrong = wrongInputs(field)
    if (wrong.length === 0 || tried.has(field.kind)) continue
    tried.add(field.kind)
    const typed = wrong[turn++ % wrong.length]
    await input(form, field).fill(typed)
    await input(form, field).blur()
    await expectFault(form, field, language, typed)
    await input(form, field).fill('')
    judged += 1
  }
  await presses.click()
  for (const field of present.filter((one) => one.required)) {
    const is_filled = (await says(form, field).count()) === 0
    if (is_filled && book.preset.has(field.name)) continue
    await expectFault(form, field, language, '')
    judged += 1
  }
  await form.getByRole('button', { name: language.discard, exact: true }).click()
  return judged
}

export async function journey({ world, browser, step }) {
  let judged = 0
  for (const person of [world.people.education, world.people.secadmin]) {
    // A new checklist is not filled into a form but designed on a page of its own: its journey tries that.
    const books = (await person.call('GET', '/api/records')).filter((book) => book.name !== 'checklists')
    const before = await Promise.all(books.map(async (book) => (await person.call('GET', `${book.path}/count`)).total))
    const page = await browser.enter(person)
    const writes = []
    page.on('request', (request) => ['POST', 'PATCH', 'PUT'].includes(request.method()) && writes.push(`${request.method()} ${request.url()}`))
    for (const language of languages) {
      step(`${person.account} in ${language.tag}`)
      if (language.tag === 'en') {
        await page.getByRole('button', { name: 'English', exact: true }).click()
        await page.getByRole('button', { name: '中文', exact: true }).waitFor()
      }
      let judged_here = 0
      for (const book of books) {
        if (language.tag === 'en' && judged_here > 0) break
        step(`${person.account}: the form of ${book.name} in ${language.tag}`)
        // A new campaign starts with the year, its phases and the whole coverage.
        book.preset = new Set(book.name === 'campaigns' ? ['year', 'phases', 'coverage_target'] : [])
        judged_here += await triesForm(page, book, language)
      }
      judged += judged_here
    }
    assert.deepEqual(writes, [], 'nothing was sent')
    const after = await Promise.all(books.map(async (book) => (await person.call('GET', `${book.path}/count`)).total))
    assert.deepEqual(after, before, 'nothing was written')
    await page.evaluate(() => localStorage.clear())
    await leave(page)
  }
  assert.ok(judged > 40, `${judged} faults`)
}
