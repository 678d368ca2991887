// The first story that must work, by six people: the city opens a campaign; the county receives it, forms its group and
// files its plan; a school checks itself on the phone through a lost connection; what failed is fixed and verified by
// someone else; coverage reaches 100 %; the city samples, accepts and looks back; the report comes out.
import { assert, comesTo, field, sees } from './check.mjs'
import { chip, leave, picture, takePhone } from './phone.mjs'
import { addPerson, county } from './world.mjs'

const name = `“护校安园”大检查 ${Date.now() % 100000}`

async function issue({ world, browser }) {
  const city = await browser.enter(world.people.c_city)
  await city.goto('/records/campaigns')
  await city.getByRole('button', { name: /^新增/ }).first().click()
  await field(city, '行动名称').fill(name)
  await field(city, '发文机关').fill('桂林市公安局、桂林市教育局')
  await city.locator('.schema-form').getByLabel('检查表', { exact: true }).click()
  await city.getByRole('option', { name: /护校安园百分制检查表/ }).click()
  await browser.axe(city, 'campaign form')
  await browser.shot(city, 'campaign-form')
  await mendsPhase({ browser, city })
  await city.locator('.schema-form').getByRole('button', { name: /^新增/ }).click()
  await sees(city, '草稿', city.locator('.detail-drawer'))
  await city.getByRole('button', { name: '下发', exact: true }).click()
  const dialog = city.getByRole('dialog')
  await dialog.getByRole('button', { name: '下发到 17 个县区' }).click()
  await dialog.waitFor({ state: 'detached' })
  await city.getByRole('link', { name: '进入专项行动' }).click()
  await sees(city, county.name)
  await browser.axe(city, 'campaign page')
  await browser.shot(city, 'campaign')
  const id = new URL(city.url()).pathname.split('/').at(-1)
  await leave(city)
  return id
}

/** A phase that ends before it begins is refused at its own date, in the list of phases. */
async function mendsPhase({ browser, city }) {
  const form = city.locator('.schema-form')
  const end = form.locator('[id$="-phases-1-to"]')
  const planned = await end.inputValue()
  const putEnd = async (day) => {
    await end.fill(day)
    await end.press('Tab')
  }
  await putEnd('2020-01-01')
  browser.expect(422, /^\/api\/campaigns$/)
  await form.getByRole('button', { name: /^新增/ }).click()
  await sees(city, '截止日期早于开始日期', form.locator('.part').nth(1))
  await comesTo('the wrong date is in focus', () => end.evaluate((node) => node === document.activeElement && node.getAttribute('aria-describedby')), await form.locator('.part-fault').getAttribute('id'))
  await putEnd(planned)
  await comesTo('the fault is gone with its cause', () => form.locator('.part-fault').count(), 0)
}

