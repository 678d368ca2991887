import { day } from './days.mjs'

// A rule pack for journeys: one clause that counts guards and opens nothing, one that proposes a hazard.
export const pack = (code, edition = 1) => `code: ${code}
edition: ${edition}
kind: management
title: 校园管理要求（${code}）
source: 端到端测试
dated_on: 2020-01-01
effective_from: 2020-01-01
verified: false
clauses:
  - code: closed
    title: 实行封闭化管理
    clause: 第三条
    passes: school.closed_management
    says_passed: 已实行封闭化管理
    says_failed: 未实行封闭化管理
    feeds: closed_management
    consequence: proposes
    hazard_kind: rules
    hazard_grade: general
`

/** Puts a pack in force through the API; `yaml` adds it first. */
export async function putInForce(world, code, unit, yaml) {
  const admin = world.people.sysadmin
  if (yaml) await admin.send('POST', '/api/rule_packs', yaml, { 'Content-Type': 'application/yaml', 'X-File-Name': 'rules.yaml' })
  const { rows } = await admin.call('GET', '/api/rule_packs?limit=100')
  const { now } = await admin.call('GET', '/api/session')
  return admin.call('POST', '/api/rule_pack_activations', { unit, pack: rows.find((row) => row.code === code).id, settings: [], in_force_from: day(0, Date.parse(now)), reason: '县局通知' })
}

/** Takes it out of force again: a figure is fed by one clause only, and the next journey has a clause of its own. */
export const takeOut = (world, activation) => world.people.sysadmin.call('POST', `/api/rule_pack_activations/${activation.id}/withdraw`, { version: activation.version, reason: '核对完毕' })

/** Until the judge, who works behind the writes, says so. */
export async function judged(person, filters, count, patience_ms = 15_000) {
  const until = Date.now() + patience_ms
  for (;;) {
    const { rows } = await person.call('GET', `/api/judgements?${filters}&limit=100`)
    if (rows.length === count) return rows
    if (Date.now() > until) throw new Error(`${filters}: ${rows.length} judgements instead of ${count}`)
    await new Promise((wake) => setTimeout(wake, 100))
  }
}
