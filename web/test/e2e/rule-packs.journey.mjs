// A rule pack comes in with a mistake, is mended, tried out, put in force, turns verdicts, and is withdrawn.
import { readFileSync } from 'node:fs'
import { assert, comesTo, sees } from './check.mjs'
import { judged, pack } from './rules.mjs'
import { textsOf } from './workbook.mjs'
import { county } from './world.mjs'

const file = (text) => ({ name: 'campus-b.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) })

export async function journey({ world, browser, step }) {
  const page = await browser.enter(world.people.sysadmin)
  const dialog = page.locator('dialog')
  // Other journeys on this server may have brought up schools of their own.
  const { rows: schools } = await world.people.education.call('GET', '/api/schools?limit=100')

  step('a mistake is shown with its line and character')
  browser.expect(422, /^\/api\/rule_packs\/check$/)
  await page.goto('/records/rule_packs')
  await page.getByRole('button', { name: '上传规则包' }).click()
  await dialog.locator('input[type=file]').setInputFiles(file(pack('campus-b').replace('passes: school.closed_management', 'passes: school.closed_managment')))
  await sees(page, '没有“school.closed_managment”这一项', dialog)
  await sees(page, '第 13 行第 1 个字符', dialog)
  await browser.axe(page, 'faulty pack')
  await browser.shot(page, 'fault')

  step('mended: what it contains, then kept')
  await dialog.locator('input[type=file]').setInputFiles(file(pack('campus-b')))
  await sees(page, '建议登记隐患（一般，30 个自然日内整改）', dialog)
  await sees(page, '没有标明已与原文核对', dialog)
  await browser.axe(page, 'checked pack')
  await browser.shot(page, 'checked')
  await dialog.getByRole('button', { name: '保存规则包' }).click()
  await page.getByRole('grid').getByText('校园管理要求（campus-b）').click()
  await page.getByRole('tab', { name: '标准与条款' }).click()
  await sees(page, '实行封闭化管理')

  step('what would change, before it is put in force')
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await dialog.getByRole('button', { name: /启用单位/ }).click()
  await page.getByRole('tree').getByRole('treeitem', { name: county.name }).click()
  await dialog.getByLabel('启用依据').fill('县局关于封闭化管理的通知')
  await dialog.getByRole('button', { name: '先看会怎样' }).click()
  await sees(page, `共 ${schools.length} 所学校，其中 ${schools.length} 所的结论会变`, dialog)
  await sees(page, '依据未与原文核对', dialog)
  await browser.axe(page, 'what if')
  await browser.shot(page, 'what-if')
  const [turned] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: `全部 ${schools.length} 所，下载 Excel` }).click()])
  const found = textsOf(readFileSync(await turned.path()))
  for (const school of schools) assert.ok(found.includes(school.name), `${school.name} would change and is not in the workbook`)
  await dialog.getByRole('button', { name: '启用', exact: true }).click()
  await comesTo('the box is gone', () => dialog.count(), 0)

  step('verdicts turn')
  const facts = await Promise.all(schools.map((school) => world.people.education.call('GET', `/api/schools/${school.id}/facts`)))
  const untold = facts.filter(({ rows }) => rows.find((row) => row.fact === 'school.closed_management').value === null)
  await judged(world.people.education, 'f.feeds=closed_management&f.verdict=unknown', untold.length)
  await world.people.inspector.call('POST', `/api/schools/${world.schools[0].id}/facts`, { fact: 'school.closed_management', source: 'observed', value: 'true', note: '' })
  await judged(world.people.education, 'f.feeds=closed_management&f.verdict=passed', 1)

  step('withdrawn with a reason: nothing is judged by it any more')
  await page.goto('/records/rule_pack_activations')
  await page.getByRole('grid').getByText('县局关于封闭化管理的通知').click()
  await page.getByRole('button', { name: '停用', exact: true }).click()
  await dialog.getByLabel('理由').fill('通知废止')
  await browser.axe(page, 'withdraw')
  await dialog.getByRole('button', { name: '停用', exact: true }).click()
  await sees(page, '已停用')
  await judged(world.people.education, 'f.feeds=closed_management', 0)
}
