// The console's own words, from the files it is built with.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../src/locale')

export function wordsOf(locale) {
  const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'))
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, locale, name), 'utf8'))))
}

const zh = wordsOf('zh-CN')
/** The words of a key: `zhWords('ui.state.forbidden')`. */
export function zhWords(key) {
  const words = key.split('.').reduce((at, name) => at?.[name], zh)
  if (typeof words !== 'string') throw new Error(`no words for ${key}`)
  return words
}
