// Personal data in plain and what a school says of itself: the list goes out unmasked only with a reason, which the audit
// administrator reads; who may not has no button and is refused. A fact of an impossible value is refused at its field.
import { readFileSync } from 'node:fs'
import { assert, comesTo, sees } from './check.mjs'
import { leave } from './phone.mjs'
import { textsOf } from './workbook.mjs'
import { addPerson } from './world.mjs'

const phone_number = '13977319876'
const reason = `保安公司核对花名册 ${Date.now() % 100000}`

async function takesPlain(page, browser) {
  const dialog = page.locator('dialog')
  await page.getByRole('button', { name: '导出(含明文)' }).click()
  await browser.axe(page, 'plain export')
  await dialog.getByRole('button', { name: '导出含明文' }).click()
  await sees(page, '请写明理由', dialog)
  assert.equal(await dialog.getByRole('textbox').getAttribute('aria-invalid'), 'true')
  await browser.axe(page, 'plain export without a reason')
  await browser.shot(page, 'no-reason')
  await dialog.getByRole('textbox').fill(reason)
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出含明文' }).click()])
  assert.match(download.suggestedFilename(), /\(含明文\).*\.xlsx$/)
  await sees(page, '已导出含明文的表，用完请删除')
  return textsOf(readFileSync(await download.path()))
}

async function isRefused(world, browser, school, guard) {
  const inspector = world.people.inspector
  await assert.rejects(inspector.call('POST', '/api/guards/export.xlsx', { reason }), /: 403 /)
  await assert.rejects(inspector.call('POST', `/api/guards/${guard.id}/reveal`, { field: 'phone', reason }), /: 403 /)
  const page = await browser.enter(inspector)
  await page.goto(`/records/guards?unit=${school.id}`)
  await page.getByRole('grid').getByText(guard.name).waitFor()
  await page.getByRole('button', { name: '导出 Excel' }).waitFor()
  assert.equal(await page.getByRole('button', { name: '导出(含明文)' }).count(), 0, 'an inspector has no such button')
  await leave(page)
}

async function readsAudit(world, browser) {
  const page = await browser.enter(world.people.audadmin)
  await page.getByRole('navigation', { name: '主菜单' }).getByText('审计').click()
  const row = page.getByRole('grid').getByRole('row', { name: new RegExp(reason) })
  await sees(page, '专干小廖', row)
  await browser.axe(page, 'audit')
  await browser.shot(page, 'audit')
  await row.locator('[data-part=name]').click()
  await sees(page, reason, page.locator('.detail-drawer'))
  await sees(page, '含明文', page.locator('.detail-drawer'))
  await browser.axe(page, 'audit event')
  await browser.shot(page, 'audit-event')
  await leave(page)
}

/** Typed as somebody would, and past the form as a program would. */
async function saysNonsense(page, browser, safety, school) {
  const fact = '每日巡查重点部位次数'
  await page.goto(`/records/schools?open=${school.id}&tab=facts`)
  await page.getByRole('button', { name: `申报：${fact}` }).click()
  const dialog = page.locator('dialog')
  const value = dialog.getByLabel(fact, { exact: false })
  const says = dialog.locator('.form-says.is-fault')
  for (const typed of ['-3', '很多次', '']) {
    await value.fill(typed)
    await dialog.getByRole('button', { name: '申报', exact: true }).click()
    await comesTo(`“${typed}” is refused at its field`, () => says.count(), 1)
    assert.equal(await value.getAttribute('aria-describedby'), await says.getAttribute('id'))
    assert.equal(await value.getAttribute('aria-invalid'), 'true')
  }
  await browser.axe(page, 'impossible value')
  await value.fill('-3')
  await value.blur()
  await browser.shot(page, 'impossible')
  const name = 'school.patrols_per_day'
  for (const wrong of ['-3', '很多次', '']) await assert.rejects(safety.call('POST', `/api/schools/${school.id}/facts`, { fact: name, source: 'declared', value: wrong, note: '' }), /: 422 .*"field":"value"/)
  await value.fill('6')
  await dialog.getByRole('button', { name: '申报', exact: true }).click()
  await sees(page, `已记下：${fact}`)
  const { rows } = await safety.call('GET', `/api/schools/${school.id}/facts`)
  assert.equal(rows.find((row) => row.fact === name).value, 6)
}

export async function journey({ world, browser, step }) {
  const school = world.schools[26]
  const safety = await addPerson(world, 'p_safety', '专干小廖', { unit: school.id, role: 'safety_officer', agency: 'education' })
  const guard = await safety.call('POST', '/api/guards', { school: school.id, name: '覃保安', kind: 'gatekeeper', employer: 'school', birth_year: 1979, phone: phone_number })

  step('in plain, with a reason')
  const page = await browser.enter(safety)
  await page.goto('/records/guards')
  await sees(page, guard.name, page.getByRole('grid'))
  const texts = await takesPlain(page, browser)
  assert.ok(texts.includes(phone_number), texts.join(' '))

  step('without it, masked')
  const [masked] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
  const hidden = textsOf(readFileSync(await masked.path()))
  assert.ok(hidden.includes('139****9876') && !hidden.includes(phone_number), hidden.join(' '))

  step('a fact that cannot be')
  await saysNonsense(page, browser, safety, school)
  await leave(page)

  step('not for whoever may not see it')
  await isRefused(world, browser, school, guard)

  step('the audit administrator reads who and why')
  await readsAudit(world, browser)
}
