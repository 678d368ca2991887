// The moves of a hazard as a table: what each asks for. Who may make which now is the server's word (`can`).
import type { HazardMove } from '@/api/hazards'

export type Input = 'person' | 'measure' | 'due' | 'until' | 'note' | 'reason' | 'photos' | 'grade' | 'found'

export interface Move {
  name: HazardMove
  inputs: readonly Input[]
  /** Those it can do without. */
  optional?: readonly Input[]
  tone: 'primary' | 'plain' | 'danger'
}

export const moves: readonly Move[] = [
  { name: 'assign', inputs: ['person', 'measure', 'due'], tone: 'primary' },
  { name: 'rectify', inputs: ['note', 'photos'], tone: 'primary' },
  { name: 'verify', inputs: ['note'], optional: ['note'], tone: 'primary' },
  { name: 'give_back', inputs: ['reason'], tone: 'plain' },
  { name: 'control', inputs: ['note', 'until'], tone: 'plain' },
  { name: 'fix_on_spot', inputs: ['note', 'photos'], tone: 'plain' },
  { name: 'regrade', inputs: ['grade', 'reason'], tone: 'plain' },
  { name: 'look_back', inputs: ['found', 'note', 'photos'], optional: ['note', 'photos'], tone: 'plain' },
  { name: 'drop', inputs: ['reason'], tone: 'danger' },
]
