// A real server on a data folder of its own, with the three administrators it makes at its first start.
import { spawn, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
export const program = process.env.ANYUAN_PROGRAM ?? join(root, 'build/dev/anyuan')
const start_ms_max = 30_000

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

async function answers(url, until) {
  while (Date.now() < until) {
    try {
      if ((await fetch(`${url}/healthz`)).ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((wake) => setTimeout(wake, 100))
  }
  throw new Error(`${url} did not answer within ${start_ms_max} ms`)
}

/** Guilin: a city with 17 counties and their townships. */
export async function startServer(division = '4503') {
  const folder = mkdtempSync(join(tmpdir(), 'anyuan-e2e-'))
  const told = execFileSync(program, ['init', '--data', folder, '--root', division], { encoding: 'utf8' })
  const temporary = Object.fromEntries([...told.matchAll(/^ {2}(\w+) +(\S+) /gm)].map(([, account, password]) => [account, password]))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let output = ''
  let child
  const begin = async () => {
    child = spawn(program, ['serve', '--data', folder, '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += piece))
    const gone = new Promise((_, failed) => child.once('exit', (code) => failed(new Error(`the server ended (${code}):\n${output}`))))
    gone.catch(() => undefined)
    await Promise.race([answers(url, Date.now() + start_ms_max), gone])
  }
  const end = (signal) =>
    new Promise((done) => {
      child.removeAllListeners('exit')
      child.once('exit', done)
      child.kill(signal)
    })
  await begin()
  return {
    url,
    folder,
    temporary,
    output: () => output,
    /** The power fails: nothing is written any more, nobody is told. */
    kill: () => end('SIGKILL'),
    /** On again, at the same address, on what is on the disk. */
    restart: begin,
    stop: async () => {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
