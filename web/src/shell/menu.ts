// The left menu as one table. An entry is a page (label, path, permission) or a record (its page, label and permission
// come with its description). A record nobody put here appears by itself under the group its description names, so
// that a new ledger needs no line here.
import {
  BookOpenCheck,
  Building2,
  Bus,
  Cctv,
  ChartColumn,
  ClipboardCheck,
  ClipboardList,
  Dices,
  FileCheck,
  FileClock,
  FilePen,
  FireExtinguisher,
  Flag,
  FolderOpen,
  House,
  Megaphone,
  Network,
  Scale,
  School,
  ShieldHalf,
  ShieldUser,
  TriangleAlert,
  Users,
  Wallet,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { RecordDescription } from '@/api/records'
import type { Label } from '@/ui/words'

interface PageEntry {
  label: string
  path: string
  /** A permission of session.may. */
  needs?: string
  /** Nothing to see for who works at a school: the tree would be the school alone. */
  above_schools?: boolean
  icon: Component
}
interface RecordEntry {
  record: string
  icon: Component
}
interface MenuGroup {
  /** Key of its words; the home group stands without a heading. */
  label: string
  /** The group in the descriptions of records that belongs here. */
  of_records?: string
  /** Stands below the groups that appear by themselves. */
  is_last?: boolean
  entries: (PageEntry | RecordEntry)[]
}

export const menu: readonly MenuGroup[] = [
  {
    label: '',
    entries: [
      { label: 'menu.home', path: '/', icon: House },
      { label: 'menu.figures', path: '/figures', needs: 'figures_read', icon: ChartColumn },
    ],
  },
  {
    label: 'menu.campaigns',
    of_records: '专项行动',
    entries: [
      { record: 'campaigns', icon: Flag },
      { record: 'inspections', icon: ClipboardCheck },
      { record: 'samples', icon: Dices },
      { record: 'notices', icon: Megaphone },
    ],
  },
  { label: 'menu.hazards', of_records: '隐患治理', entries: [{ record: 'hazards', icon: TriangleAlert }] },
  { label: 'menu.files', of_records: '学校台账', entries: [{ record: 'schools', icon: School }] },
  {
    label: 'menu.filings',
    of_records: '备案',
    entries: [
      { record: 'filing_drafts', icon: FilePen },
      { record: 'filings', icon: FileCheck },
    ],
  },
  {
    label: 'menu.administration',
    of_records: '系统管理',
    is_last: true,
    entries: [
      { label: 'menu.units', path: '/units', needs: 'units_read', above_schools: true, icon: Building2 },
      { record: 'users', icon: Users },
      { label: 'menu.audit', path: '/audit', needs: 'audit_read', icon: FileClock },
    ],
  },
]

/** How the groups look that come with the ledgers' descriptions: each folds, for there are many. */
const group_icons: Readonly<Record<string, Component>> = {
  组织与岗位: Network,
  安保力量: ShieldUser,
  物防设施: ShieldHalf,
  技防设施: Cctv,
  消防与设备: FireExtinguisher,
  校车: Bus,
  制度与教育: BookOpenCheck,
  保险与经费: Wallet,
  规则与标准: Scale,
}

/** Records that are shown inside another page and have no place of their own in the menu. */
const inside_others: ReadonlySet<string> = new Set(['units', 'posts', 'statements'])

export interface ShownEntry {
  path: string
  icon: Component
  /** Either the key of its words or the words themselves. */
  label: string | Label
}
export interface ShownGroup {
  label: string | Label
  entries: ShownEntry[]
  /** Of a group that folds: what it is remembered by, and what stands for it where there is no room for words. */
  folds?: { name: string; icon: Component }
}

export const recordPath = (record: string): string => `/records/${record}`

/** The menu of somebody who works at a unit of this level, may this and is offered these books. */
export function shownMenu(
  table: readonly MenuGroup[],
  books: readonly RecordDescription[],
  may: (permission: string | undefined) => boolean,
  level: string,
): ShownGroup[] {
  const placed = new Set(table.flatMap((group) => group.entries.flatMap((entry) => ('record' in entry ? [entry.record] : []))))
  const unplaced = books.filter((book) => !placed.has(book.name) && !inside_others.has(book.name))
  const entryOf = (book: RecordDescription, icon: Component): ShownEntry => ({ path: recordPath(book.name), icon, label: book.label })
  const groups: ShownGroup[] = table.map((group) => ({
    label: group.label,
    entries: [
      ...group.entries.flatMap((entry) => {
        if (!('record' in entry)) return may(entry.needs) && !(entry.above_schools && level === 'school') ? [{ path: entry.path, icon: entry.icon, label: entry.label }] : []
        const book = books.find((one) => one.name === entry.record)
        return book ? [entryOf(book, entry.icon)] : []
      }),
      ...unplaced.filter((book) => book.group.zh === group.of_records).map((book) => entryOf(book, ClipboardList)),
    ],
  }))
  const known = new Set(table.map((group) => group.of_records))
  const others = new Map<string, ShownGroup>()
  for (const book of unplaced.filter((one) => !known.has(one.group.zh))) {
    const group: ShownGroup = others.get(book.group.zh) ?? { label: book.group, entries: [], folds: { name: book.group.zh, icon: group_icons[book.group.zh] ?? FolderOpen } }
    group.entries.push(entryOf(book, ClipboardList))
    others.set(book.group.zh, group)
  }
  const last = table.findIndex((group) => group.is_last)
  groups.splice(last < 0 ? groups.length : last, 0, ...others.values())
  return groups.filter((group) => group.entries.length > 0)
}
