// The promise of the outbox: whatever fails, and in whatever order, no answer is lost and nothing is done twice.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hazard, HazardReport, HazardStep } from '@/api/hazards'
import type { Answer, AnswerSent, Inspection, Kept, Sheet, Submitted } from '@/api/inspections'
import { Problem } from '@/api/problem'
import { dropPhoto, keepAnswer, keepReport, keepSheet, keepStep, keepSubmission, newPhotoKey, takeTheirs, type Draft } from './keeping'
import { countWaiting, Outbox, waitingTotal } from './outbox'
import { sendRound, type Sender, type Wire } from './sending'
import { keyOf, openStore, type LocalPhoto, type Store } from './store'

type Fate = 'answered' | 'lost_on_the_way' | 'answer_lost' | 'server_fault' | 'refused' | 'logged_out'

/** A server that keeps what it is told, by the rules of the contract, on a line that does what the test says. */
class Far implements Wire {
  fates: Fate[] = []
  answers = new Map<string, Answer>()
  files: string[] = []
  submits = 0
  hazards: Hazard[] = []
  refused_point = ''

  async #through<Result>(run: () => Result): Promise<Result> {
    const fate = this.fates.shift() ?? 'answered'
    if (fate === 'lost_on_the_way') throw new Problem(0, 'no_connection', '')
    if (fate === 'server_fault') throw new Problem(500, 'broken', '')
    if (fate === 'refused') throw new Problem(422, 'wrong', '不行')
    if (fate === 'logged_out') throw new Problem(401, 'no_session', '')
    const result = run()
    if (fate === 'answer_lost') throw new Problem(0, 'no_connection', '')
    return result
  }
  uploadPhoto = (photo: LocalPhoto): Promise<{ id: string }> =>
    this.#through(() => {
      this.files.push(photo.key)
      return { id: `file-${this.files.length}` }
    })
  putAnswers = (inspection: string, sent: readonly AnswerSent[]): Promise<Kept> =>
    this.#through(() => {
      if (sent.some((answer) => answer.point === this.refused_point)) throw new Problem(422, 'out_of_range', '数值过大')
      const superseded: Answer[] = []
      for (const answer of sent) {
        const key = `${inspection}/${answer.point}`
        const known = this.answers.get(key)
        if (known && known.answered_at > answer.answered_at) superseded.push({ ...answer, score: 0 })
        else this.answers.set(key, { ...answer, score: 1 })
      }
      const answers = [...this.answers].filter(([key]) => key.startsWith(`${inspection}/`)).map(([, answer]) => answer)
      return { answers, superseded, answered: answers.length, points: 9, score: 1, full: 9, percent: 11 }
    })
  submit = (inspection: string): Promise<Submitted> =>
    this.#through(() => {
      this.submits += 1
      return { ...anInspection(inspection), state: 'submitted', hazards: [] }
    })
  report = (report: HazardReport): Promise<Hazard> =>
    this.#through(() => {
      const hazard = { ...report, id: `hz-${this.hazards.length}`, version: 1, state: 'reported', photos_after: [] as string[] } as unknown as Hazard
      this.hazards.push(hazard)
      return hazard
    })
  findReported = (report: HazardReport): Promise<Hazard | null> =>
    this.#through(() => this.hazards.find((one) => one.photos_before[0] === report.photos_before[0]) ?? null)
  step = (id: string, step: HazardStep): Promise<Hazard> =>
    this.#through(() => {
      const hazard = this.hazards.find((one) => one.id === id)
      if (!hazard || hazard.version !== step.version) throw new Problem(409, 'changed_by_someone_else', '已被他人修改')
      hazard.version += 1
      hazard.state = 'rectified'
      hazard.photos_after = [...hazard.photos_after, ...(step.photos ?? [])]
      return hazard
    })
  loadHazard = (id: string): Promise<Hazard> =>
    this.#through(() => {
      const hazard = this.hazards.find((one) => one.id === id)
      if (!hazard) throw new Problem(404, 'not_found', '')
      return hazard
    })
}

const anInspection = (id: string): Inspection => ({ id, version: 1, state: 'open', answered: 0, points: 9 }) as unknown as Inspection
const aSheet = (id: string, answers: Answer[] = []): Sheet => ({ inspection: anInspection(id), answers, points: [], earlier: [] }) as unknown as Sheet
const aDraft = (point: string, changes: Partial<Draft> = {}): Draft => ({
  point,
  outcome: 'pass',
  value: null,
  note: null,
  photos: [],
  person: null,
  measure: null,
  due: null,
  ...changes,
})
const aPhoto = (): { key: string; unit: string; name: string; bytes: ArrayBuffer } => ({
  key: newPhotoKey(),
  unit: 'sc_1',
  name: '照片.jpg',
  bytes: new Uint8Array([1, 2, 3]).buffer,
})
const noon = new Date('2026-11-24T04:00:00.000Z')
const me = 'us_1'
let store: Store
let far: Far
let now: number
let count = 0
const names: string[] = []

