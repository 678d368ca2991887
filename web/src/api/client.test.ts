import { afterEach, expect, test, vi } from 'vitest'
import { onSessionOver, onWritten, request, useCsrf, useLanguage } from './client'
import { Problem } from './problem'

const answers = (...list: [status: number, body: unknown][]): ReturnType<typeof vi.fn> => {
  const network = vi.fn(async () => {
    const [status, body] = list.shift() ?? [500, {}]
    return new Response(status === 204 ? null : JSON.stringify(body), { status })
  })
  vi.stubGlobal('fetch', network)
  return network
}
const over = { reason: 'session_over', message: '登录已过期', trace: 'r_1' }

afterEach(() => {
  vi.unstubAllGlobals()
  onSessionOver(() => Promise.resolve(false))
  onWritten(() => undefined)
})

test('a change carries the token and the language; a read carries no token', async () => {
  const network = answers([200, {}], [200, {}])
  useCsrf('secret')
  useLanguage('en')
  await request('/api/x')
  await request('/api/x', { method: 'POST', json: { a: 1 } })
  const headers = network.mock.calls.map((call) => (call[1] as RequestInit).headers as Record<string, string>)
  expect(headers[0]).not.toHaveProperty('X-CSRF-Token')
  expect(headers[1]).toMatchObject({ 'X-CSRF-Token': 'secret', 'Accept-Language': 'en' })
})

test('a call that meets a dead session is repeated after logging in again, with the new token', async () => {
  const network = answers([401, over], [201, { id: 'sc_1' }])
  useCsrf('old')
  onSessionOver(async () => {
    useCsrf('fresh')
    return true
  })
  await expect(request('/api/schools', { method: 'POST', json: { name: '朝阳小学' } })).resolves.toEqual({ id: 'sc_1' })
  const repeated = network.mock.calls[1]?.[1] as RequestInit
  expect(repeated.body).toBe('{"name":"朝阳小学"}')
  expect((repeated.headers as Record<string, string>)['X-CSRF-Token']).toBe('fresh')
})

test('a change that was taken is told; a read, a refusal and a log-in are not', async () => {
  answers([200, {}], [422, { reason: 'required', message: '必填' }], [201, {}], [401, over], [200, {}])
  const tell = vi.fn()
  onWritten(tell)
  onSessionOver(async () => true)
  await request('/api/x')
  await expect(request('/api/x', { method: 'POST', json: {} })).rejects.toMatchObject({ status: 422 })
  await request('/api/session', { method: 'POST', json: {}, is_about_session: true })
  expect(tell).not.toHaveBeenCalled()
  await request('/api/x', { method: 'POST', json: {} })
  expect(tell).toHaveBeenCalledTimes(1)
})

test('many calls that meet it ask once', async () => {
  answers([401, over], [401, over], [200, 1], [200, 2])
  const ask = vi.fn(async () => true)
  onSessionOver(ask)
  await Promise.all([request('/api/a'), request('/api/b')])
  expect(ask).toHaveBeenCalledTimes(1)
})

test('whoever does not log in again gets the refusal', async () => {
  answers([401, over])
  await expect(request('/api/a')).rejects.toMatchObject({ status: 401, reason: 'session_over', message: '登录已过期' })
})

test('no answer at all and a page of a proxy are told apart', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('failed'))))
  await expect(request('/api/a')).rejects.toMatchObject({ status: 0, reason: 'no_connection' })
  vi.stubGlobal('fetch', vi.fn(async () => new Response('<html>', { status: 502 })))
  const failure: unknown = await request('/api/a').catch((problem: unknown) => problem)
  expect(failure).toBeInstanceOf(Problem)
  expect(failure).toMatchObject({ status: 502, reason: 'http_502', isPassing: true })
})
