/// <reference lib="webworker" />
// Opens the phone app without a connection. The page itself is asked for first and only then taken from the phone, so
// that nobody works with yesterday's app; files with a hash in their name never change. The API is never answered here.
export {}
declare const self: ServiceWorkerGlobalScope
declare const filesOfThisBuild: string[]

const files = filesOfThisBuild
const shelf = `anyuan-phone-${files.join().split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)}`
const page = '/m/'
const patience_ms = 4_000

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shelf)
      .then((cache) => cache.addAll([page, ...files]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const old_ones = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name.startsWith('anyuan-phone-') && name !== shelf) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(old_ones())
})

async function pageAnswer(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience_ms) })
    if (answer.ok) return answer
  } catch {
    // No connection, or too slow to wait for.
  }
  return (await caches.match(page)) ?? Response.error()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname.startsWith(page)) event.respondWith(pageAnswer(request))
  else if (files.includes(pathname)) event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)))
})
