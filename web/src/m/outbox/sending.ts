// One round of sending what waits: photos, then answers, then submissions, then hazards. A refusal concerns its own
// entry only; a lost connection ends the round. Nothing leaves the store before the server has confirmed it.
import type { Hazard, HazardReport, HazardStep } from '@/api/hazards'
import type { AnswerSent, Kept, Submitted } from '@/api/inspections'
import { isProblem, type Problem } from '@/api/problem'
import { keepDelivered } from './keeping'
import { isLocal, keyOf, type Deed, type LocalPhoto, type Store, type StoreRow, type WaitingAnswer } from './store'

/** The calls the outbox makes. */
export interface Wire {
  uploadPhoto: (photo: LocalPhoto & { bytes: ArrayBuffer }) => Promise<{ id: string }>
  putAnswers: (inspection: string, answers: readonly AnswerSent[]) => Promise<Kept>
  submit: (inspection: string, vetoes: readonly string[]) => Promise<Submitted>
  report: (report: HazardReport) => Promise<Hazard>
  /** The hazard this very report made, if an earlier try got through: photo ids are never used twice. */
  findReported: (report: HazardReport) => Promise<Hazard | null>
  step: (hazard: string, step: HazardStep) => Promise<Hazard>
  loadHazard: (hazard: string) => Promise<Hazard>
}

export type RoundEnd = 'all' | 'no_connection' | 'log_in' | 'later'

const answers_per_call = 40
const other_tab_ms = 60_000

class Interrupted extends Error {
  constructor(readonly end: 'no_connection' | 'log_in') {
    super(end)
  }
}

export interface Sender {
  store: Store
  wire: Wire
  user: string
  /** Which page of the browser this is: an attempt of another one is left alone for a while. */
  tab: string
  clock: () => number
  refusalWords: (problem: Problem) => string
}

/** Writes an entry down again, unless it was taken back while its call was under way. */
async function rewrite<Name extends 'photos' | 'submissions' | 'deeds'>(store: Store, name: Name, row: StoreRow<Name>): Promise<void> {
  const tx = store.transaction(name, 'readwrite')
  if ((await tx.store.getKey(row.key)) !== undefined) await tx.store.put(row)
  await tx.done
}

/** True when it went through, false to try again later; refusals go to `refuse`. */
async function attempt(run: () => Promise<void>, refuse: (problem: Problem) => Promise<void>): Promise<boolean> {
  try {
    await run()
    return true
  } catch (failure) {
    if (!isProblem(failure)) throw failure
    if (failure.status === 0) throw new Interrupted('no_connection')
    if (failure.status === 401 || failure.reason === 'password_change_needed') throw new Interrupted('log_in')
    if (failure.isPassing) return false
    await refuse(failure)
    return true
  }
}

async function sendPhotos({ store, wire, user, refusalWords }: Sender): Promise<boolean> {
  let is_clear = true
  for (const photo of await store.getAllFromIndex('photos', 'user', user)) {
    const { bytes } = photo
    if (photo.file !== null || photo.refusal !== '' || bytes === null) continue
    const went = await attempt(
      async () => {
        const { id } = await wire.uploadPhoto({ ...photo, bytes })
        await rewrite(store, 'photos', { ...photo, file: id, bytes: null })
      },
      (problem) => rewrite(store, 'photos', { ...photo, refusal: refusalWords(problem) }),
    )
    is_clear &&= went
  }
  return is_clear
}

/** The photos' ids on the server; null while one of them is not there yet. */
async function resolved(store: Store, photos: readonly string[]): Promise<string[] | null> {
  const files: string[] = []
  for (const photo of photos) {
    const file = isLocal(photo) ? ((await store.get('photos', photo))?.file ?? null) : photo
    if (file === null) return null
    files.push(file)
  }
  return files
}

async function readyAnswers({ store, user }: Sender): Promise<{ entry: WaitingAnswer; sent: AnswerSent }[]> {
  const ready: { entry: WaitingAnswer; sent: AnswerSent }[] = []
  for (const entry of await store.getAllFromIndex('answers', 'user', user)) {
    if (entry.state !== 'waiting') continue
    const photos = await resolved(store, entry.answer.photos)
    if (photos !== null) ready.push({ entry, sent: { ...entry.answer, photos } })
  }
  return ready
}

async function refuseAnswer({ store, refusalWords }: Sender, entry: WaitingAnswer, problem: Problem): Promise<void> {
  const tx = store.transaction('answers', 'readwrite')
  const now = await tx.store.get(entry.key)
  if (now && now.answer.answered_at === entry.answer.answered_at) await tx.store.put({ ...now, state: 'refused', refusal: refusalWords(problem) })
  await tx.done
}

