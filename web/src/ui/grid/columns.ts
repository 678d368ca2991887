// What a grid shows: columns and rows without any school in them.
import type { Component } from 'vue'

export interface GridRow {
  id: string
  [field: string]: unknown
}

export interface GridColumn {
  name: string
  title: string
  width: number
  align?: 'start' | 'end'
  sortable?: boolean
  /** The cell as text; also what a custom cell falls back to. */
  text: (row: GridRow) => string
  /** Draws the cell instead; gets `row`, `value` and `text`. */
  cell?: Component
}

export type Density = 'compact' | 'default'
export const rowHeights: Record<Density, number> = { compact: 32, default: 40 }

export const isDensity = (value: unknown): value is Density => value === 'compact' || value === 'default'

export const width_min = 56
export const width_max = 640

/** What a click on a heading asks for next: up, down, the list's own order. */
export function nextSort(sort: string, column: string): string {
  if (sort === column) return `-${column}`
  return sort === `-${column}` ? '' : column
}

export function sortOf(sort: string, column: string): 'ascending' | 'descending' | 'none' {
  if (sort === column) return 'ascending'
  return sort === `-${column}` ? 'descending' : 'none'
}

/** The ids between two rows, both included, in the order of the list. */
export function idsBetween(rows: readonly GridRow[], from: number, to: number): string[] {
  const first = Math.max(0, Math.min(from, to))
  return rows.slice(first, Math.max(from, to) + 1).map((row) => row.id)
}
