// What the search over everything offers for a text: pages of the menu, then rows of books in the order of the menu.
import type { RecordDescription } from '@/api/records'
import type { FoundGroup } from '@/api/search'
import { recordPath } from './menu'

export interface FoundPage {
  path: string
  name: string
}
export interface Finding {
  /** Where it leads. */
  to: { path: string; query?: Record<string, string> }
  name: string
  note: string
  /** The way to the whole list. */
  is_more?: boolean
}
export interface FindingGroup {
  /** The book's name, or '' for the pages. */
  of: string
  findings: Finding[]
}

// The characters that begin each letter in the browser's own pinyin order; i, u and v begin no syllable.
const first_of_letter = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'
const by_pinyin = new Intl.Collator('zh-CN-u-co-pinyin')

/** The initials people type: 隐患 is yh. */
export function initialsOf(text: string): string {
  return [...text].map((character) => {
    if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase()
    let at = letters.length - 1
    while (at > 0 && by_pinyin.compare(character, first_of_letter[at] ?? '') < 0) --at
    return letters[at] ?? ''
  }).join('')
}

const pathOf = (record: string): string => (record === 'units' ? '/units' : recordPath(record))

/** Pages and rows for a text; without one, all pages. `order`: the paths of the menu, from above. */
export function findingsFor(q: string, pages: readonly FoundPage[], found: readonly FoundGroup[], books: readonly RecordDescription[], allOf: (noun: string) => string, nounOf: (book: RecordDescription) => string): FindingGroup[] {
  const wanted = q.toLowerCase()
  const fitting = pages.filter((page) => page.name.toLowerCase().includes(wanted) || initialsOf(page.name).includes(wanted))
  const groups: FindingGroup[] = [{ of: '', findings: fitting.map((page) => ({ to: { path: page.path }, name: page.name, note: '' })) }]
  const place = (record: string): number => (pages.findIndex((page) => page.path === pathOf(record)) + pages.length + 1) % (pages.length + 1)
  for (const { record, rows, more } of [...found].sort((one, other) => place(one.record) - place(other.record))) {
    const book = books.find((one) => one.name === record)
    // A book shown only on a page of its own is of no use to who does not have that page.
    if (!book || (record === 'units' && !pages.some((page) => page.path === pathOf(record)))) continue
    const findings: Finding[] = rows.map((row) => ({
      to: { path: pathOf(record), query: { open: row.id } },
      name: row.name,
      note: [...row.texts.map((one) => one.text), row.unit_name ?? ''].filter((text) => text !== '' && text !== row.name).join(' · '),
    }))
    if (more && record !== 'units') findings.push({ to: { path: pathOf(record), query: { q } }, name: allOf(nounOf(book)), note: '', is_more: true })
    groups.push({ of: record, findings })
  }
  return groups.filter((group) => group.findings.length > 0)
}