const sender = (tab = 'this'): Sender => ({ store, wire: far, user: me, tab, clock: () => now, refusalWords: (problem) => problem.message })
const rounds = async (most: number, tab?: string): Promise<number> => {
  for (let round = 1; round <= most; round += 1) {
    if ((await sendRound(sender(tab))) === 'all') return round
  }
  throw new Error('the outbox never became empty')
}

beforeEach(async () => {
  const name = `outbox-${(count += 1)}`
  names.push(name)
  store = await openStore(name)
  far = new Far()
  now = noon.getTime()
})
afterEach(() => store.close())

describe('answers', () => {
  it('leaves the outbox only when the server has it, and is in the sheet then', async () => {
    await keepSheet(store, me, aSheet('in_1'), noon)
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { note: '门卫二人' }), [], noon)
    far.fates = ['lost_on_the_way']
    expect(await sendRound(sender())).toBe('no_connection')
    expect((await countWaiting(store, me)).answers).toBe(1)
    expect(await sendRound(sender())).toBe('all')
    expect((await countWaiting(store, me)).answers).toBe(0)
    expect((await store.get('sheets', keyOf(me, 'in_1')))?.sheet.answers[0]?.note).toBe('门卫二人')
  })

  it('is sent again when the answer to it was lost, and nothing changes by that', async () => {
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    far.fates = ['answer_lost']
    await sendRound(sender())
    expect(await sendRound(sender())).toBe('all')
    expect(far.answers.size).toBe(1)
  })

  it('typed over while it was on its way, is sent once more with the later words', async () => {
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { note: '一' }), [], noon)
    const put = far.putAnswers
    far.putAnswers = async (inspection, sent) => {
      const told = await put(inspection, sent)
      far.putAnswers = put
      await keepAnswer(store, me, 'in_1', aDraft('1.1', { note: '一二' }), [], noon)
      return told
    }
    await sendRound(sender())
    expect((await countWaiting(store, me)).answers).toBe(1)
    await sendRound(sender())
    expect(far.answers.get('in_1/1.1')?.note).toBe('一二')
  })

  it('comes after the answer it corrects even when the phone\'s clock is behind', async () => {
    const theirs = { ...aDraft('1.1'), score: 1, answered_at: '2026-11-24T05:00:00.000Z' }
    far.answers.set('in_1/1.1', theirs)
    await keepSheet(store, me, aSheet('in_1', [theirs]), noon)
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { outcome: 'fail' }), [], noon)
    expect(await sendRound(sender())).toBe('all')
    expect(far.answers.get('in_1/1.1')?.outcome).toBe('fail')
  })

  it('that lost against a later one stays in sight with it until somebody chooses', async () => {
    far.answers.set('in_1/1.1', { ...aDraft('1.1', { note: '同事的' }), score: 1, answered_at: '2026-11-24T05:00:00.000Z' })
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { note: '我的' }), [], noon)
    await sendRound(sender())
    const crossed = await store.get('answers', keyOf(me, 'in_1', '1.1'))
    expect(crossed).toMatchObject({ state: 'superseded', answer: { note: '我的' }, theirs: { note: '同事的' } })
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { note: '我的' }), [], noon)
    await sendRound(sender())
    expect(far.answers.get('in_1/1.1')?.note).toBe('我的')
    expect(await store.count('answers')).toBe(0)
  })

  it('that lost can give way', async () => {
    far.answers.set('in_1/1.1', { ...aDraft('1.1'), score: 1, answered_at: '2026-11-24T05:00:00.000Z' })
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    await sendRound(sender())
    await takeTheirs(store, me, 'in_1', '1.1')
    expect(await countWaiting(store, me)).toMatchObject({ superseded: 0, answers: 0 })
  })

  it('that is refused does not hold back the others', async () => {
    for (const point of ['1.1', '1.2', '1.3']) await keepAnswer(store, me, 'in_1', aDraft(point), [], noon)
    far.refused_point = '1.2'
    expect(await sendRound(sender())).toBe('all')
    expect([...far.answers.keys()]).toEqual(['in_1/1.1', 'in_1/1.3'])
    expect(await store.get('answers', keyOf(me, 'in_1', '1.2'))).toMatchObject({ state: 'refused', refusal: '数值过大' })
  })

  it('of one user are never sent by another', async () => {
    await keepAnswer(store, 'us_2', 'in_1', aDraft('1.1'), [], noon)
    await sendRound(sender())
    expect(far.answers.size).toBe(0)
    expect((await countWaiting(store, 'us_2')).answers).toBe(1)
  })
})

