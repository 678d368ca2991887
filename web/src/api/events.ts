// News from the server: what changed in the reader's scope. One stream per browser: the tab that holds the lock reads
// it and tells the others; without a secure context (no Web Locks) each tab reads its own.
import { ref, type Ref } from 'vue'
import { respond } from './client'
import { isProblem } from './problem'
import { SseReader } from './sse'

export interface News {
  seq: number
  event: string
  record: string
  id: string
  unit_path: string
  at: string
  /** Done by whoever hears it, here or elsewhere. */
  own: boolean
}

export type Link = 'off' | 'connecting' | 'live' | 'broken'

type Message = { kind: 'news'; news: News } | { kind: 'link'; link: Link } | { kind: 'who' }

const silence_max_ms = 45_000 // the server's heartbeat comes every 15 s
const retry_default_ms = 2_000
const retry_max_ms = 60_000

const listeners = new Set<(news: News) => void>()
const link = ref<Link>('off')
let running: AbortController | null = null
let channel: BroadcastChannel | null = null
let is_leader = false
let last_seq = ''

export const newsLink: Readonly<Ref<Link>> = link

/** Hear of every change until the returned function is called. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(message: Message): void {
  if (message.kind === 'link') link.value = message.link
  if (message.kind === 'news') for (const listener of listeners) listener(message.news)
}

function tellAll(message: Message): void {
  tell(message)
  channel?.postMessage(message)
}

function isNews(value: unknown): value is News {
  return typeof value === 'object' && value !== null && 'seq' in value && 'record' in value && 'id' in value
}

async function readOnce(signal: AbortSignal, reader: SseReader): Promise<void> {
  const broken = new AbortController()
  const give_up = (): void => broken.abort()
  signal.addEventListener('abort', give_up)
  let watch = setTimeout(give_up, silence_max_ms)
  try {
    const response = await respond('/api/events', {
      headers: { Accept: 'text/event-stream', ...(last_seq === '' ? {} : { 'Last-Event-ID': last_seq }) },
      signal: broken.signal,
      is_about_session: true,
    })
    const pieces = response.body?.getReader()
    if (!pieces) return
    tellAll({ kind: 'link', link: 'live' })
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await pieces.read()
      if (done) return
      clearTimeout(watch)
      watch = setTimeout(give_up, silence_max_ms)
      for (const event of reader.read(decoder.decode(value, { stream: true }))) {
        if (event.id !== '') last_seq = event.id
        const news: unknown = JSON.parse(event.data)
        if (isNews(news)) tellAll({ kind: 'news', news })
      }
    }
  } finally {
    clearTimeout(watch)
    signal.removeEventListener('abort', give_up)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

async function readOn(signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const reader = new SseReader()
    const began = Date.now()
    try {
      await readOnce(signal, reader)
    } catch (failure) {
      // Without a session there is nothing to hear; the next log-in starts the stream again.
      if (isProblem(failure) && (failure.status === 401 || failure.status === 403)) break
    }
    if (signal.aborted) return
    failures = Date.now() - began > silence_max_ms ? 0 : failures + 1
    tellAll({ kind: 'link', link: failures > 1 ? 'broken' : 'connecting' })
    const wait = Math.min((reader.retry_ms ?? retry_default_ms) * 2 ** Math.max(0, failures - 1), retry_max_ms)
    await pause(wait * (0.75 + Math.random() / 2), signal)
  }
  tellAll({ kind: 'link', link: 'off' })
}

export function startNews(): void {
  if (running) return
  const stop = new AbortController()
  running = stop
  link.value = 'connecting'
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    void readOn(stop.signal)
    return
  }
  const shared = new BroadcastChannel('anyuan-news')
  channel = shared
  shared.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'who') {
      if (is_leader) shared.postMessage({ kind: 'link', link: link.value } satisfies Message)
      return
    }
    tell(data)
  })
  shared.postMessage({ kind: 'who' } satisfies Message)
  const lead = async (): Promise<void> => {
    is_leader = true
    await readOn(stop.signal)
    is_leader = false
  }
  // Refused only when we stopped before it was our turn.
  navigator.locks.request('anyuan-news', { signal: stop.signal }, lead).catch(() => undefined)
}

export function stopNews(): void {
  running?.abort()
  running = null
  channel?.close()
  channel = null
  link.value = 'off'
}
