// What all features together add to one record.
import { inject } from 'vue'
import { extensionsKey, type RecordExtension } from '@/ui/record/extension'

type Single = 'header' | 'create_form' | 'create_needs' | 'create_values'
export type Extended = Required<Omit<RecordExtension, Single>> & Pick<RecordExtension, Single>

export function extended(record: string, all: readonly RecordExtension[]): Extended {
  const mine = all.filter((extension) => extension.record === record)
  const header = mine.find((one) => one.header)?.header
  const create_form = mine.find((one) => one.create_form)?.create_form
  const create_needs = mine.find((one) => one.create_needs)?.create_needs
  const create_values = mine.find((one) => one.create_values)?.create_values
  return {
    record,
    columns: Object.assign({}, ...mine.map((one) => one.columns ?? {})),
    computed_columns: mine.flatMap((one) => one.computed_columns ?? []),
    tabs: mine.flatMap((one) => one.tabs ?? []),
    related: mine.flatMap((one) => one.related ?? []),
    actions: mine.flatMap((one) => one.actions ?? []),
    toolbar: mine.flatMap((one) => one.toolbar ?? []),
    is_above_units: mine.some((one) => one.is_above_units),
    first_filters: mine.flatMap((one) => one.first_filters ?? []),
    header_fields: mine.flatMap((one) => one.header_fields ?? []),
    hidden_fields: mine.flatMap((one) => one.hidden_fields ?? []),
    ...(header ? { header } : {}),
    ...(create_form ? { create_form } : {}),
    ...(create_needs ? { create_needs } : {}),
    ...(create_values ? { create_values } : {}),
  }
}

export const useExtended = (record: string): Extended => extended(record, inject(extensionsKey, []))
