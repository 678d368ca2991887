// Journeys through the console in a real browser. Builds nothing.
//   node test/e2e/run.mjs [name...]          start the server, make the world, run all (or these) journeys
//     --shots DIR                            keep screenshots
//     --keep FILE                            only start server and world, write FILE, wait for Ctrl-C
//     --at FILE                              run against what --keep started
//     --lanes N                              run so many at once, each lane on a server of its own (the machine's cores)
//     --dist                                 the console of web/dist even when the server has one inside
// ANYUAN_PROGRAM names the server's program (build/dev/anyuan), CHROMIUM the browser.
// A journey is a file *.journey.mjs with `export async function journey({ world, browser, step })`; an assertion that
// fails throws, and whatever the page complained of fails the journey at its end.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { launch, openBrowser } from './browser.mjs'
import { withConsole } from './console.mjs'
import { startServer } from './server.mjs'
import { findWorld, makeWorld, worldJson } from './world.mjs'

// The slow ones begin first, so that no lane is left alone with one at the end.
const slow = ['roles', 'campaign', 'bad-input', 'english', 'schools']
const lanes_max = 4

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' }, keep: { type: 'string' }, at: { type: 'string' }, lanes: { type: 'string' }, dist: { type: 'boolean', default: false } },
})

function journeyFiles() {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.journey.mjs')).toSorted()
  const chosen = files.filter((name) => wanted.length === 0 || wanted.includes(basename(name, '.journey.mjs')))
  if (chosen.length === 0) throw new Error(`no such journey: ${wanted.join(', ')}`)
  const rank = (name) => (slow.includes(basename(name, '.journey.mjs')) ? slow.indexOf(basename(name, '.journey.mjs')) : slow.length)
  return chosen.toSorted((a, b) => rank(a) - rank(b))
}

async function settle() {
  if (options.at) {
    const kept = JSON.parse(readFileSync(options.at, 'utf8'))
    return { world: await findWorld(kept), url: kept.console_url, stop: async () => undefined }
  }
  const server = await startServer()
  try {
    const world = await makeWorld(server)
    const front = await withConsole(server.url, { is_from_dist: options.dist })
    return {
      world,
      url: front.url,
      stop: async () => {
        await front.stop()
        await server.stop()
      },
    }
  } catch (failure) {
    console.error(server.output())
    await server.stop()
    throw failure
  }
}

async function travel(file, chromium, place) {
  const name = basename(file, '.journey.mjs')
  const began = Date.now()
  const { journey } = await import(pathToFileURL(join(import.meta.dirname, file)))
  const browser = await openBrowser(chromium, place.url, { name, shots: options.shots })
  let at = ''
  const faults = []
  try {
    await journey({ world: place.world, browser, step: (text) => (at = text) })
  } catch (failure) {
    faults.push(`at "${at}": ${failure.stack ?? failure}`)
  }
  await browser.close()
  faults.push(...browser.complaints)
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  for (const fault of faults) console.log(`     ${fault}`)
  return faults.length === 0
}

/** Takes what is next until nothing is left. A lane has a server of its own: lanes do not see what others make. */
async function runLane(chromium, waiting) {
  const place = await settle()
  let is_good = true
  for (let file = waiting.shift(); file; file = waiting.shift()) is_good = (await travel(file, chromium, place)) && is_good
  await place.stop()
  return is_good
}

if (options.keep) {
  const place = await settle()
  writeFileSync(options.keep, worldJson(place.world, place.url))
  console.log(`console ${place.url}  server ${place.world.url}`)
  await new Promise((stop) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, stop)))
  await place.stop()
} else {
  const waiting = journeyFiles()
  const lanes = options.at ? 1 : Math.min(waiting.length, Number(options.lanes ?? Math.min(availableParallelism(), lanes_max)))
  const began = Date.now()
  const chromium = await launch()
  const outcomes = await Promise.all(Array.from({ length: lanes }, () => runLane(chromium, waiting)))
  await chromium.close()
  console.log(`${((Date.now() - began) / 1000).toFixed(0)} s, ${lanes} at once`)
  process.exit(outcomes.every(Boolean) ? 0 : 1)
}
