// The answers of a what-if, part by part, as one.
import type { Turn, WhatIf } from '@/api/rulepacks'

export const nothing_yet: WhatIf = { schools: 0, schools_turned: 0, hazards: 0, turns: [], examples: [] }
export const examples_max = 100

const sameTurn = (one: Turn, other: Turn): boolean => one.code === other.code && one.from === other.from && one.to === other.to

function addTurns(before: readonly Turn[], more: readonly Turn[]): Turn[] {
  const sum = before.map((turn) => ({ ...turn }))
  for (const turn of more) {
    const known = sum.find((one) => sameTurn(one, turn))
    if (known) known.schools += turn.schools
    else sum.push({ ...turn })
  }
  return sum.sort((one, other) => other.schools - one.schools)
}

/** A part is asked once and no school lies in two: numbers add up, of the examples the first hundred stay. */
export const added = (sum: WhatIf, part: WhatIf): WhatIf => ({
  schools: sum.schools + part.schools,
  schools_turned: sum.schools_turned + part.schools_turned,
  hazards: sum.hazards + part.hazards,
  turns: addTurns(sum.turns, part.turns),
  examples: [...sum.examples, ...part.examples].slice(0, examples_max),
})
