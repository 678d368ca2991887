// A campaign in mid-flight, made by the API, for journeys whose story begins later.
import { day, year } from './days.mjs'
import { addPerson, county } from './world.mjs'

/** Issued by the city, received by the county, which stands at the self-check. */
export async function runCampaign(world, name, checklist = 'hxay-100') {
  const city = world.people.city ?? (await addPerson(world, 'city', '市局黄科', { unit: '4503', role: 'officer', agency: 'police' }))
  // The edition that ships, whatever another journey designed after it.
  const { rows: editions } = await city.call('GET', `/api/checklists?f.code=${checklist}`)
  const shipped = editions.find((one) => one.edition === 1)
  const phases = [
    ['organise', -40, -31],
    ['self_check', -30, 10],
    ['acceptance', 11, 40],
    ['look_back', 41, 60],
  ].map(([phase, from, to]) => ({ phase, from: day(from), to: day(to) }))
  const draft = await city.call('POST', '/api/campaigns', {
    name, year: year(), issuers: '桂林市公安局、桂林市教育局', checklist: shipped.id, phases, coverage_target: 100,
  })
  const campaign = await city.call('POST', `/api/campaigns/${draft.id}/issue`, { version: draft.version })
  const { education } = world.people
  const march = async () => (await education.call('GET', `/api/campaign_counties?f.campaign=${campaign.id}&unit=${county.id}`)).rows[0]
  const at = `/api/campaign_counties/${(await march()).id}`
  await education.call('POST', `${at}/receive`, {})
  const members = [
    { name: '李强', post: '公安分局副局长', agency: 'police', deputy_head: true, leader: true },
    { name: '王芳', post: '教育局副局长', agency: 'education', deputy_head: true, leader: false },
  ]
  await education.call('POST', `${at}/group`, { version: (await march()).version, members })
  await education.call('POST', `${at}/plan`, { version: (await march()).version, plan: '分三组推进。', plan_documents: [] })
  await education.call('POST', `${at}/advance`, { version: (await march()).version })
  return campaign.id
}

/** Every point answered well, but for `failed` (code -> what is wrong); the sheet stays open. */
export async function answerSheet(person, campaign, school, kind, failed = {}) {
  const { id } = await person.call('POST', '/api/inspections', { campaign, school, kind })
  const sheet = await person.call('GET', `/api/inspections/${id}/sheet`)
  const points = sheet.checklist.chapters.flatMap((chapter) => chapter.points).filter((point) => sheet.points.includes(point.code))
  const needs_photo = (point) => point.photo === 'required' || (point.photo === 'on_fail' && point.code in failed)
  const answers = []
  for (const point of points) {
    const is_failed = point.code in failed
    answers.push({
      point: point.code,
      outcome: is_failed ? 'fail' : 'pass',
      value: is_failed || point.rule === 'yes_no' ? null : point.rule === 'rate' ? 100 : 0,
      note: failed[point.code] ?? null,
      photos: needs_photo(point) ? [await upload(person, school)] : [],
      person: is_failed ? '王师傅' : null,
      measure: is_failed ? '采购补齐' : null,
      due: is_failed ? day(20) : null,
      answered_at: new Date().toISOString(),
    })
  }
  await person.call('PUT', `/api/inspections/${id}/answers`, { answers })
  return { id, points }
}

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
export const upload = async (person, unit) => (await person.send('POST', `/api/files?unit=${unit}`, png, { 'Content-Type': 'image/png', 'X-File-Name': 'photo.png' })).id
