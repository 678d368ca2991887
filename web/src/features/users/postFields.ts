// The fields of a post that are chosen when it is given: where, as what, for whom.
import type { RecordDescription } from '@/api/records'
import type { Field } from '@/described/record'

const chosen = ['unit', 'role', 'agency']

export const postFields = (posts: RecordDescription | undefined): Field[] =>
  (posts?.fields ?? []).filter((field) => chosen.includes(field.name)).map((field) => ({ ...field, group: undefined }))
