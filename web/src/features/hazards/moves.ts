// The moves of a hazard as a table: what each asks for. Who may make which now is the server's word (`can`).
import type { HazardMove } from '@/api/hazards'

export type Input = 'person' | 'measure' | 'due' | 'until' | 'note' | 'reason' | 'photos' | 'grade' | 'found' | 'review' | 'daily' | 'milestones'

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
  { name: 'receive_notice', inputs: [], tone: 'primary' },
  { name: 'grant_postponement', inputs: ['note'], optional: ['note'], tone: 'primary' },
  { name: 'refuse_postponement', inputs: ['reason'], tone: 'plain' },
  { name: 'issue_notice', inputs: ['due'], tone: 'primary' },
  { name: 'plan', inputs: ['milestones'], tone: 'plain' },
  { name: 'reach', inputs: ['note', 'photos'], tone: 'plain' },
  { name: 'show_control', inputs: ['note', 'photos'], tone: 'primary' },
  { name: 'control', inputs: ['note', 'person', 'until', 'review', 'daily'], optional: ['person', 'review', 'daily'], tone: 'plain' },
  { name: 'ask_postponement', inputs: ['due', 'reason'], tone: 'plain' },
  { name: 'fix_on_spot', inputs: ['note', 'photos'], tone: 'plain' },
  { name: 'regrade', inputs: ['grade', 'reason'], tone: 'plain' },
  { name: 'look_back', inputs: ['found', 'note', 'photos'], optional: ['note', 'photos'], tone: 'plain' },
  { name: 'drop', inputs: ['reason'], tone: 'danger' },
]
