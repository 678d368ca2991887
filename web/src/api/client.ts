// The one place that calls fetch. Adds language and CSRF token, turns refusals into Problem, and, when the session is
// over, asks the shell to log in again and then repeats the call, so that nobody loses what they typed.
import { Problem, problemFrom } from './problem'

export type QueryValue = string | number | boolean | null | undefined

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  query?: Readonly<Record<string, QueryValue>>
  json?: unknown
  bytes?: Blob | ArrayBuffer
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
  /** For the calls that make or end a session: a 401 is the answer then, not an interruption. */
  is_about_session?: boolean
}

let csrf = ''
let language = 'zh-CN'
let log_in_again: (() => Promise<boolean>) | null = null
let asking: Promise<boolean> | null = null
let tell_written = (): void => undefined

export function useCsrf(token: string): void {
  csrf = token
}
export function useLanguage(tag: string): void {
  language = tag
}
/** The shell's answer to a session that is over: true when the user logged in again. */
export function onSessionOver(ask: () => Promise<boolean>): void {
  log_in_again = ask
}

/** Told after every change made here that the server took. */
export function onWritten(tell: () => void): void {
  tell_written = tell
}

export function addressOf(path: string, query: Readonly<Record<string, QueryValue>> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.append(name, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language, ...options.headers }
  const method = options.method ?? 'GET'
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf
  let body: BodyInit | null = null
  if (options.json !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(options.json)
  } else if (options.bytes) {
    headers['Content-Type'] ??= 'application/octet-stream'
    body = options.bytes
  }
  try {
    return await fetch(addressOf(path, options.query), {
      method,
      headers,
      body,
      credentials: 'same-origin',
      signal: options.signal ?? null,
    })
  } catch (failure) {
    if (options.signal?.aborted) throw failure
    throw new Problem(0, 'no_connection', '')
  }
}

async function refusal(response: Response): Promise<Problem> {
  let body: unknown = null
  try {
    body = await response.json()
  } catch {
    // A proxy's page instead of our JSON; the status says enough.
  }
  return problemFrom(response.status, body, response.headers.get('X-Trace-Id') ?? '')
}

async function answered(path: string, options: RequestOptions): Promise<Response> {
  const response = await send(path, options)
  if (response.ok && (options.method ?? 'GET') !== 'GET' && !options.is_about_session) tell_written()
  return response
}

/** The raw answer, for streams and files. Throws Problem for every refusal. */
export async function respond(path: string, options: RequestOptions = {}): Promise<Response> {
  const response = await answered(path, options)
  if (response.ok) return response
  const problem = await refusal(response)
  if (problem.status !== 401 || options.is_about_session || !log_in_again) throw problem
  asking ??= log_in_again().finally(() => {
    asking = null
  })
  if (!(await asking)) throw problem
  const repeated = await answered(path, options)
  if (repeated.ok) return repeated
  throw await refusal(repeated)
}

export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await respond(path, options)
  if (response.status === 204) return undefined as Answer
  try {
    return (await response.json()) as Answer
  } catch (failure) {
    if (options.signal?.aborted) throw failure
    throw new Problem(0, 'broken_answer', '', response.headers.get('X-Trace-Id') ?? '')
  }
}
