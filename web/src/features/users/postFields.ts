// The fields of a post that are chosen when it is given: where, as what, for whom.
import type { RecordDescription, RecordField } from '@/api/records'

const chosen = ['unit', 'role', 'agency']

export const postFields = (posts: RecordDescription | undefined): RecordField[] =>
  (posts?.fields ?? []).filter((field) => chosen.includes(field.name)).map((field) => ({ ...field, group: undefined }))
