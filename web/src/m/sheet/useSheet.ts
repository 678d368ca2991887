// One sheet on the phone: what the server last said, under what was typed here since. Every input is written down before
// the next one can come.
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import type { Point } from '@/api/checklists'
import { loadSheet, type Answer, type Sheet } from '@/api/inspections'
import { isProblem, type Problem } from '@/api/problem'
import { dropPhoto, keepAnswer, keepSheet, takeTheirs, type Draft, type NewPhoto } from '../outbox/keeping'
import { isLocal, keyOf, type WaitingAnswer } from '../outbox/store'
import { usePhone } from '../phone'
import { lackOf, type Lack } from './judging'

export interface PointState {
  draft: Draft
  /** `kept`: the server has it. */
  state: 'kept' | WaitingAnswer['state']
  refusal: string
  score: number | null
  theirs: Answer | null
}

export interface ChapterView {
  code: string
  title: string
  points: Point[]
}

const draftOf = ({ point, outcome, value, note, photos, person, measure, due }: Draft): Draft => ({
  point,
  outcome,
  value,
  note,
  photos: [...photos],
  person,
  measure,
  due,
})

export function useSheet(id: string) {
  const phone = usePhone()
  const sheet = shallowRef<Sheet | null>(null)
  const states = reactive<Record<string, PointState>>({})
  const problem = shallowRef<Problem | null>(null)
  const fetched_at = ref<string | null>(null)
  const is_loading = ref(true)
  /** The phone itself cannot keep anything: storage full or forbidden. */
  const cannot_keep = ref(false)
  const under_way = new Map<string, number>()

  /** What the store holds becomes what is shown, except where somebody is typing at this moment. */
  async function read(): Promise<void> {
    const user = phone.userId()
    const kept = await phone.store.get('sheets', keyOf(user, id))
    const waiting = (await phone.store.getAllFromIndex('answers', 'user', user)).filter((entry) => entry.inspection === id)
    if (!kept) return
    sheet.value = kept.sheet
    fetched_at.value = kept.fetched_at
    for (const answer of kept.sheet.answers) {
      if (under_way.get(answer.point)) continue
      const known = states[answer.point]
      const draft = known?.state === 'waiting' ? known.draft : draftOf(answer)
      states[answer.point] = { draft, state: 'kept', refusal: '', score: answer.score, theirs: null }
    }
    for (const entry of waiting) {
      const point = entry.answer.point
      if (under_way.get(point)) continue
      states[point] = { draft: draftOf(entry.answer), state: entry.state, refusal: entry.refusal, score: null, theirs: entry.theirs }
    }
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

  async function change(point: string, changes: Partial<Draft>, photos: readonly NewPhoto[] = []): Promise<void> {
    const empty: Draft = { point, outcome: 'pass', value: null, note: null, photos: [], person: null, measure: null, due: null }
    const draft = { ...(states[point]?.draft ?? empty), ...changes }
    states[point] = { draft, state: 'waiting', refusal: '', score: null, theirs: null }
    under_way.set(point, (under_way.get(point) ?? 0) + 1)
    try {
      await keepAnswer(phone.store, phone.userId(), id, draftOf(draft), photos, phone.now())
      cannot_keep.value = false
    } catch {
      cannot_keep.value = true
    } finally {
      under_way.set(point, (under_way.get(point) ?? 1) - 1)
    }
    await phone.outbox.kept()
  }

  async function removePhoto(point: string, photo: string): Promise<void> {
    const draft = states[point]?.draft
    if (!draft) return
    await change(point, { photos: draft.photos.filter((one) => one !== photo) })
    if (isLocal(photo)) await dropPhoto(phone.store, photo)
  }

  /** Of two answers that crossed: ours is said again, or theirs stands. */
  async function choose(point: string, whose: 'ours' | 'theirs'): Promise<void> {
    if (whose === 'ours') await change(point, {})
    else {
      await takeTheirs(phone.store, phone.userId(), id, point)
      delete states[point]
      await read()
      await phone.outbox.kept()
    }
  }

  const chapters = computed<ChapterView[]>(() => {
    const applies = new Set(sheet.value?.points)
    return (sheet.value?.checklist.chapters ?? [])
      .map(({ code, title, points }) => ({ code, title, points: points.filter((point) => applies.has(point.code)) }))
      .filter((chapter) => chapter.points.length > 0)
  })
  const lacks = computed<{ point: Point; lack: Lack }[]>(() =>
    chapters.value.flatMap((chapter) =>
      chapter.points.flatMap((point) => {
        const lack = lackOf(point, states[point.code]?.draft)
        return lack ? [{ point, lack }] : []
      }),
    ),
  )
  const total = computed(() => sheet.value?.points.length ?? 0)
  const is_open = computed(() => sheet.value?.inspection.state === 'open')

  const unlisten = phone.outbox.listen(() => void read())
  onScopeDispose(unlisten)
  watch(phone.log_ins, () => void load())
  void load()

  return { sheet, states, problem, fetched_at, is_loading, cannot_keep, chapters, lacks, total, is_open, load, change, removePhoto, choose }
}

export type SheetView = ReturnType<typeof useSheet>
