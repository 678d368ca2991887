// The sheet being designed: its chapters and points, what a new one starts with, and how it goes over the wire.
import type { ChecklistRules } from '@/api/checklists'
import type { Field, Values } from '@/ui/record/field'
import { wireValue } from '@/ui/record/validate'

export interface Chapter {
  code: string
  title: string
  points: Values[]
}

/** Where the designer stands: the sheet's own fields, a chapter, or a point of it. */
export interface Place {
  chapter: number | null
  point: number | null
}

/** What a rule may have no use for, as it is when nothing is said. */
const nothing_said: Values = { off_each: 0, floor: 0, steps: [], needs: [], count_label: null, fact: null, counted: false, veto: false }

export const chaptersOf = (sheet: Values): Chapter[] => (Array.isArray(sheet.chapters) ? (sheet.chapters as Chapter[]) : [])

/** The number after the last one: 1.9 is followed by 1.10. */
export function nextCode(codes: readonly string[], start: string): string {
  const last = codes.map((code) => Number(/(\d+)$/.exec(code)?.[1] ?? 0)).reduce((most, one) => Math.max(most, one), 0)
  return `${start}${last + 1}`
}

export const newPoint = (chapter: Chapter): Values => ({
  ...nothing_said,
  code: nextCode(
    chapter.points.map((point) => String(point.code)),
    `${chapter.code}.`,
  ),
  text: '',
  guide: '',
  clause: '',
  full: 1,
  rule: 'yes_no',
  photo: 'on_fail',
  focus: false,
  may_not_apply: true,
  categories: [],
  areas: [],
  boarding_only: false,
  hazard_kind: 'other',
  hazard_grade: 'general',
  fix_days: 7,
  fix_by: 'calendar_days',
})
export const newChapter = (chapters: readonly Chapter[]): Chapter => {
  const chapter: Chapter = { code: nextCode(chapters.map((one) => one.code), ''), title: '', points: [] }
  return { ...chapter, points: [newPoint(chapter)] }
}

const usedBy = (rules: ChecklistRules, rule: unknown): readonly string[] => rules.rules.find((one) => one.rule === rule)?.fields ?? []
/** What is asked of a point: everything but what its rule has no use for. */
export const fieldsFor = (fields: readonly Field[], rules: ChecklistRules, point: Values): Field[] =>
  fields.filter((field) => !(field.name in nothing_said) || usedBy(rules, point.rule).includes(field.name))
/** By another rule: what that one has no use for is emptied. */
export function withRule(point: Values, rule: unknown, rules: ChecklistRules): Values {
  const used = usedBy(rules, rule)
  const dropped = Object.fromEntries(Object.entries(nothing_said).filter(([name]) => !used.includes(name) || name === 'steps'))
  return { ...point, ...dropped, rule }
}

/** Numbers as numbers, all the way down; inside a list, what was left empty is left out. */
function wirePart(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(Object.entries(wireSheet(fields, values)).filter(([, value]) => value !== null))
}
/** The sheet as it is sent: what was emptied goes as nothing, so that a draft forgets it too. */
export function wireSheet(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(
    fields
      .filter((field) => !field.read_only)
      .map((field) => {
        const value = values[field.name]
        const inner = field.kind === 'list' ? field.fields : undefined
        return [field.name, inner ? (Array.isArray(value) ? value : []).map((one) => wirePart(inner, one as Values)) : wireValue(field, value)]
      }),
  )
}

/** Faults of the server by their path, gathered for what stands at a place: "points[2].steps" of a chapter. */
export function faultsAt(faults: Readonly<Record<string, string>>, path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).flatMap(([field, message]) => (field.startsWith(path) && field !== path ? [[field.slice(path.length).replace(/^\./, ''), message]] : [])))
}
export const pathOf = (place: Place): string => (place.chapter === null ? '' : `chapters[${place.chapter}]${place.point === null ? '' : `.points[${place.point}]`}`)
/** The place a fault stands at. */
export function placeOf(field: string): Place {
  const found = /^chapters\[(\d+)\](?:\.points\[(\d+)\])?/.exec(field)
  return { chapter: found ? Number(found[1]) : null, point: found?.[2] === undefined ? null : Number(found[2]) }
}
