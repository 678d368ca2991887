// One campaign read in English, on the pages of the city, the county and the school. Every word the console itself says
// must be English: Chinese is left only in what people wrote or the law says (names, titles, notes, the sheet's points),
// and no key of the words' files shows through. What people wrote is known from the server's answers.
import { answerSheet, runCampaign } from './campaigns.mjs'
import { assert, comesTo } from './check.mjs'
import { leave, takePhone } from './phone.mjs'
import { addPerson, county } from './world.mjs'
import { wordsOf } from './words.mjs'

const name = `“护校安园”英文界面 ${Date.now() % 100000}`
const chinese = /[\u3400-\u9FFF]/
/** Where people's and the law's own words come from; of everything else the server says, English is expected. */
const written = /^(name|title|subtitle|.+_name|number|note|text|guide|clause|source|code|description|place|person|measure|reason|basis|issuers|document_number|plan|summary|post|principal|address|supervisor|issued_by|school_signer|received_by|result|count_label|body|hint_text|file_name|before|after|label_of_row|unit_names|district|contact.*)$/
// 安园 is the product's name; the switch of the language is named in both.
const own_names = ['安园', '中文', '语言 Language']
const keys = Object.keys(wordsOf('en'))
const bare_key = new RegExp(`\\b(?:${keys.join('|')})\\.[a-z_]+(?:\\.[a-z_]+)*\\b|\\b[a-z]+_[a-z_]+\\b`)

function gather(value, key, found) {
  if (typeof value === 'string') {
    if (key === 'account' || (chinese.test(value) && written.test(key))) found.add(value.trim())
  } else if (Array.isArray(value)) for (const one of value) gather(one, key, found)
  else if (value !== null && typeof value === 'object') for (const [name_of, one] of Object.entries(value)) if (name_of !== 'zh' && name_of !== 'message') gather(one, name_of, found)
}

/** From the next page on, keeps what the server says to it. */
const listen = (page) =>
  page.addInitScript(() => {
    const ask = window.fetch
    window.answers_heard = []
    window.fetch = async (...args) => {
      const answer = await ask(...args)
      const kind = answer.headers.get('content-type') ?? ''
      if (kind.includes('json') && !answer.url.endsWith('/api/records')) window.answers_heard.push(await answer.clone().text())
      return answer
    }
  })
const heard = async (page, found) => {
  for (const text of await page.evaluate(() => window.answers_heard)) gather(JSON.parse(text), '', found)
}

// Everything somebody can read or hear on the page: texts, names, hints, what stands in fields.
const spoken = (page) =>
  page.evaluate(() => {
    const said = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Text ? node.parentElement : node
      if (!element.checkVisibility()) continue
      if (node instanceof Text) said.push(node.data)
      else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(node.getAttribute(name) ?? '')
    }
    said.push(document.title)
    return said.map((text) => text.trim()).filter((text) => text !== '')
  })

async function isEnglish(page, where, found) {
  await comesTo(`${where} is there`, async () => (await page.locator('[aria-busy=true]').count()) === 0, true)
  await page.waitForTimeout(300) // what comes after the first picture: names of references, counts
  const said = await spoken(page)
  await heard(page, found) // after it was said: nothing is said that was not heard before
  const data = [...found, ...own_names].toSorted((a, b) => b.length - a.length)
  const faults = new Set()
  for (const text of said) {
    let rest = text
    for (const one of data) if (one !== '') rest = rest.replaceAll(one, '')
    if (chinese.test(rest)) faults.add(`Chinese: ${text}`)
    const key = bare_key.exec(rest)
    if (key && !/@|\//.test(rest)) faults.add(`bare key ${key[0]}: ${text}`)
  }
  return [...faults].map((fault) => `${where}: ${fault}`)
}

async function readsConsole(browser, person, paths) {
  const page = await browser.enter(person)
  const found = new Set([person.name, county.name])
  found.add(await page.locator('.user-mark').innerText()) // the first character of the name
  await listen(page)
  const english = page.getByRole('button', { name: 'English', exact: true })
  await english.click()
  await page.getByRole('button', { name: '中文', exact: true }).waitFor()
  const faults = []
  for (const path of paths) {
    await page.goto(path)
    faults.push(...(await isEnglish(page, `${person.account} ${path.replace(/[a-z]{2}_[0-9A-Z]{26}/g, '*')}`, found)))
    await browser.shot(page, `${person.account}${path.replaceAll('/', '_').split('?')[0]}`)
  }
  await page.evaluate(() => localStorage.clear()) // the next one begins in Chinese
  await leave(page)
  return faults
}

async function readsPhone(browser, person, paths) {
  const page = await takePhone(browser, person)
  const found = new Set([person.name])
  await listen(page)
  await page.goto('/m/me')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Log out' }).waitFor()
  const faults = []
  for (const path of paths) {
    await page.goto(path)
    faults.push(...(await isEnglish(page, `${person.account} ${path.replace(/[a-z]{2}_[0-9A-Z]{26}/g, '*')}`, found)))
    await browser.shot(page, path.replaceAll('/', '_'))
  }
  await page.close()
  return faults
}

export async function journey({ world, browser, step }) {
  const school = world.schools[17]
  const safety = await addPerson(world, 'esafety', 'Liang Wen', { unit: school.id, role: 'safety_officer', agency: 'education' })
  const campaign = await runCampaign(world, name)
  const { id, points } = await answerSheet(safety, campaign, school.id, 'self_check')
  const failed = points.find((point) => point.rule === 'yes_no').code
  await answerSheet(safety, campaign, school.id, 'self_check', { [failed]: '围墙缺口' })
  const { hazards } = await safety.call('POST', `/api/inspections/${id}/submit`, { vetoes: [] })
  assert.equal(hazards.length, 1)

  step('the city and the county in English')
  const of_campaign = [`/campaigns/${campaign}`, `/campaigns/${campaign}/missing`, `/campaigns/${campaign}/counties/${county.id}`, `/figures?campaign=${campaign}`]
  const records = ['campaigns', 'inspections', 'hazards', 'schools', 'notices', 'campaign_counties', 'waivers', 'checklists', 'samples', 'guards'].map((record) => `/records/${record}`)
  const faults = [
    ...(await readsConsole(browser, world.people.education, ['/', ...of_campaign, ...records, `/records/hazards?open=${hazards[0].id}`, `/records/schools?open=${school.id}`, `/records/campaigns?open=${campaign}`, `/inspections/${id}`, '/units'])),
    ...(await readsConsole(browser, world.people.secadmin, ['/records/users', `/units?unit=${county.id}`])),
    ...(await readsConsole(browser, world.people.audadmin, ['/audit'])),
  ]

  step('the school on the phone in English')
  faults.push(...(await readsPhone(browser, safety, ['/m/', '/m/hazards', `/m/hazards/${hazards[0].id}`, '/m/report', `/m/sheet/${id}`, `/m/sheet/${id}/result`, '/m/me'])))
  assert.deepEqual(faults, [], faults.join('\n     '))
}
