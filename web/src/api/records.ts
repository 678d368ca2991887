// The books (台账) as the server describes them, and the calls every book offers.
import type { Described, HistoryLine, Label } from '@/described/record'
import { request, respond } from './client'
import { saveAnswer } from './files'

export interface RecordDescription extends Described {
  path: string
  group: Label
  label_field?: string
  default_sort: string
  actions: string[]
}

export interface RecordRow {
  id: string
  version: number
  can?: string[]
  [field: string]: unknown
}

export interface Page<Row> {
  rows: Row[]
  next: string | null
  /** A search ended the page, which may be short or empty, after so many rows; `next` goes on from there. */
  looked_at?: number | null
}

/** What a list asks for. Filter keys are field names, with `.from` and `.to` for ranges. */
export interface ListQuery {
  q?: string
  sort?: string
  unit?: string
  filters: Readonly<Record<string, string>>
}

/** A cell with a fault (reason, message) or one that changes (before). */
export interface ImportCell {
  field: string
  heading: string
  /** The letters of its column in the workbook. */
  column?: string
  value: unknown
  before?: unknown
  reason?: string | null
  message?: string | null
}
export type ImportOutcome = 'added' | 'changed' | 'same' | 'refused'
export interface ImportRow {
  row: number
  outcome: ImportOutcome
  key: string
  cells: ImportCell[]
}
export interface ImportReport {
  id: string
  file_name: string
  state: string
  /** Headings of the workbook that mean nothing to this book; their columns are not read. */
  ignored_headings?: string[]
  counts: Record<ImportOutcome, number>
  rows: ImportRow[]
  next: string | null
}

const rows_per_page = 100

function paramsOf(query: ListQuery): Record<string, string | undefined> {
  const params: Record<string, string | undefined> = { q: query.q, sort: query.sort, unit: query.unit }
  for (const [name, value] of Object.entries(query.filters)) params[`f.${name}`] = value
  return params
}

export const describeRecords = (signal?: AbortSignal): Promise<RecordDescription[]> =>
  request('/api/records', { signal })

export const listRows = (path: string, query: ListQuery, cursor: string | null, signal?: AbortSignal): Promise<Page<RecordRow>> =>
  request(path, { query: { ...paramsOf(query), limit: rows_per_page, cursor }, signal })

/** How many rows there are; `more`: so many were counted and there are more, or a search has not looked at all of them. */
export interface RowCount {
  total: number
  more: boolean
}

export const countRows = (path: string, query: ListQuery, signal?: AbortSignal): Promise<RowCount> => {
  // A search counts as far as its first window reaches, and that is a matter of the order.
  const { sort, ...filters } = paramsOf(query)
  return request(`${path}/count`, { query: query.q ? { ...filters, sort } : filters, signal })
}

const at = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`

export const loadRecord = (path: string, id: string, signal?: AbortSignal): Promise<RecordRow> => request(at(path, id), { signal })

export const createRecord = (path: string, values: object): Promise<RecordRow> => request(path, { method: 'POST', json: values })

export const changeRecord = (path: string, id: string, version: number, values: object): Promise<RecordRow> =>
  request(at(path, id), { method: 'PATCH', json: { ...values, version } })

export const archiveRecord = (path: string, id: string, version: number, reason: string): Promise<RecordRow> =>
  request(`${at(path, id)}/archive`, { method: 'POST', json: { version, reason } })

export const revealSecret = async (path: string, id: string, field: string, reason: string): Promise<string> =>
  (await request<{ value: string }>(`${at(path, id)}/reveal`, { method: 'POST', json: { field, reason } })).value

export const loadHistory = (path: string, id: string, cursor: string | null, signal?: AbortSignal): Promise<Page<HistoryLine>> =>
  request(`${at(path, id)}/history`, { query: { cursor }, signal })

/** What an action of a record does on the server: POST {path}/{id}/{move}. */
export const moveRecord = (path: string, id: string, move: string, body: object): Promise<RecordRow> =>
  request(`${at(path, id)}/${move}`, { method: 'POST', json: body })

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const exportRows = async (path: string, query: ListQuery, file_name: string): Promise<void> =>
  saveAnswer(await respond(`${path}/export.xlsx`, { query: paramsOf(query), headers: { Accept: '*/*' } }), file_name)

export const exportPlainRows = async (path: string, query: ListQuery, reason: string, file_name: string): Promise<void> =>
  saveAnswer(await respond(`${path}/export.xlsx`, { method: 'POST', query: paramsOf(query), json: { reason }, headers: { Accept: '*/*' } }), file_name)

export const fetchTemplate = async (path: string, file_name: string): Promise<void> =>
  saveAnswer(await respond(`${path}/template.xlsx`, { headers: { Accept: '*/*' } }), file_name)

export const checkImport = (path: string, file: File): Promise<ImportReport> =>
  request(`${path}/imports`, {
    method: 'POST',
    bytes: file,
    headers: { 'Content-Type': spreadsheet, 'X-File-Name': encodeURIComponent(file.name) },
  })

export const importRows = (path: string, id: string, outcome: ImportOutcome | null, cursor: string | null): Promise<ImportReport> =>
  request(`${path}/imports/${id}`, { query: { outcome, cursor } })

export const applyImport = (path: string, id: string, accept_good_rows: boolean): Promise<ImportReport> =>
  request(`${path}/imports/${id}/apply`, { method: 'POST', json: { accept_good_rows } })

export const fetchImportErrors = async (path: string, id: string, file_name: string): Promise<void> =>
  saveAnswer(await respond(`${path}/imports/${id}/errors.xlsx`, { headers: { Accept: '*/*' } }), file_name)
