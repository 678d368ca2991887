// A sheet at the desk: answers go up as they are given, gathered for a moment; what has not arrived is said and tried
// again. (In the field the phone app keeps them; the desk has a line.)
import { useQuery } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, reactive, ref, watch, type Ref } from 'vue'
import { keys } from '@/api/keys'
import { loadSheet, putAnswers, type Answer, type AnswerSent } from '@/api/inspections'
import { isProblem } from '@/api/problem'
import { useTroubleWords } from '@/ui/trouble'
import { serverNow } from '@/ui/words'

const gather_ms = 700
const retry_ms = 5_000

export function useSheet(id: Ref<string>) {
  const troubleWords = useTroubleWords()
  const query = useQuery({ queryKey: computed(() => keys.part('inspections', id.value, 'sheet')), queryFn: ({ signal }) => loadSheet(id.value, signal), refetchOnWindowFocus: false })
  const answers = reactive<Record<string, Answer>>({})
  const waiting = reactive(new Map<string, AnswerSent>())
  const faults = reactive<Record<string, string>>({})
  const superseded = reactive<Record<string, Answer>>({})
  const trouble = ref('')
  const is_sending = ref(false)
  const score = ref<{ score: number | null; full: number | null; percent: number | null } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    () => query.data.value,
    (sheet) => {
      for (const answer of sheet?.answers ?? []) if (!waiting.has(answer.point)) answers[answer.point] = answer
    },
    { immediate: true },
  )

  function change(point: string, changes: Partial<Answer>): void {
    const known = answers[point]
    const base: Answer = known ?? { point, outcome: 'pass', value: null, score: null, note: null, photos: [], person: null, measure: null, due: null, answered_at: '' }
    const after = Math.max(serverNow().getTime(), known?.answered_at ? Date.parse(known.answered_at) + 1 : 0)
    const next: Answer = { ...base, ...changes, score: null, answered_at: new Date(after).toISOString() }
    answers[point] = next
    const { score: _, ...sent } = next
    waiting.set(point, sent)
    delete faults[point]
    delete superseded[point]
    later(gather_ms)
  }
  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }
  async function send(): Promise<void> {
    clearTimeout(timer)
    if (is_sending.value || waiting.size === 0) return
    is_sending.value = true
    const batch = [...waiting.values()]
    try {
      const told = await putAnswers(id.value, batch)
      trouble.value = ''
      score.value = told
      for (const sent of batch) if (waiting.get(sent.point)?.answered_at === sent.answered_at) waiting.delete(sent.point)
      for (const lost of told.superseded ?? []) superseded[lost.point] = lost
      for (const answer of told.answers) if (!waiting.has(answer.point)) answers[answer.point] = answer
    } catch (failure) {
      take(failure)
    }
    is_sending.value = false
    if (waiting.size > 0 && !trouble.value) later(gather_ms)
  }
  function take(failure: unknown): void {
    trouble.value = troubleWords(failure)
    if (isProblem(failure) && failure.isPassing) later(retry_ms)
    else if (isProblem(failure)) for (const error of failure.errors) faults[error.field] = error.message
  }
  onBeforeUnmount(() => void send())
  return { query, answers, waiting, faults, superseded, trouble, is_sending, score, change, send }
}
