// The built console (web/dist) in front of a server that was built without it: same headers, everything under /api
// passed on. With the console inside the server this is not used.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { extname, join, normalize, resolve } from 'node:path'

const dist = resolve(import.meta.dirname, '../../dist')
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json' }
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; " +
  "worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

function passOn(target, incoming, outgoing) {
  const { hostname, port } = new URL(target)
  const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  outgoing.on('close', () => onward.destroy())
  incoming.pipe(onward)
}

function serveFile(incoming, outgoing) {
  const path = normalize(decodeURIComponent(new URL(incoming.url, 'http://here').pathname))
  const wanted = join(dist, path)
  const index = join(dist, path.startsWith('/m/') || path === '/m' ? 'm/index.html' : 'index.html')
  const file = wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : index
  outgoing.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' })
  createReadStream(file).pipe(outgoing)
}

export async function withConsole(server_url, { is_from_dist }) {
  const page = await (await fetch(server_url)).text()
  if (!is_from_dist && page.includes('id="app"')) return { url: server_url, stop: async () => undefined }
  if (!existsSync(join(dist, 'index.html'))) throw new Error('neither the server nor web/dist has a console: npm run build')
  const front = createServer((incoming, outgoing) => {
    if (/^\/(api|healthz|metrics)\b/.test(incoming.url)) passOn(server_url, incoming, outgoing)
    else serveFile(incoming, outgoing)
  })
  await new Promise((ready) => front.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${front.address().port}`,
    stop: () =>
      new Promise((done) => {
        front.closeAllConnections()
        front.close(done)
      }),
  }
}
