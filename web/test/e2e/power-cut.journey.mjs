// The power fails at the server while a safety officer fills in a sheet on the phone. What the page called saved is there
// when the server is back, what was typed meanwhile follows by itself, and nobody presses anything.
import { runCampaign } from './campaigns.mjs'
import { assert, comesTo } from './check.mjs'
import { chip, leave, takePhone } from './phone.mjs'
import { addPerson } from './world.mjs'

const name = `“护校安园”断电演练 ${Date.now() % 100000}`
const patience_ms = 45_000

const outcomes = async (person, sheet) => {
  const { answers } = await person.call('GET', `/api/inspections/${sheet}/sheet`)
  return Object.fromEntries(answers.map((answer) => [answer.point, answer.outcome]))
}

/** Presses 合格 on the next cards that ask nothing more, and returns their points. */
async function pass(phone, from, to) {
  const points = []
  for (let at = from; at < to; ++at) {
    const card = phone.locator('.point-card').nth(at)
    await card.locator('.is-pass').click()
    points.push((await card.getAttribute('id')).replace('point-', ''))
  }
  return points
}

async function waitsUntilSaved(phone) {
  const until = Date.now() + patience_ms
  let seen = await chip(phone)
  while (seen !== '已保存' && Date.now() < until) {
    await phone.waitForTimeout(200)
    seen = await chip(phone)
  }
  assert.equal(seen, '已保存', 'everything arrives without a hand on the phone')
}

export async function journey({ world, browser, step }) {
  if (!world.server) throw new Error('this journey switches its server off: start it without --at')
  const school = world.schools[9]
  const safety = await addPerson(world, 'k_safety', '专干小蓝', { unit: school.id, role: 'safety_officer', agency: 'education' })
  const campaign = await runCampaign(world, name)
  const { id } = await safety.call('POST', '/api/inspections', { campaign, school: school.id, kind: 'self_check' })

  step('a few answers, saved')
  const phone = await takePhone(browser, safety)
  await phone.goto(`/m/sheet/${id}`)
  await phone.locator('.point-card').nth(3).waitFor()
  const saved = await pass(phone, 0, 2)
  await waitsUntilSaved(phone)

  step('the power fails in mid-work')
  const last = await pass(phone, 2, 3) // on its way when the server dies, or not even that
  await world.server.kill()
  const meanwhile = await pass(phone, 3, 4)
  await comesTo('the page says that it waits', async () => /待上报/.test(await chip(phone)), true)
  const note = phone.locator('.point-card').nth(3)
  if ((await note.locator('textarea').count()) === 0) await note.locator('.add-more').click()
  await note.locator('textarea').first().fill('停电时填写的情况')
  await browser.shot(phone, 'server-gone')

  step('the power is back; nobody touches the phone')
  await world.server.restart()
  const at_once = await outcomes(safety, id)
  for (const point of saved) assert.equal(at_once[point], 'pass', `${point} was called saved and is gone`)
  await waitsUntilSaved(phone)
  const after = await outcomes(safety, id)
  for (const point of [...saved, ...last, ...meanwhile]) assert.equal(after[point], 'pass', `${point} never arrived`)
  const { answers } = await safety.call('GET', `/api/inspections/${id}/sheet`)
  assert.equal(answers.find((answer) => answer.point === meanwhile[0]).note, '停电时填写的情况')
  assert.equal(answers.length, 4, 'each once')

  step('the page goes on: another answer, saved as before')
  assert.equal(new URL(phone.url()).pathname, `/m/sheet/${id}`)
  const more = await pass(phone, 0, 1)
  await waitsUntilSaved(phone)
  assert.deepEqual(more, [saved[0]])
  await comesTo('no word of a lost connection is left', () => phone.getByText(/连不上|没有网络|断开/).count(), 0)
  await browser.shot(phone, 'server-back')
  await leave(phone)
}
