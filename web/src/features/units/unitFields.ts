// The fields of a unit that are typed when it is made or renamed.
import type { RecordDescription } from '@/api/records'
import type { Field } from '@/described/record'

const order = ['province', 'city', 'county', 'township', 'school']

/** Levels a unit below this one may have; schools come with their own book. */
export const levelsBelow = (level: string): string[] => order.slice(order.indexOf(level) + 1).filter((name) => name !== 'school')

export function fieldsBelow(book: RecordDescription, level: string): Field[] {
  const below = levelsBelow(level)
  return book.fields
    .filter((field) => ['name', 'level', 'code'].includes(field.name))
    .map((field) => (field.name === 'level' ? { ...field, choices: field.choices?.filter((choice) => below.includes(choice.name)) } : field))
}

export const nameFields = (book: RecordDescription): Field[] => book.fields.filter((field) => ['name', 'code'].includes(field.name))
