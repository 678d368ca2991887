// The way from a figure to its rows, as the server gives it; none for a reader who sees totals only.
import type { RouteLocationRaw } from 'vue-router'
import type { FigureLink } from '@/api/figures'

export function linkTo(link: FigureLink | undefined, unit = ''): RouteLocationRaw | null {
  if (!link?.page) return null
  return { path: link.page, query: { ...link.filters, ...(unit === '' ? {} : { unit }) } }
}
