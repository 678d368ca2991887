// A bureau makes the next edition of a checklist in the browser: takes the hundred points, changes a point and its rule,
// is told where it is wrong, corrects it, puts it in use and a campaign may choose it; a file is read with its lines.
import { assert, comesTo, sees } from './check.mjs'
import { leave } from './phone.mjs'
import { addPerson } from './world.mjs'

export async function journey({ world, browser, step }) {
  const city = world.people.city ?? (await addPerson(world, 'city', '市局黄科', { unit: '4503', role: 'officer', agency: 'police' }))
  const page = await browser.enter(city)

  step('from a sheet in use to its next edition')
  await page.goto('/records/checklists?f.code=hxay-100')
  await page.getByRole('grid').locator('[data-part=name]').first().click()
  await sees(page, '使用中', page.locator('.detail-drawer'))
  await page.locator('.detail-drawer').getByRole('link', { name: '以此另立版本' }).click()
  await sees(page, '第 2 版 · 还没有保存')
  await browser.axe(page, 'designer')
  const outline = page.getByRole('navigation', { name: '章节与要点' })
  await outline.getByRole('button', { name: /^5\.3 / }).click()
  const part = page.locator('.part')
  await sees(page, '要点 5.3', part)
  await part.getByLabel('检查内容').fill('应急预案按期演练，留有影像资料')
  await part.getByLabel('计分方式').click()
  await page.getByRole('option', { name: '缺项扣分' }).click()
  await part.getByLabel('每缺一项扣分').waitFor()
  assert.equal(await part.getByLabel('档次').count(), 0, 'what the rule has no use for is not asked')
  await browser.shot(page, 'point')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await sees(page, '草稿已保存')
  await sees(page, '第 2 版 · 草稿')

  step('what is wrong is told at its place')
  browser.expect(422, /\/use$/)
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '启用' }).click()
  await sees(page, '共 2 处需要改正')
  await sees(page, '请填写每缺一项扣多少分', part)
  await sees(page, '请写明填写的是什么数', part)
  await browser.axe(page, 'designer-wrong')
  await browser.shot(page, 'wrong')
  await part.getByLabel('每缺一项扣分').fill('1')
  await part.getByLabel('填写的数').fill('缺少的演练（次）')

  step('a point of their own, by the keyboard, moved up')
  await outline.getByRole('button', { name: '添加第 5 章的要点' }).press('Enter')
  await sees(page, '要点 5.5', part)
  await page.keyboard.press('Tab')
  for (const [label, text] of [['检查内容', '校园周边巡防记录齐全'], ['检查方法', '查看最近一个月的巡防记录'], ['依据', '市局2026年工作要点']]) await part.getByLabel(label, { exact: true }).fill(text)
  await part.getByLabel('分值', { exact: true }).fill('2')
  await page.getByRole('button', { name: '上移' }).click()
  const codes = await outline.locator('.is-point').allInnerTexts()
  assert.deepEqual(codes.slice(-2).map((text) => text.trim().slice(0, 3)), ['5.5', '5.4'])

  step('put in use; a campaign may choose it, nobody can change it')
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '启用' }).click()
  await sees(page, '已启用')
  const { rows } = await city.call('GET', '/api/checklists?f.code=hxay-100&sort=title')
  const next = rows.find((one) => one.edition === 2)
  assert.deepEqual([next.state, next.points, next.full, next.can], ['in_use', 24, 102, ['design']])
  const whole = await city.call('GET', `/api/checklists/${next.id}`)
  assert.deepEqual(whole.chapters[4].points[2].off_each, 1)
  assert.equal(rows.find((one) => one.edition === 1).points, 23, 'the first edition is as it was')

  step('a file is read, and its mistake is shown by its line')
  browser.expect(422, /\/checklists\/check$/)
  await page.goto('/checklists/new/design')
  await page.getByRole('button', { name: '上传 YAML 文件' }).click()
  const head = 'code: own-sheet\nedition: 1\ntitle: 本局检查表\nsource: 本局拟定\nverified: false\n'
  const grades = 'grades:\n  - {name: 合格, from: 0}\n'
  const sheetOf = (rule) => `${head}${grades}chapters:\n  - code: "1"\n    title: 门卫\n    points:\n      - {code: "1.1", text: 有人值守, guide: 现场看, clause: 本局拟定, full: 2, rule: ${rule}}\n`
  const upload = (text) => page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: 'own.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) })
  await upload(sheetOf('per_missing'))
  await sees(page, '第 12 行', page.getByRole('dialog'))
  await browser.shot(page, 'file')
  await upload(sheetOf('levels'))
  await comesTo('the file is in the designer', () => outline.locator('.is-point').count(), 1)
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '启用' }).click()
  await sees(page, '已启用：本局检查表')
  await leave(page)
}