async function sendAnswers(sender: Sender): Promise<boolean> {
  let is_clear = true
  const by_inspection = new Map<string, Awaited<ReturnType<typeof readyAnswers>>>()
  for (const one of await readyAnswers(sender)) {
    const same = by_inspection.get(one.entry.inspection)
    if (same) same.push(one)
    else by_inspection.set(one.entry.inspection, [one])
  }
  const put = async (inspection: string, some: Awaited<ReturnType<typeof readyAnswers>>): Promise<void> => {
    const went = await attempt(
      async () => {
        const told = await sender.wire.putAnswers(
          inspection,
          some.map((one) => one.sent),
        )
        await keepDelivered(
          sender.store,
          some.map((one) => one.entry),
          told,
        )
      },
      async (problem) => {
        // One bad answer must not hold back the others: find it by sending them singly.
        if (some.length > 1) for (const one of some) await put(inspection, [one])
        else if (some[0]) await refuseAnswer(sender, some[0].entry, problem)
      },
    )
    is_clear &&= went
  }
  for (const [inspection, all] of by_inspection) {
    for (let from = 0; from < all.length; from += answers_per_call) await put(inspection, all.slice(from, from + answers_per_call))
  }
  return is_clear
}

async function sendSubmissions({ store, wire, user, refusalWords }: Sender): Promise<boolean> {
  let is_clear = true
  for (const submission of await store.getAllFromIndex('submissions', 'user', user)) {
    if (submission.state !== 'waiting') continue
    const { inspection } = submission
    // Also one that was refused or superseded: what is submitted has to be what the person on the phone means.
    const answers = await store.getAllFromIndex('answers', 'user', user)
    if (answers.some((entry) => entry.inspection === inspection)) {
      is_clear = false
      continue
    }
    const went = await attempt(
      async () => {
        const result = await wire.submit(inspection, submission.vetoes)
        const tx = store.transaction(['submissions', 'results', 'sheets'], 'readwrite')
        await tx.objectStore('submissions').delete(submission.key)
        await tx.objectStore('results').put({ key: keyOf(user, inspection), user, result })
        const kept = await tx.objectStore('sheets').get(keyOf(user, inspection))
        if (kept) await tx.objectStore('sheets').put({ ...kept, sheet: { ...kept.sheet, inspection: result } })
        await tx.done
      },
      (problem) => rewrite(store, 'submissions', { ...submission, state: 'refused', refusal: refusalWords(problem), faults: [...problem.errors] }),
    )
    is_clear &&= went
  }
  return is_clear
}

async function isDone({ wire }: Sender, deed: Deed, files: readonly string[]): Promise<boolean> {
  if (deed.call.kind === 'report') return (await wire.findReported({ ...deed.call.report, photos_before: [...files] })) !== null
  const hazard = await wire.loadHazard(deed.call.hazard)
  return files.length > 0 && files.every((file) => hazard.photos_after.includes(file))
}

async function sendDeed(sender: Sender, deed: Deed, files: string[]): Promise<void> {
  const { store, wire, tab, clock } = sender
  if (deed.attempt === null || !(await isDone(sender, deed, files))) {
    await store.put('deeds', { ...deed, attempt: { by: tab, at: clock() } })
    if (deed.call.kind === 'report') await wire.report({ ...deed.call.report, photos_before: files })
    else await wire.step(deed.call.hazard, { ...deed.call.step, photos: files })
  }
  await store.delete('deeds', deed.key)
}

async function sendDeeds(sender: Sender): Promise<boolean> {
  const { store, user, tab, clock, refusalWords } = sender
  let is_clear = true
  for (const deed of await store.getAllFromIndex('deeds', 'user', user)) {
    if (deed.refusal !== '') continue
    const files = await resolved(store, deed.photos)
    const is_others = deed.attempt !== null && deed.attempt.by !== tab && clock() - deed.attempt.at < other_tab_ms
    if (files === null || is_others) {
      is_clear = false
      continue
    }
    const went = await attempt(
      () => sendDeed(sender, deed, files),
      (problem) => rewrite(store, 'deeds', { ...deed, attempt: null, refusal: refusalWords(problem) }),
    )
    is_clear &&= went
  }
  return is_clear
}

/** `later`: something could not be sent now for a passing reason, or waits for a photo. */
export async function sendRound(sender: Sender): Promise<RoundEnd> {
  try {
    const cleared = [await sendPhotos(sender), await sendAnswers(sender), await sendSubmissions(sender), await sendDeeds(sender)]
    return cleared.every(Boolean) ? 'all' : 'later'
  } catch (failure) {
    if (failure instanceof Interrupted) return failure.end
    throw failure
  }
}
