// A failed call in words: the server's own sentence, ours for its reason, or at least its status.
import { isProblem } from '@/api/problem'
import { t, te } from './texts'

export function faultText(failure: unknown): string {
  if (!isProblem(failure)) return t('phone.problem.broken_console')
  if (failure.message !== '') return failure.message
  const key = `phone.problem.${failure.reason}`
  return te(key) ? t(key) : t('phone.problem.other', { status: failure.status })
}