describe('photos', () => {
  it('go first, and the answer names them as the server does', async () => {
    const photo = aPhoto()
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { photos: [photo.key] }), [photo], noon)
    far.fates = ['server_fault']
    expect(await sendRound(sender())).toBe('later')
    expect(far.answers.size).toBe(0)
    expect(await sendRound(sender())).toBe('all')
    expect(far.answers.get('in_1/1.1')?.photos).toEqual(['file-1'])
  })

  it('still have a name after they went up: a draft on screen may send them again', async () => {
    const photo = aPhoto()
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { photos: [photo.key] }), [photo], noon)
    await sendRound(sender())
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { photos: [photo.key], note: '后加' }), [], noon)
    await sendRound(sender())
    expect(far.answers.get('in_1/1.1')).toMatchObject({ photos: ['file-1'], note: '后加' })
    expect(far.files.length).toBe(1)
  })

  it('taken away before they went up do not go up', async () => {
    const photo = aPhoto()
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { photos: [photo.key] }), [photo], noon)
    await dropPhoto(store, photo.key)
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    await sendRound(sender())
    expect(far.files).toEqual([])
    expect(far.answers.get('in_1/1.1')?.photos).toEqual([])
  })

  it('that are refused keep their answer here, and the others go on', async () => {
    const photo = aPhoto()
    await keepAnswer(store, me, 'in_1', aDraft('1.1', { photos: [photo.key] }), [photo], noon)
    await keepAnswer(store, me, 'in_1', aDraft('1.2'), [], noon)
    far.fates = ['refused']
    await sendRound(sender())
    expect([...far.answers.keys()]).toEqual(['in_1/1.2'])
    expect(await countWaiting(store, me)).toMatchObject({ answers: 1, photos: 0, refused: 1 })
  })
})

describe('submitting', () => {
  it('waits until every answer is there', async () => {
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    await keepSubmission(store, me, 'in_1', [])
    far.fates = ['server_fault']
    expect(await sendRound(sender())).toBe('later')
    expect(far.submits).toBe(0)
    expect(await sendRound(sender())).toBe('all')
    expect(far.submits).toBe(1)
    expect((await store.get('results', keyOf(me, 'in_1')))?.result.state).toBe('submitted')
  })

  it('refused says why, and is forgotten when an answer changes', async () => {
    await keepSubmission(store, me, 'in_1', [])
    far.fates = ['refused']
    await sendRound(sender())
    expect(await store.get('submissions', keyOf(me, 'in_1'))).toMatchObject({ state: 'refused', refusal: '不行' })
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    expect(await store.count('submissions')).toBe(0)
  })
})

describe('hazards', () => {
  const report: HazardReport = { school: 'sc_1', title: '围墙破损', kind: 'physical', grade: 'general', description: null, place: null, photos_before: [] }

  it('reported once even when the answer to it was lost', async () => {
    await keepReport(store, me, report, [aPhoto()], noon)
    far.fates = ['answered', 'answer_lost']
    expect(await sendRound(sender())).toBe('no_connection')
    expect(far.hazards.length).toBe(1)
    expect(await sendRound(sender())).toBe('all')
    expect(far.hazards.length).toBe(1)
    expect(await store.count('deeds')).toBe(0)
  })

  it('whose report never arrived is reported by the next try', async () => {
    await keepReport(store, me, report, [aPhoto()], noon)
    far.fates = ['answered', 'lost_on_the_way']
    await sendRound(sender())
    expect(await sendRound(sender())).toBe('all')
    expect(far.hazards.length).toBe(1)
  })

  it('rectified once even when the answer to it was lost', async () => {
    await keepReport(store, me, report, [aPhoto()], noon)
    await sendRound(sender())
    await keepStep(store, me, { id: 'hz-0', title: '' }, { action: 'rectify', version: 1, note: '已修' }, [aPhoto()], noon)
    far.fates = ['answered', 'answer_lost']
    await sendRound(sender())
    expect(await sendRound(sender())).toBe('all')
    expect(far.hazards[0]?.version).toBe(2)
    expect(await countWaiting(store, me)).toMatchObject({ deeds: 0, refused: 0 })
  })

  it('under way in another tab are left alone for a minute', async () => {
    await keepReport(store, me, report, [aPhoto()], noon)
    far.fates = ['answered', 'lost_on_the_way']
    await sendRound(sender('other'))
    expect(await sendRound(sender())).toBe('later')
    expect(far.hazards.length).toBe(0)
    now += 61_000
    expect(await sendRound(sender())).toBe('all')
    expect(far.hazards.length).toBe(1)
  })
})

