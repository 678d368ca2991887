// What a widget needs to know of something that went wrong; the API's Problem fits it.
import { useI18n } from 'vue-i18n'

export interface Trouble {
  status: number
  reason: string
  message: string
  trace: string
  /** The fields it is about, where it is about fields. */
  errors?: readonly { field: string; reason: string; message: string }[]
}

function isTrouble(failure: unknown): failure is Trouble {
  return typeof failure === 'object' && failure !== null && 'status' in failure && 'reason' in failure && 'message' in failure
}

/** A mistake of our own looks like trouble too: told, never swallowed. */
export function asTrouble(failure: unknown): Trouble | null {
  if (failure === null || failure === undefined) return null
  return isTrouble(failure) ? failure : { status: 0, reason: 'broken_console', message: '', trace: '' }
}

/** What went wrong in words: the server's own sentence, ours for its reason, or at least the status. */
export function useTroubleWords(): (failure: unknown) => string {
  const { t, te } = useI18n({ useScope: 'global' })
  return (failure) => {
    const trouble = asTrouble(failure)
    if (!trouble) return ''
    if (trouble.message !== '') return trouble.message
    const key = `problem.${trouble.reason}`
    return te(key) ? t(key) : t('problem.other', { status: trouble.status })
  }
}
