// The columns of a record's list, from its description and what features add. The field that names a record stands
// first: it is the way into the row.
import type { RecordDescription } from '@/api/records'
import type { GridColumn } from '@/ui/grid/columns'
import { expiry_filter } from '@/ui/record/expiry'
import ExpiryCell from '@/ui/record/ExpiryCell.vue'
import { alignOf, columnWidth, fieldText, type Field, type FieldWords } from '@/ui/record/field'
import type { Extended } from './extended'

export const namingField = (book: RecordDescription): string => book.label_field ?? 'name'

/** A record named by what it refers to (a waiver by its school) has that one's name. */
export function recordName(book: RecordDescription, row: Readonly<Record<string, unknown>>, words: FieldWords): string {
  const naming = book.fields.find((field) => field.name === namingField(book))
  return naming ? fieldText(naming, row, words) : String(row.id)
}

function columnOf(field: Field, extension: Extended, words: FieldWords): GridColumn {
  const title = words.pick(field.label)
  const own = extension.columns[field.name]
  return {
    name: field.name,
    title,
    width: own?.width ?? columnWidth(field, title, words.pick),
    align: alignOf(field),
    sortable: field.sort,
    text: (row) => fieldText(field, row, words),
    ...(own ? { cell: own.cell } : field.expires ? { cell: ExpiryCell } : {}),
  }
}

export function columnsOf(book: RecordDescription, extension: Extended, words: FieldWords, t: (key: string) => string): GridColumn[] {
  const naming = namingField(book)
  const listed = book.fields.filter((field) => field.list !== 'never' && !extension.hidden_fields.includes(field.name))
  const ordered = [...listed.filter((field) => field.name === naming), ...listed.filter((field) => field.name !== naming)]
  const columns = ordered.map((field) => columnOf(field, extension, words))
  for (const { name, title, width, cell, after } of extension.computed_columns) {
    const at = columns.findIndex((column) => column.name === after)
    columns.splice(at < 0 ? columns.length : at + 1, 0, { name, title: t(title), width, text: () => '', cell })
  }
  return columns
}

/** As who works at a school sees it: every row is of that school, so neither column nor filter says which. */
export function ofOneSchool(book: RecordDescription): RecordDescription {
  const says_which = (field: Field): boolean => field.name === 'school' && field.record === 'schools' && field.name !== namingField(book)
  return { ...book, fields: book.fields.filter((field) => !says_which(field)) }
}

export const hiddenAtFirst = (book: RecordDescription): string[] =>
  book.fields.filter((field) => field.list === 'available').map((field) => field.name)

/** 单位_台账_条件_日期.xlsx, without what file systems refuse. */
export function exportName(parts: readonly string[]): string {
  const clean = parts.map((part) => part.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()).filter((part) => part !== '')
  return `${clean.join('_').slice(0, 120)}.xlsx`
}

/** The filters in words, for the name of a file. */
export function filterWords(fields: readonly Field[], filters: Readonly<Record<string, string>>, words: FieldWords): string {
  const texts = Object.entries(filters).map(([name, value]) => {
    if (name === expiry_filter) return value.split(',').map(words.expiry).join('、')
    const field = fields.find((one) => one.name === name.replace(/\.(from|to)$/, ''))
    if (!field) return ''
    const label = words.pick(field.label)
    if (field.kind === 'reference') return label
    if (name.endsWith('.from')) return `${label}≥${value}`
    if (name.endsWith('.to')) return `${label}≤${value}`
    if (field.kind === 'boolean') return `${label}${value === 'true' ? words.yes : words.no}`
    return value
      .split(',')
      .map((part) => fieldText({ ...field, kind: field.choices ? 'choice' : 'text' }, { [field.name]: part }, words))
      .join('、')
  })
  return texts.filter((text) => text !== '').join(' ')
}
