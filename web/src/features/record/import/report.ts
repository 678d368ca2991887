// What a checked workbook says, arranged for the eye.
import type { ImportCell, ImportOutcome, ImportReport, ImportRow } from '@/api/records'

export const outcomes: readonly ImportOutcome[] = ['added', 'changed', 'same', 'refused']

/** The headings that occur in these rows, in the order of their first appearance. */
export function headingsOf(rows: readonly ImportRow[]): { field: string; heading: string }[] {
  const found = new Map<string, string>()
  for (const row of rows) for (const cell of row.cells) if (!found.has(cell.field)) found.set(cell.field, cell.heading)
  return [...found].map(([field, heading]) => ({ field, heading }))
}

export const cellOf = (row: ImportRow, field: string): ImportCell | undefined => row.cells.find((cell) => cell.field === field)

/** What would be written if this report is accepted. */
export const writtenCount = (report: ImportReport): number => report.counts.added + report.counts.changed

const xlsx_bytes_max = 20 * 1024 * 1024

/** What can be seen before sending anything: the name and the size. */
export function fileFault(file: { name: string; size: number }): 'old_workbook' | 'not_a_workbook' | 'empty' | 'too_large' | '' {
  if (/\.xls$/i.test(file.name)) return 'old_workbook'
  if (!/\.xlsx$/i.test(file.name)) return 'not_a_workbook'
  if (file.size === 0) return 'empty'
  return file.size > xlsx_bytes_max ? 'too_large' : ''
}
