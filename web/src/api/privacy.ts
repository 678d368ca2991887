// Data requests (个人信息申请): what a person asks about the data kept of them.
import { request, respond } from './client'
import { saveAnswer } from './files'
import type { RecordRow } from './records'

const at = (id: string): string => `/api/data_requests/${encodeURIComponent(id)}`

/** The text is the answer, or the reasons of a refusal, as the person gets it. */
export const closeDataRequest = (id: string, version: number, how: 'answer' | 'refuse', text: string): Promise<RecordRow> =>
  request(`${at(id)}/${how}`, { method: 'POST', json: { version, reason: text } })

export const fetchCompiled = async (id: string, reason: string, file_name: string): Promise<void> =>
  saveAnswer(await respond(`${at(id)}/compiled.xlsx`, { method: 'POST', json: { reason }, headers: { Accept: '*/*' } }), file_name)