async function begin({ world, browser }, campaign) {
  const page = await browser.enter(world.people.education)
  await page.goto(`/campaigns/${campaign}/counties/${county.id}`)
  await page.getByRole('button', { name: '签收', exact: true }).click()
  await comesTo('the receipt is there', () => page.getByText('还没有签收。').count(), 0)
  await page.getByRole('button', { name: '登记领导小组' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').nth(0).fill('黄建国')
  await dialog.getByLabel('单位及职务').nth(0).fill('七星公安分局副局长')
  await dialog.getByRole('button', { name: '保存领导小组' }).click()
  await comesTo('the fault stands at its row', () => dialog.locator('fieldset').nth(1).locator('.fault').count(), 2)
  await comesTo('and is in focus', () => dialog.getByLabel('姓名').nth(1).evaluate((node) => node === document.activeElement && node.getAttribute('aria-invalid')), 'true')
  await dialog.getByLabel('姓名').nth(1).fill('李晓梅')
  await dialog.getByLabel('单位及职务').nth(1).fill('七星区教育局副局长')
  await browser.axe(page, 'group dialog')
  await browser.shot(page, 'group')
  await dialog.getByRole('button', { name: '保存领导小组' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '报送实施意见' }).click()
  await dialog.getByLabel('实施意见').fill('结合本区实际，分三组推进。')
  await dialog.getByRole('button', { name: '报送', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await advance(page, '自查自纠')
  await browser.axe(page, 'county page')
  await browser.shot(page, 'county')
  await leave(page)
}

async function advance(page, phase) {
  await page.getByRole('button', { name: `进入${phase}`, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: `进入${phase}` }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await comesTo(`the county is in ${phase}`, () => page.locator('.page-head .status-tag').first().innerText(), phase)
}

/** Everything but one school is waived: closed for building works. One of them by hand. */
async function waive({ world, browser }, campaign, school) {
  const others = world.schools.filter((one) => one.id !== school.id)
  for (const one of others.slice(1)) await world.people.education.call('POST', '/api/waivers', { campaign, school: one.id, reason: '校舍改造停课' })
  const page = await browser.enter(world.people.education)
  await page.goto(`/campaigns/${campaign}/missing?unit=${county.id}`)
  await browser.axe(page, 'missing list')
  await browser.shot(page, 'missing')
  await page.getByRole('button', { name: `登记免检：${others[0].name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('校舍改造停课')
  await dialog.getByRole('button', { name: /登记免检/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await comesTo('one school is left', () => page.locator('tbody tr').count(), 1)
  await leave(page)
}

async function answerChapter(phone, at) {
  await phone.locator('.chapters button').nth(at).click()
  const cards = phone.locator('.point-card')
  for (let card = 0; card < (await cards.count()); ++card) {
    const one = cards.nth(card)
    await one.locator('.is-pass').click()
    if ((await one.getByText('必填').count()) > 0) {
      await one.locator('input[type=file]').setInputFiles(picture(at * 10 + card, 800, 600))
      await one.getByRole('img').first().waitFor()
    }
  }
}

// The measures that are in the phone's own store: what a reload cannot take away any more.
const keptMeasures = (phone) =>
  phone.evaluate(async () => {
    const asked = (request) =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    const measures = []
    for (const { name } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name))
      if (db.objectStoreNames.contains('answers')) measures.push(...(await asked(db.transaction('answers').objectStore('answers').getAll())).map((one) => one.answer.measure))
      db.close()
    }
    return measures.filter(Boolean)
  })

async function selfCheck({ world, browser }, campaign) {
  const phone = await takePhone(browser, world.people.c_safety)
  await phone.getByRole('link', { name: /学校自查/ }).first().click()
  await phone.locator('.point-card').first().waitFor()
  await browser.axe(phone, 'phone sheet')
  await answerChapter(phone, 0)
  await comesTo('the first chapter is at the server', () => chip(phone), '已保存')

  // The connection is lost in mid-work, and the phone is switched off and on.
  await phone.context().setOffline(true)
  await answerChapter(phone, 1)
  const failed = phone.locator('.point-card').first()
  await failed.locator('.is-fail').click()
  await failed.getByLabel(/情况说明/).fill('缺少防暴盾牌一面')
  if ((await failed.locator('input[type=file]').count()) > 0) await failed.locator('input[type=file]').setInputFiles(picture(7))
  await failed.getByLabel('整改责任人').fill('王师傅')
  await failed.getByLabel('整改措施').fill('采购补齐')
  await comesTo('the last word is kept on the phone', () => keptMeasures(phone), ['采购补齐'])
  assert.match(await chip(phone), /待上报/)
  await browser.shot(phone, 'phone-offline')
  await phone.reload()
  await phone.locator('.point-card').first().waitFor()
  await phone.locator('.chapters button').nth(1).click()
  assert.equal(await phone.locator('.point-card').first().getByLabel(/情况说明/).inputValue(), '缺少防暴盾牌一面')
  assert.match(await chip(phone), /待上报/)

  // It comes back, but the first answer to what was sent is lost on its way.
  let lost = 0
  await phone.route('**/answers', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await phone.context().setOffline(false)
  const deadline = Date.now() + 30_000
  while ((await chip(phone)) !== '已保存' && Date.now() < deadline) await phone.waitForTimeout(200)
  assert.equal(await chip(phone), '已保存')
  assert.ok(lost > 1, 'the lost answer was sent again')

  const chapters = await phone.locator('.chapters button').count()
  for (let at = 2; at < chapters; ++at) await answerChapter(phone, at)
  await browser.shot(phone, 'phone-sheet')
  await phone.getByRole('button', { name: '提交', exact: true }).click()
  await sees(phone, '全部要点已完成')
  await browser.axe(phone, 'phone submit')
  await browser.shot(phone, 'phone-submit')
  await phone.getByRole('button', { name: /^提交 / }).click()
  await sees(phone, '生成隐患 1 条')
  await browser.axe(phone, 'phone result')
  await browser.shot(phone, 'phone-result')

  await phone.locator('.hazard-card').click()
  await phone.getByLabel('整改情况').fill('已补齐盾牌')
  await phone.setInputFiles('input[type=file]', picture(8))
  await phone.getByRole('img', { name: /整改后/ }).first().waitFor()
  await phone.getByRole('button', { name: '上报整改完成' }).click()
  await phone.getByRole('button', { name: '待核查', exact: true }).click()
  await phone.locator('.hazard-card').waitFor()
  await leave(phone)
  const { rows } = await world.people.education.call('GET', `/api/hazards?f.campaign=${campaign}`)
  assert.equal(rows.length, 1, 'one failed point, one hazard')
  return rows[0].id
}

async function verify({ world, browser }, hazard) {
  const page = await browser.enter(world.people.police)
  await page.goto(`/hazards?open=${hazard}&tab=photos`)
  await page.locator('.before-after').waitFor()
  await browser.shot(page, 'before-after')
  await page.getByRole('button', { name: '核查通过' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '核查通过' }).click()
  await sees(page, '已销号', page.locator('.detail-drawer'))
  await leave(page)
}

async function summarise({ world, browser }, campaign) {
  const page = await browser.enter(world.people.education)
  await page.goto(`/campaigns/${campaign}/counties/${county.id}`)
  await page.getByRole('button', { name: '报送自查小结' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('自查小结').fill('全区自查覆盖率 100%。')
  await dialog.getByRole('button', { name: '报送', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await advance(page, '检查验收')
  await leave(page)
}

async function accept({ world, browser }, campaign, school) {
  const city = await browser.enter(world.people.c_city)
  await city.goto(`/campaigns/${campaign}`)
  await city.getByRole('button', { name: '随机抽样' }).click()
  await city.getByRole('dialog').getByRole('button', { name: /每县区抽取/ }).click()
  await city.getByRole('dialog').waitFor({ state: 'detached' })
  await city.getByRole('link', { name: '第 1 次抽样' }).click()
  await city.getByRole('button', { name: '重抽核对' }).click()
  await sees(city, '重抽结果一致')
  await browser.axe(city, 'sample page')
  await browser.shot(city, 'sample')
  const sample = new URL(city.url()).pathname
  await leave(city)

  const page = await browser.enter(world.people.inspector)
  await page.goto(sample)
  await page.getByRole('button', { name: `开始验收：${school.name}` }).click()
  await page.locator('.point-row').first().waitFor()
  const rows = page.locator('.point-row')
  for (let at = 0; at < (await rows.count()); ++at) {
    const row = rows.nth(at)
    await row.locator('.three .is-pass').click()
    const files = row.locator('input[type=file]')
    if ((await files.count()) > 0) await files.setInputFiles(picture(20 + at, 400, 300))
  }
  await comesTo('every answer is kept', () => page.locator('.kept').innerText(), '全部已保存')
  await browser.axe(page, 'sheet at the desk')
  await browser.shot(page, 'acceptance')
  await page.getByRole('button', { name: '提交检查表' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交检查表' }).click()
  await sees(page, '已提交')
  await leave(page)

  const phone = await takePhone(browser, world.people.c_principal)
  await phone.getByRole('link', { name: /检查结果待确认/ }).click()
  await phone.getByRole('button', { name: '确认结果' }).waitFor()
  await browser.axe(phone, 'phone sign')
  await browser.shot(phone, 'phone-sign')
  await phone.getByRole('button', { name: '确认结果' }).click()
  await sees(phone, '由 校长韦明 确认')
  await leave(phone)
}

async function finish({ world, browser }, campaign, hazard) {
  const page = await browser.enter(world.people.education)
  await page.goto(`/campaigns/${campaign}/counties/${county.id}`)
  await advance(page, '回头看')
  await leave(page)

  const inspector = await browser.enter(world.people.inspector)
  await inspector.goto(`/hazards?open=${hazard}`)
  await inspector.getByRole('button', { name: '回头看', exact: true }).click()
  await inspector.getByRole('dialog').getByLabel('已整改到位').check()
  await inspector.getByRole('dialog').getByRole('button', { name: '回头看' }).click()
  await inspector.getByRole('dialog').waitFor({ state: 'detached' })
  await leave(inspector)

  const again = await browser.enter(world.people.education)
  await again.goto(`/campaigns/${campaign}/counties/${county.id}`)
  await advance(again, '总结归档')
  await again.goto('/figures')
  await comesTo('the figures start with the running campaign', () => again.locator('#figures-campaign').inputValue(), campaign)
  await sees(again, '已自查')
  await browser.axe(again, 'figures')
  await browser.shot(again, 'figures')
  const download = again.waitForEvent('download')
  await again.getByRole('button', { name: '下载报告' }).click()
  assert.match((await download).suggestedFilename(), /\.xlsx$/)
  await leave(again)
}

export async function journey({ world, browser, step }) {
  const school = world.schools[3]
  await addPerson(world, 'c_city', '市局莫科', { unit: '4503', role: 'officer', agency: 'police' })
  await addPerson(world, 'c_safety', '专干小黄', { unit: school.id, role: 'safety_officer', agency: 'education' })
  await addPerson(world, 'c_principal', '校长韦明', { unit: school.id, role: 'principal', agency: 'education' })
  const stage = { world, browser }
  step('the city writes and issues')
  const campaign = await issue(stage)
  step('the county receives, forms its group, files its plan')
  await begin(stage, campaign)
  step('the county records who need not check itself')
  await waive(stage, campaign, school)
  step('the school checks itself on the phone')
  const hazard = await selfCheck(stage, campaign)
  step('the county verifies the fix')
  await verify(stage, hazard)
  step('the county sums up')
  await summarise(stage, campaign)
  step('the city samples, accepts; the school signs')
  await accept(stage, campaign, school)
  step('look-back, figures, report')
  await finish(stage, campaign, hazard)
}
