// Where a file (a rule pack, a checklist) is wrong: the server says it as a field, lines[12] or lines[12][8].
export interface Place {
  line: number
  character: number | null
}

export function placeIn(field: string): Place | null {
  const found = /^lines\[(\d+)\](?:\[(\d+)\])?$/.exec(field)
  return found ? { line: Number(found[1]), character: found[2] === undefined ? null : Number(found[2]) } : null
}

export interface ShownLine {
  number: number
  text: string
  is_wrong: boolean
}
const lines_around = 2

/** The line itself and a few around it. */
export function linesAround(text: string, line: number): ShownLine[] {
  const lines = text.split(/\r?\n/)
  const first = Math.max(1, line - lines_around)
  const last = Math.min(lines.length, line + lines_around)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({ number: first + at, text: lines[first + at - 1] ?? '', is_wrong: first + at === line }))
}
