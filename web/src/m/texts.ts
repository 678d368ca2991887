// The texts of the phone app in two languages. Look-up and {name} only: a whole translation library would be a fifth of
// what the phone may load.
import { ref, shallowRef } from 'vue'
import { useLanguage as tellServer } from '@/api/client'

export type Language = 'zh-CN' | 'en'
type Tree = { [key: string]: string | Tree }

const kept_as = 'anyuan.language'
const files: Record<Language, () => Promise<{ default: unknown }>> = {
  'zh-CN': () => import('@/locale/zh-CN/phone.json'),
  en: () => import('@/locale/en/phone.json'),
}
const tree = shallowRef<Tree>({})
const locale = ref<Language>('zh-CN')

function find(key: string): string | null {
  let at: string | Tree | undefined = tree.value
  for (const step of key.split('.')) at = typeof at === 'object' ? at[step] : undefined
  return typeof at === 'string' ? at : null
}

export const te = (key: string): boolean => find(key) !== null

export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (find(key) ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export const useTexts = () => ({ t, locale })

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(kept_as) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

export async function speak(tag: Language): Promise<void> {
  tree.value = (await files[tag]()).default as Tree
  locale.value = tag
  tellServer(tag)
  document.documentElement.lang = tag
  try {
    localStorage.setItem(kept_as, tag)
  } catch {
    // Then the choice lasts as long as the page.
  }
}
