// Small choices of the person at this desk (density, columns, folded menu); lost without harm.
import { ref, watch, type Ref } from 'vue'

const prefix = 'anyuan.choice.'

export function readChoice<Value>(name: string, otherwise: Value, accepts: (value: unknown) => value is Value): Value {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? 'null')
    return accepts(kept) ? kept : otherwise
  } catch {
    return otherwise
  }
}

export function useChoice<Value>(name: string, otherwise: Value, accepts: (value: unknown) => value is Value): Ref<Value> {
  const choice = ref(readChoice(name, otherwise, accepts)) as Ref<Value>
  watch(
    choice,
    (value) => {
      try {
        localStorage.setItem(prefix + name, JSON.stringify(value))
      } catch {
        // Storage is full or forbidden: the choice then lasts as long as the page.
      }
    },
    { deep: true },
  )
  return choice
}

export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
export const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string')
