// An Excel roster as a county office would have it: template, faults named by row and column, only then written; and
// out again, exactly what is filtered.
import { readFileSync } from 'node:fs'
import { assert, comesTo, sees, total } from './check.mjs'
import { workbook } from './workbook.mjs'

const mark = Date.now() % 100000
const headings = ['校名', '学校代码', '所在地', '办学类型', '办学性质', '城乡类型', '寄宿情况', '学生数', '备注']
const good = (at, students = 300) => [`导入小学${mark}之${at}`, `2145${String(mark * 10 + at).padStart(6, '0')}`, '朝阳乡', '小学', '公办', '乡村', '非寄宿制', students, '']

const fileOf = (name, rows) => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: workbook(rows) })

async function choose(page, file) {
  await page.locator('dialog input[type=file]').setInputFiles(file)
}

export async function journey({ world, browser, step }) {
  const page = await browser.enter(world.people.education)
  await page.goto('/records/schools')
  await comesTo('a count', async () => /^共 \d+ 条$/.test(await total(page)), true)
  const before = Number((await total(page)).replace(/\D/g, ''))

  step('the template')
  await page.getByRole('button', { name: '导入 Excel' }).click()
  await browser.axe(page, 'choose a file')
  const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载模板' }).click()])
  assert.match(template.suggestedFilename(), /\.xlsx$/)
  assert.equal(readFileSync(await template.path()).subarray(0, 2).toString(), 'PK')

  step('an old workbook and a broken one are told apart')
  await choose(page, { name: '花名册.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('x') })
  await sees(page, '另存为 .xlsx')
  browser.expect(422, /\/imports$/)
  await choose(page, { name: '花名册.xlsx', mimeType: 'x', buffer: Buffer.from('no workbook') })
  await page.locator('.import-fault').waitFor()
  await browser.shot(page, 'broken')

  step('faults by row and column; nothing is written')
  const faulty = [headings, good(1), ['', '21451', '没有这个镇', '小学', '公办', '乡村', '非寄宿制', '三百', ''], good(2)]
  await choose(page, fileOf(`花名册${mark}.xlsx`, faulty))
  await sees(page, '核对结果')
  await page.locator('.outcome.is-refused').first().waitFor()
  await sees(page, '学校代码', page.locator('.import-table'))
  await browser.axe(page, 'report')
  await browser.shot(page, 'report')
  assert.equal(await page.getByRole('button', { name: '写入 2 条' }).getAttribute('aria-disabled'), 'true')
  const { total: meanwhile } = await world.people.education.call('GET', '/api/schools/count')
  assert.equal(meanwhile, before, 'nothing is written before the decision')
  const [errors] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载错误行' }).click()])
  assert.match(errors.suggestedFilename(), /\.xlsx$/)

  step('only the good rows')
  await page.getByRole('checkbox', { name: /只写入正确的 2 行/ }).check()
  await page.getByRole('button', { name: '写入 2 条' }).click()
  await sees(page, '已导入：新增 2 条')
  await browser.axe(page, 'result')
  await page.locator('dialog').getByRole('button', { name: '关闭' }).last().click()
  await comesTo('two more', () => total(page), `共 ${before + 2} 条`)

  step('the same again changes only what differs')
  await page.getByRole('button', { name: '导入 Excel' }).click()
  await choose(page, fileOf(`花名册${mark}.xlsx`, [headings, good(1, 333), good(2)]))
  await page.getByRole('button', { name: '写入 1 条' }).waitFor()
  await page.getByRole('button', { name: /更新/ }).click()
  await sees(page, '333', page.locator('.import-table'))
  await browser.shot(page, 'changed')
  await page.getByRole('button', { name: '写入 1 条' }).click()
  await sees(page, '更新 1 条')
  await page.locator('dialog').getByRole('button', { name: '关闭' }).last().click()

  step('out again: what is filtered, named by it')
  await page.getByPlaceholder(/搜索/).fill(`导入小学${mark}`)
  await comesTo('filtered', () => total(page), '共 2 条')
  const [exported] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
  assert.match(exported.suggestedFilename(), /\.xlsx$/)
  await sees(page, '已导出 2 条')
  await browser.shot(page, 'exported')
}
