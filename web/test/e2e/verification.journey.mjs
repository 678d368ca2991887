// The county verifies a school's self-check on the spot: the same sheet with own answers, what the school said beside
// each, the differences told apart; what it finds becomes a hazard, which the school fixes and the county closes.
import { answerSheet, runCampaign, upload } from './campaigns.mjs'
import { assert, comesTo, sees } from './check.mjs'
import { leave, picture } from './phone.mjs'
import { addPerson } from './world.mjs'

const name = `“护校安园”县级核查 ${Date.now() % 100000}`

async function answerAll(page, differently) {
  const rows = page.locator('.point-row')
  for (let at = 0; at < (await rows.count()); ++at) {
    const row = rows.nth(at)
    if ((await row.getAttribute('id')) === `point-${differently}`) continue
    await row.locator('.three .is-pass').click()
    const files = row.locator('input[type=file]')
    if ((await files.count()) > 0) await files.setInputFiles(picture(40 + at, 300, 200))
  }
  const row = page.locator(`[id="point-${differently}"]`)
  await row.locator('.three .is-fail').click()
  await row.getByLabel('情况说明').fill('现场未见防冲撞设施')
  if ((await row.locator('input[type=file]').count()) > 0) await row.locator('input[type=file]').setInputFiles(picture(39, 300, 200))
  await row.getByLabel('整改责任人').fill('王师傅')
  await row.getByLabel('整改措施').fill('加装升降柱')
  await row.getByLabel('整改期限').fill('2099-12-31')
  await page.keyboard.press('Enter')
  await comesTo('every answer is kept', () => page.locator('.kept').innerText(), '全部已保存')
}

export async function journey({ world, browser, step }) {
  const school = world.schools[13]
  const safety = await addPerson(world, 'v_safety', '专干小覃', { unit: school.id, role: 'safety_officer', agency: 'education' })
  const campaign = await runCampaign(world, name)
  const own = await answerSheet(safety, campaign, school.id, 'self_check')
  await safety.call('POST', `/api/inspections/${own.id}/submit`, { vetoes: [] })
  const point = own.points.find((one) => one.rule === 'yes_no').code

  step('from the sheet of the school to that of the county')
  const page = await browser.enter(world.people.police)
  await page.goto(`/records/inspections?f.school=${school.id}`)
  await page.getByRole('grid').locator('[data-part=name]').first().click()
  await page.getByRole('link', { name: /打开检查表/ }).click()
  await sees(page, school.name, page.locator('h1'))
  await page.getByRole('button', { name: '开始县级核查' }).click()
  await page.locator('.point-row .three').first().waitFor()
  await sees(page, '县级核查')
  assert.notEqual(new URL(page.url()).pathname, `/inspections/${own.id}`, 'a sheet of its own')
  assert.equal(await page.locator('.point-row').count(), own.points.length, 'the same points')
  assert.equal(await page.locator('.point-row .three [aria-pressed=true]').count(), 0, 'nothing is taken over from the school')

  step('own answers, and where they differ')
  await answerAll(page, point)
  await page.getByRole('button', { name: /不一致/ }).click()
  await comesTo('one point differs', () => page.locator('.point-row').count(), 1)
  await sees(page, '不一致', page.locator(`[id="point-${point}"]`))
  await browser.axe(page, 'differences')
  await browser.shot(page, 'differences')
  await page.getByRole('button', { name: '提交检查表' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交检查表' }).click()
  await sees(page, '已提交')
  const verification = new URL(page.url()).pathname.split('/').at(-1)
  const { rows: differences } = await world.people.police.call('GET', `/api/inspections/${verification}/differences`)
  assert.deepEqual(differences.map((one) => [one.point, one.self_check.outcome, one.verification.outcome]), [[point, 'pass', 'fail']])

  step('what it found is a hazard of the school')
  await page.getByRole('link', { name: '查看生成的隐患' }).click()
  await comesTo('one hazard', () => page.locator('.list-total').innerText(), '共 1 条')
  const { rows: hazards } = await world.people.police.call('GET', `/api/hazards?f.inspection=${verification}`)
  assert.equal(hazards[0].state, 'assigned')
  await leave(page)

  step('the school fixes it; the county looks and closes it')
  const photo = await upload(safety, school.id)
  await safety.call('POST', `/api/hazards/${hazards[0].id}/steps`, { action: 'rectify', version: hazards[0].version, note: '已加装', photos: [photo] })
  const desk = await browser.enter(world.people.police)
  await desk.goto(`/records/hazards?f.inspection=${verification}`)
  await desk.getByRole('grid').locator('[data-part=name]').first().click()
  await desk.getByRole('button', { name: '核查通过' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '核查通过' }).click()
  await sees(desk, '已销号', desk.locator('.detail-drawer'))
  await browser.shot(desk, 'closed')
  const closed = await world.people.police.call('GET', `/api/hazards/${hazards[0].id}`)
  assert.equal(closed.state, 'closed')
  await leave(desk)
}
