// What a checked workbook says, arranged for the eye.
import type { ImportOutcome, ImportReport } from '@/api/records'

export const outcomes: readonly ImportOutcome[] = ['added', 'changed', 'same', 'refused']

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
