// Journeys through the console in a real browser. Builds nothing.
//   node test/e2e/run.mjs [name...]          start the server, make the world, run all (or these) journeys
//     --shots DIR                            keep screenshots
//     --keep FILE                            only start server and world, write FILE, wait for Ctrl-C
//     --at FILE                              run against what --keep started
//     --dist                                 the console of web/dist even when the server has one inside
// ANYUAN_PROGRAM names the server's program (build/dev/anyuan), CHROMIUM the browser.
// A journey is a file *.journey.mjs with `export async function journey({ world, browser, step })`; an assertion that
// fails throws, and whatever the page complained of fails the journey at its end.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { launch, openBrowser } from './browser.mjs'
import { withConsole } from './console.mjs'
import { startServer } from './server.mjs'
import { findWorld, makeWorld, worldJson } from './world.mjs'

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' }, keep: { type: 'string' }, at: { type: 'string' }, dist: { type: 'boolean', default: false } },
})

function journeyFiles() {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.journey.mjs')).toSorted()
  const chosen = files.filter((name) => wanted.length === 0 || wanted.includes(basename(name, '.journey.mjs')))
  if (chosen.length === 0) throw new Error(`no such journey: ${wanted.join(', ')}`)
  return chosen
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

const place = await settle()
if (options.keep) {
  writeFileSync(options.keep, worldJson(place.world, place.url))
  console.log(`console ${place.url}  server ${place.world.url}`)
  await new Promise((stop) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, stop)))
  await place.stop()
} else {
  const chromium = await launch()
  let is_good = true
  for (const file of journeyFiles()) is_good = (await travel(file, chromium, place)) && is_good
  await chromium.close()
  await place.stop()
  process.exit(is_good ? 0 : 1)
}
