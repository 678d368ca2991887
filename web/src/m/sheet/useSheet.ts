// One sheet on the phone: what the server last said, under what was typed here since. Every input is written down before
// the next one can come.
import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type ShallowRef } from 'vue'
import type { Point } from '@/api/checklists'
import { loadSheet, type Answer, type Sheet } from '@/api/inspections'
import { isProblem, type Problem } from '@/api/problem'
import { todayText } from '@/ui/words'
import { dropPhoto, keepSheet, takeTheirs, type Draft, type NewPhoto } from '../outbox/keeping'
import { isLocal, keyOf, type WaitingAnswer } from '../outbox/store'
import { Writing } from '../outbox/writing'
import { usePhone, type Phone } from '../phone'
import { lackOf, type Lack } from './judging'

export interface PointState {
  draft: Draft
  /** `writing`: not even the phone has it yet; `kept`: the server has it. */
  state: 'writing' | 'kept' | WaitingAnswer['state']
  refusal: string
  score: number | null
  theirs: Answer | null
}
type States = Record<string, PointState>

/** Without the score and time that only the server and the outbox give. */
function draftOf(draft: Draft): Draft {
  const { point, outcome, value, note, photos, person, measure, due } = draft
  return { point, outcome, value, note, photos: [...photos], person, measure, due }
}
const emptyDraft = (point: string): Draft => ({ point, outcome: 'pass', value: null, note: null, photos: [], person: null, measure: null, due: null })

/** What is in the store becomes what is shown, except where a draft is being written down at this moment. */
function overlay(states: States, answers: readonly Answer[], waiting: readonly WaitingAnswer[], isWriting: (point: string) => boolean): void {
  for (const answer of answers) {
    if (isWriting(answer.point)) continue
    const known = states[answer.point]
    // A draft just delivered keeps its own names for its photos.
    const draft = known?.state === 'waiting' || known?.state === 'writing' ? known.draft : draftOf(answer)
    states[answer.point] = { draft, state: 'kept', refusal: '', score: answer.score, theirs: null }
  }
  for (const { answer, state, refusal, theirs } of waiting) {
    if (!isWriting(answer.point)) states[answer.point] = { draft: draftOf(answer), state, refusal, score: null, theirs }
  }
}

/** Chapters with the points that apply to this school, and what is still missing. */
function useProgress(sheet: ShallowRef<Sheet | null>, states: States) {
  const chapters = computed(() => {
    const applies = new Set(sheet.value?.points)
    return (sheet.value?.checklist.chapters ?? [])
      .map(({ code, title, points }) => ({ code, title, points: points.filter((point) => applies.has(point.code)) }))
      .filter((chapter) => chapter.points.length > 0)
  })
  const lacks = computed<{ point: Point; lack: Lack }[]>(() =>
    chapters.value
      .flatMap((chapter) => chapter.points)
      .flatMap((point) => {
        const lack = lackOf(point, states[point.code]?.draft, todayText())
        return lack ? [{ point, lack }] : []
      }),
  )
  const total = computed(() => sheet.value?.points.length ?? 0)
  const is_open = computed(() => sheet.value?.inspection.state === 'open')
  return { chapters, lacks, total, is_open }
}

/** The answers on screen, each change kept in the store at once. */
function useAnswers(phone: Phone, id: string) {
  const states = reactive<States>({})
  const writing = new Writing(phone.store, () => phone.userId(), id)
  /** The phone itself cannot keep anything: storage full or forbidden. */
  const cannot_keep = ref(false)
  onScopeDispose(writing.watch(() => phone.now()))

  async function change(point: string, changes: Partial<Draft>, photos: readonly NewPhoto[] = []): Promise<void> {
    const draft = { ...(states[point]?.draft ?? emptyDraft(point)), ...changes }
    states[point] = { draft, state: 'writing', refusal: '', score: null, theirs: null }
    try {
      await writing.keep(draftOf(draft), photos, phone.now())
      cannot_keep.value = false
      const state = states[point]
      if (state?.state === 'writing' && !writing.isOpen(point)) state.state = 'waiting'
    } catch {
      cannot_keep.value = true
    }
    await phone.outbox.kept()
  }
  async function removePhoto(point: string, photo: string): Promise<void> {
    const draft = states[point]?.draft
    if (!draft) return
    await change(point, { photos: draft.photos.filter((one) => one !== photo) })
    if (isLocal(photo)) await dropPhoto(phone.store, photo)
  }
  return { states, cannot_keep, change, removePhoto, writing }
}

export function useSheet(id: string) {
  const phone = usePhone()
  const sheet = shallowRef<Sheet | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const fetched_at = ref<string | null>(null)
  const is_loading = ref(true)
  const { states, cannot_keep, change, removePhoto, writing } = useAnswers(phone, id)

  async function read(): Promise<void> {
    const user = phone.userId()
    const kept = await phone.store.get('sheets', keyOf(user, id))
    const waiting = (await phone.store.getAllFromIndex('answers', 'user', user)).filter((entry) => entry.inspection === id)
    if (!kept) return
    sheet.value = kept.sheet
    fetched_at.value = kept.fetched_at
    for (const { point, answered_at } of [...kept.sheet.answers, ...waiting.map((entry) => entry.answer)]) writing.saw(point, answered_at)
    overlay(states, kept.sheet.answers, waiting, (point) => writing.isOpen(point))
  }
  async function load(): Promise<void> {
    is_loading.value = true
    await read()
    try {
      await keepSheet(phone.store, phone.userId(), await loadSheet(id), phone.now())
      problem.value = null
      phone.is_offline.value = false
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      problem.value = failure
      if (failure.isOffline) phone.is_offline.value = true
    }
    await read()
    is_loading.value = false
  }
  /** Of two answers that crossed: ours is said again, or theirs stands. */
  async function choose(point: string, whose: 'ours' | 'theirs'): Promise<void> {
    if (whose === 'ours') {
      await change(point, {})
      return
    }
    await takeTheirs(phone.store, phone.userId(), id, point)
    delete states[point]
    await read()
    await phone.outbox.kept()
  }

  onScopeDispose(phone.outbox.listen(() => void read()))
  watch(phone.log_ins, () => void load())
  void load()
  return { sheet, states, problem, fetched_at, is_loading, cannot_keep, load, change, removePhoto, choose, ...useProgress(sheet, states) }
}
