// Writing down what was typed, before anything is sent. Every function is one transaction, flushed to the disk: after it,
// a dead battery loses nothing.
import type { HazardReport, HazardStep } from '@/api/hazards'
import type { Answer, AnswerSent, Kept, Sheet } from '@/api/inspections'
import { keyOf, local_prefix, type Deed, type LocalPhoto, type Store, type WaitingAnswer } from './store'

/** Chrome says a transaction is complete before the disk has it, unless it is asked to wait. */
const durable: IDBTransactionOptions = { durability: 'strict' }

export type Draft = Omit<AnswerSent, 'answered_at'>

export interface NewPhoto {
  key: string
  unit: string
  name: string
  bytes: ArrayBuffer
}

/** Random enough without a secure context, where crypto.randomUUID is missing. */
export function newKey(prefix = ''): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
export const newPhotoKey = (): string => newKey(local_prefix)

function photoRow(user: string, photo: NewPhoto, now: Date): LocalPhoto {
  return { ...photo, user, file: null, refusal: '', kept_at: now.toISOString() }
}

/** A correction made with the earlier answer in sight comes after it, whatever the clocks say. */
function stampAfter(now: Date, ...earlier: (string | undefined)[]): string {
  const known = earlier.filter((at) => at !== undefined).map((at) => Date.parse(at) + 1)
  return new Date(Math.max(now.getTime(), ...known)).toISOString()
}

const waitingAnswer = (user: string, inspection: string, answer: AnswerSent): WaitingAnswer => ({
  key: keyOf(user, inspection, answer.point),
  user,
  inspection,
  answer,
  state: 'waiting',
  refusal: '',
  theirs: null,
})

export async function keepAnswer(
  store: Store,
  user: string,
  inspection: string,
  draft: Draft,
  photos: readonly NewPhoto[],
  now: Date,
): Promise<WaitingAnswer> {
  const tx = store.transaction(['answers', 'photos', 'sheets', 'submissions'], 'readwrite', durable)
  tx.done.catch(() => undefined) // awaited below; when a request fails before, that one is thrown
  const key = keyOf(user, inspection, draft.point)
  const waiting = await tx.objectStore('answers').get(key)
  const kept = await tx.objectStore('sheets').get(keyOf(user, inspection))
  const known = kept?.sheet.answers.find((answer) => answer.point === draft.point)
  const answered_at = stampAfter(now, waiting?.answer.answered_at, waiting?.theirs?.answered_at, known?.answered_at)
  const entry = waitingAnswer(user, inspection, { ...draft, answered_at })
  for (const photo of photos) await tx.objectStore('photos').put(photoRow(user, photo, now))
  await tx.objectStore('answers').put(entry)
  // A refused submission was refused for what the sheet said then.
  const submission = await tx.objectStore('submissions').get(keyOf(user, inspection))
  if (submission?.state === 'refused') await tx.objectStore('submissions').delete(submission.key)
  await tx.done
  return entry
}

/**
 * The same without a look at what was kept before, given to the browser whole: nothing of it waits for a further turn of
 * a page that may be gone. Returns when it was answered.
 */
export function keepAnswerAtOnce(
  store: Store,
  user: string,
  inspection: string,
  draft: Draft,
  photos: readonly NewPhoto[],
  now: Date,
  earlier: string | undefined,
): string {
  const answered_at = stampAfter(now, earlier)
  const tx = store.transaction(['answers', 'photos'], 'readwrite', durable)
  const puts = [
    ...photos.map((photo) => tx.objectStore('photos').put(photoRow(user, photo, now))),
    tx.objectStore('answers').put(waitingAnswer(user, inspection, { ...draft, answered_at })),
  ]
  tx.commit()
  void Promise.allSettled([...puts, tx.done]) // who could be told is gone
  return answered_at
}

