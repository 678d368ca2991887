// A county officer finds which schools lack guards, why and since when, and counts the clicks; a school reads its own
// judgements, says a fact, and registers the hazard that is proposed.
import { assert, comesTo, sees } from './check.mjs'
import { judged, pack, putInForce, takeOut } from './rules.mjs'
import { addPerson, county } from './world.mjs'

export async function journey({ world, browser, step }) {
  step('rules in force, one school short of guards')
  const school = world.schools[1]
  await putInForce(world, 'staffing-gx113', county.id)
  const campus = await putInForce(world, 'campus-a', county.id, pack('campus-a'))
  const safety = await addPerson(world, 'judged-safety', '蒋安全', { unit: school.id, role: 'safety_officer', agency: 'education' })
  await safety.call('POST', '/api/guards', { school: school.id, name: '王强', kind: 'full_time_guard', employer: 'school', birth_year: 1980 })
  const [short] = await judged(world.people.education, `f.feeds=guards_staffed&f.verdict=failed`, 1)
  assert.equal(short.school, school.id)

  step('which schools lack guards, why, and since when: at most three clicks')
  const page = await browser.enter(world.people.education)
  let clicks = 0
  const click = async (target) => {
    await target.click()
    ++clicks
  }
  const tile = page.locator('.rate-tile', { hasText: '专职保安员配备率' })
  await tile.waitFor()
  const unverified = page.locator('.rate-tile', { hasText: '封闭化管理' })
  await sees(page, '依据未与原文核对', unverified)
  await comesTo('a verified pack is not marked', () => tile.getByText('未与原文核对').count(), 0)
  await browser.axe(page, 'start page with rates')
  await browser.shot(page, 'start')
  await click(tile.getByRole('link', { name: '未达标 1 所' }))
  const row = page.getByRole('grid').getByRole('row', { name: new RegExp(school.name) })
  await sees(page, short.says, row)
  await sees(page, short.since, row)
  assert.ok(clicks <= 3, `${clicks} clicks`)
  assert.equal(new URL(page.url()).search, `?unit=${county.id}&f.feeds=guards_staffed&f.verdict=failed`)
  await comesTo('exactly its rows', () => page.locator('.list-total').innerText(), '共 1 条')
  await browser.axe(page, 'list behind a rate')

  step('opened: the facts it was judged on, the hazard, and the way to the school')
  await page.getByRole('grid').getByText('专职保安员足额配备').click()
  const header = page.locator('.judgement-header')
  await sees(page, '专职保安员数', header)
  await sees(page, 'YH-', header)
  await browser.axe(page, 'judgement')
  await browser.shot(page, 'judgement')
  await header.getByRole('link', { name: school.name }).click()
  await sees(page, '校园管理要求')
  await browser.axe(page, 'school tab')

  step('the figures page: by unit, the worst first')
  await page.goto('/figures')
  await page.locator('#rates-choice').selectOption({ label: '专职保安员配备率' })
  await browser.axe(page, 'figures with rates')
  await browser.shot(page, 'figures')

  step('the school says it is not closed off, and registers the hazard')
  const own = await browser.enter(safety)
  await own.goto(`/records/schools?open=${school.id}&tab=facts`)
  await own.getByRole('button', { name: '申报：实行封闭化管理' }).click()
  await own.locator('dialog').getByLabel('否', { exact: true }).check()
  await browser.axe(own, 'saying a fact')
  await own.locator('dialog').getByRole('button', { name: '申报', exact: true }).click()
  await sees(own, '已记下：实行封闭化管理')
  await judged(safety, 'f.feeds=closed_management&f.verdict=failed', 1)
  await own.getByRole('tab', { name: '评判' }).click()
  const clause = own.locator('.clause', { hasText: '实行封闭化管理' })
  await sees(own, '建议登记隐患', clause)
  await sees(own, '依据未与原文核对', clause)
  await clause.getByRole('button', { name: /实行封闭化管理/ }).click()
  await browser.axe(own, 'clause opened')
  await browser.shot(own, 'clause')
  await clause.getByRole('button', { name: '登记隐患', exact: true }).click()
  await sees(own, '已登记隐患：', clause)
  await clause.getByRole('link', { name: /YH-/ }).click()
  await sees(own, '未达标：实行封闭化管理')

  step('on a phone')
  await own.setViewportSize({ width: 390, height: 844 })
  await own.goto(`/records/schools?open=${school.id}&tab=judgements`)
  await sees(own, '未实行封闭化管理')
  await browser.axe(own, 'school tab on a phone')
  await browser.shot(own, 'phone')
  await takeOut(world, campus)
}
