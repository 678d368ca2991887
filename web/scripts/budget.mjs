// How much JavaScript a page may cost over the wire (gzip), and what it costs now. A page is its entry with everything
// the entry imports statically, plus the lazy chunk of the route with the same.
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = process.argv[2] ?? 'dist'

const budgets = [
  { page: 'login', kilobytes_max: 130, html: 'index.html', chunks: [/^LoginPage-/] },
  { page: 'list', kilobytes_max: 200, html: 'index.html', chunks: [/^ConsoleFrame-/, /^RecordPage-/] },
  { page: 'phone', kilobytes_max: 80, html: 'm/index.html', chunks: [/^(?!index)/] },
]

function static_imports(assets, name, seen = new Set()) {
  if (seen.has(name) || !existsSync(join(assets, name))) return seen
  seen.add(name)
  const source = readFileSync(join(assets, name), 'utf8')
  for (const [, target] of source.matchAll(/(?:^|[;}\s])(?:import|export)\b[^'"()]*?(?:from)?\s*["']\.\/([^"']+\.js)["']/g)) {
    static_imports(assets, target, seen)
  }
  return seen
}

let over = false
for (const { page, kilobytes_max, html, chunks } of budgets) {
  const assets = join(folder, html.includes('/') ? html.split('/')[0] : '', 'assets')
  const entries = [...readFileSync(join(folder, html), 'utf8').matchAll(/assets\/([^"']+\.js)/g)].map((match) => match[1])
  const lazy = readdirSync(assets).filter((name) => name.endsWith('.js') && chunks.some((chunk) => chunk.test(name)))
  const files = new Set()
  for (const name of [...entries, ...lazy]) static_imports(assets, name, files)
  let bytes = 0
  for (const name of files) bytes += gzipSync(readFileSync(join(assets, name)), { level: 9 }).length
  const kilobytes = bytes / 1000
  const is_over = kilobytes > kilobytes_max
  over ||= is_over
  console.log(`${page.padEnd(8)} ${kilobytes.toFixed(1).padStart(7)} KB of ${kilobytes_max} KB in ${files.size} files${is_over ? '  OVER' : ''}`)
}
process.exit(over ? 1 : 0)