/** Small, seeded, good enough to shuffle failures. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

describe('any order of failures', () => {
  const points = ['1.1', '1.2', '1.3', '2.1', '2.2', '3.1']
  const fates: Fate[] = ['answered', 'lost_on_the_way', 'answer_lost', 'server_fault', 'logged_out']

  it.each(Array.from({ length: 40 }, (_, seed) => seed))('loses nothing and does nothing twice (seed %i)', async (seed) => {
    const roll = dice(seed + 1)
    const last = new Map<string, string>()
    await keepSheet(store, me, aSheet('in_1'), noon)
    await keepReport(store, me, { school: 'sc_1', title: '灯坏', kind: 'other', grade: 'general', description: null, place: null, photos_before: [] }, [aPhoto()], noon)
    for (let act = 0; act < 30; act += 1) {
      const point = points[Math.floor(roll() * points.length)] ?? '1.1'
      const note = `第 ${act} 次`
      const photo = roll() < 0.3 ? aPhoto() : null
      await keepAnswer(store, me, 'in_1', aDraft(point, { note, photos: photo ? [photo.key] : [] }), photo ? [photo] : [], noon)
      last.set(point, note)
      far.fates = Array.from({ length: 8 }, () => fates[Math.floor(roll() * fates.length)] ?? 'answered')
      if (roll() < 0.5) await sendRound(sender())
      // The battery dies, or the page is reloaded: only the store is left.
      if (roll() < 0.2) {
        store.close()
        store = await openStore(names.at(-1))
      }
    }
    await keepSubmission(store, me, 'in_1', [])
    far.fates = []
    now += 120_000
    await rounds(3)
    for (const [point, note] of last) expect(far.answers.get(`in_1/${point}`)?.note).toBe(note)
    expect(far.hazards.length).toBe(1)
    expect(waitingTotal(await countWaiting(store, me))).toBe(0)
    const sheet = (await store.get('sheets', keyOf(me, 'in_1')))?.sheet
    expect(sheet?.answers.length).toBe(last.size)
    for (const photo of await store.getAll('photos')) expect(photo.bytes).toBe(null)
  })
})

describe('the outbox', () => {
  const ready = (): Promise<null> => Promise.resolve(null)
  it('counts what it keeps at once, sends it by itself, and says so', async () => {
    const outbox = new Outbox({ store, wire: far, clock: () => now, refusalWords: (problem) => problem.message, prepare: ready })
    await outbox.start(me)
    far.fates = ['lost_on_the_way']
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    await outbox.kept()
    expect(waitingTotal(outbox.says.waiting)).toBe(1)
    await outbox.flush()
    expect(outbox.says).toMatchObject({ end: 'no_connection', is_sending: false, waiting: { answers: 1 } })
    await outbox.flush()
    expect(outbox.says).toMatchObject({ end: 'all', waiting: { answers: 0 } })
    outbox.stop()
  })

  it('sends nothing before the session is known to stand, after a start and after a failure', async () => {
    let stands = false
    const outbox = new Outbox({
      store,
      wire: far,
      clock: () => now,
      refusalWords: (problem) => problem.message,
      prepare: () => Promise.resolve(stands ? null : 'no_connection'),
    })
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    await outbox.start(me)
    await outbox.flush()
    expect(outbox.says).toMatchObject({ end: 'no_connection', waiting: { answers: 1, refused: 0 } })
    expect(far.answers.size).toBe(0)
    stands = true
    await outbox.flush()
    expect(far.answers.size).toBe(1)
    outbox.stop()
  })

  it('waits for a log-in instead of knocking on', async () => {
    const outbox = new Outbox({ store, wire: far, clock: () => now, refusalWords: (problem) => problem.message, prepare: ready })
    await outbox.start(me)
    far.fates = ['logged_out']
    await keepAnswer(store, me, 'in_1', aDraft('1.1'), [], noon)
    await outbox.flush()
    expect(outbox.says).toMatchObject({ end: 'log_in', waiting: { answers: 1 } })
    outbox.stop()
  })
})
