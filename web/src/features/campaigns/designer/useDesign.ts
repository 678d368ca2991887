// One sheet in the designer: taken from an existing one, a file or from nothing, changed here, kept on the server as a
// draft, and put in use. What the server refuses stands at its place.
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { changeSheet, createSheet, loadChecklistRules, loadSheetValues, putSheetInUse, type SheetValues } from '@/api/checklists'
import { keys } from '@/api/keys'
import { isProblem } from '@/api/problem'
import { useBooks } from '@/shell/books'
import type { Field, Values } from '@/ui/record/field'
import { useTroubleWords } from '@/ui/trouble'
import { chaptersOf, newChapter, wireSheet } from './sheet'

const blank = (): Values => ({ code: '', edition: 1, title: '', source: '', dated_on: null, verified: false, tally: 'score', vetoes: [], grades: [{ name: '', from: 0 }], chapters: [newChapter([])] })

/** A draft goes on as it is; of a sheet in use the next edition begins. */
function started(base: SheetValues): { values: Values; draft: SheetValues | null } {
  if (base.state === 'draft') return { values: { ...base }, draft: base }
  return { values: { ...base, edition: Number(base.edition) + 1 }, draft: null }
}

/** What the server refuses, by its place. */
function useFaults() {
  const troubleWords = useTroubleWords()
  const faults = reactive<Record<string, string>>({})
  const trouble = ref('')
  function clear(): void {
    trouble.value = ''
    for (const field of Object.keys(faults)) delete faults[field]
  }
  /** A fault was of what stood there before. */
  function mend(path: string): void {
    for (const field of Object.keys(faults)) if (field.startsWith(path)) delete faults[field]
  }
  function refuse(failure: unknown): void {
    trouble.value = troubleWords(failure)
    if (isProblem(failure)) for (const error of failure.errors) faults[error.field] ??= error.message
  }
  return { faults, trouble, clear, mend, refuse }
}

export function useDesign(id: Ref<string>) {
  const queries = useQueryClient()
  const { faults, trouble, clear, mend, refuse } = useFaults()
  const { find } = useBooks()
  const is_new = computed(() => id.value === 'new')
  const query = useQuery({
    queryKey: computed(() => keys.part('checklists', id.value, 'design')),
    queryFn: async ({ signal }) => ({ base: is_new.value ? null : await loadSheetValues(id.value, signal), rules: await loadChecklistRules(signal) }),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  })
  const fields = computed<readonly Field[]>(() => find('checklists')?.fields ?? [])
  const sheet = reactive<Values>({})
  /** As the server keeps it; null while it is not kept. */
  const draft = shallowRef<SheetValues | null>(null)
  const is_changed = ref(false)
  const busy = ref<'no' | 'saving' | 'using'>('no')

  function take(values: Values): void {
    for (const name of Object.keys(sheet)) delete sheet[name]
    Object.assign(sheet, JSON.parse(JSON.stringify(values)))
    clear()
  }
  watch(
    () => query.data.value,
    (data) => {
      if (!data || is_changed.value) return
      const start = data.base ? started(data.base) : { values: blank(), draft: null }
      draft.value = start.draft
      take(start.values)
    },
    { immediate: true },
  )
  function put(name: string, value: unknown): void {
    sheet[name] = value
    is_changed.value = true
    delete faults[name]
  }
  /** A file's sheet instead of what is here; the draft stays the same one. */
  function takeFile(values: Values): void {
    take({ ...values, ...(draft.value ? { code: draft.value.code, edition: draft.value.edition } : {}) })
    is_changed.value = true
  }
  async function attempt(what: 'saving' | 'using', work: () => Promise<void>): Promise<boolean> {
    clear()
    busy.value = what
    try {
      await work()
      await queries.invalidateQueries({ queryKey: keys.ofRecord('checklists') })
    } catch (failure) {
      refuse(failure)
    }
    busy.value = 'no'
    return trouble.value === ''
  }
  const save = (): Promise<boolean> =>
    attempt('saving', async () => {
      const body = wireSheet(fields.value, sheet)
      draft.value = draft.value ? await changeSheet(String(draft.value.id), { ...body, version: draft.value.version ?? 0 }) : await createSheet(body)
      take(draft.value)
      is_changed.value = false
    })
  async function putInUse(): Promise<boolean> {
    if ((is_changed.value || !draft.value) && !(await save())) return false
    return attempt('using', async () => {
      if (draft.value) draft.value = await putSheetInUse(String(draft.value.id), draft.value.version ?? 0)
    })
  }
  const chapters = computed(() => chaptersOf(sheet))
  const rules = computed(() => query.data.value?.rules ?? { rules: [], facts: [] })
  return { query, fields, sheet, draft, chapters, rules, faults, trouble, busy, is_changed, put, mend, takeFile, save, putInUse }
}