/** A photo taken away again before it went up; one that is up stays there, unused. */
export async function dropPhoto(store: Store, key: string): Promise<void> {
  const tx = store.transaction('photos', 'readwrite')
  if ((await tx.store.get(key))?.file === null) await tx.store.delete(key)
  await tx.done
}

/** Of two answers that crossed, lets the server's stand. */
export const takeTheirs = (store: Store, user: string, inspection: string, point: string): Promise<void> =>
  store.delete('answers', keyOf(user, inspection, point))

export async function keepSubmission(store: Store, user: string, inspection: string, vetoes: readonly string[]): Promise<void> {
  await store.put('submissions', {
    key: keyOf(user, inspection),
    user,
    inspection,
    vetoes: [...vetoes],
    state: 'waiting',
    refusal: '',
    faults: [],
  })
}
export const takeBackDeed = (store: Store, deed: string): Promise<void> => store.delete('deeds', deed)
export const takeBackSubmission = (store: Store, user: string, inspection: string): Promise<void> =>
  store.delete('submissions', keyOf(user, inspection))

async function keepDeed(store: Store, user: string, title: string, call: Deed['call'], photos: readonly NewPhoto[], now: Date): Promise<Deed> {
  const deed: Deed = {
    key: newKey(`${now.toISOString()}/`), // in the order of doing
    user,
    title,
    call,
    photos: photos.map((photo) => photo.key),
    attempt: null,
    refusal: '',
    kept_at: now.toISOString(),
  }
  const tx = store.transaction(['deeds', 'photos'], 'readwrite', durable)
  for (const photo of photos) await tx.objectStore('photos').put(photoRow(user, photo, now))
  await tx.objectStore('deeds').put(deed)
  await tx.done
  return deed
}
export const keepReport = (store: Store, user: string, report: HazardReport, photos: readonly NewPhoto[], now: Date): Promise<Deed> =>
  keepDeed(store, user, report.title, { kind: 'report', report }, photos, now)
export const keepStep = (
  store: Store,
  user: string,
  hazard: { id: string; title: string },
  step: HazardStep,
  photos: readonly NewPhoto[],
  now: Date,
): Promise<Deed> => keepDeed(store, user, hazard.title, { kind: 'step', hazard: hazard.id, step }, photos, now)

export const keepSheet = async (store: Store, user: string, sheet: Sheet, now: Date): Promise<void> => {
  await store.put('sheets', { key: keyOf(user, sheet.inspection.id), user, sheet, fetched_at: now.toISOString() })
}

function withAnswers(old: readonly Answer[], fresh: readonly Answer[]): Answer[] {
  const by_point = new Map(old.map((answer) => [answer.point, answer]))
  for (const answer of fresh) by_point.set(answer.point, answer)
  return [...by_point.values()]
}

/** The server has these answers: they leave the outbox and enter the sheet in one step, unless typed over meanwhile. */
export async function keepDelivered(store: Store, sent: readonly WaitingAnswer[], told: Kept): Promise<void> {
  const tx = store.transaction(['answers', 'sheets'], 'readwrite')
  const lost = new Set((told.superseded ?? []).map((answer) => answer.point))
  for (const { key, answer } of sent) {
    const now = await tx.objectStore('answers').get(key)
    if (!now || now.answer.answered_at !== answer.answered_at) continue
    const theirs = told.answers.find((one) => one.point === answer.point) ?? null
    if (lost.has(answer.point) && theirs && theirs.answered_at !== answer.answered_at) {
      await tx.objectStore('answers').put({ ...now, state: 'superseded', theirs })
    } else {
      await tx.objectStore('answers').delete(key)
    }
  }
  const first = sent[0]
  const kept = first && (await tx.objectStore('sheets').get(keyOf(first.user, first.inspection)))
  if (kept) {
    const { answered, points, score, full, percent } = told
    kept.sheet.answers = withAnswers(kept.sheet.answers, told.answers)
    Object.assign(kept.sheet.inspection, { answered, points, score, full, percent })
    await tx.objectStore('sheets').put(kept)
  }
  await tx.done
}
