// Sending a form: what was refused goes to its field, everything else stands above it.
import { ref, shallowRef } from 'vue'
import { asTrouble, useTroubleWords } from '../trouble'

interface FieldError {
  field: string
  reason: string
  message: string
}

function errorsIn(failure: unknown): readonly FieldError[] {
  const errors = asTrouble(failure)?.errors
  return errors ?? []
}

export function useSending() {
  const troubleWords = useTroubleWords()
  const errors = shallowRef<readonly FieldError[]>([])
  const trouble = ref('')
  const is_busy = ref(false)

  async function send<Answer>(call: () => Promise<Answer>): Promise<Answer | null> {
    is_busy.value = true
    errors.value = []
    trouble.value = ''
    try {
      return await call()
    } catch (failure) {
      errors.value = errorsIn(failure)
      if (errors.value.length === 0) trouble.value = troubleWords(failure)
      return null
    } finally {
      is_busy.value = false
    }
  }
  return { errors, trouble, is_busy, send }
}
