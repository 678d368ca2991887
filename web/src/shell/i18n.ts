// The language of the page: kept on this desk, told to the server with every call.
import { createI18n } from 'vue-i18n'
import { useLanguage as tellServer } from '@/api/client'
import type { Texts } from '@/locale/merge'

export const languages = [
  { tag: 'zh-CN', name: '中文' },
  { tag: 'en', name: 'English' },
] as const
export type Language = (typeof languages)[number]['tag']

const kept_as = 'anyuan.language'
const texts: Record<Language, () => Promise<{ default: Texts }>> = {
  'zh-CN': () => import('@/locale/zh-CN'),
  en: () => import('@/locale/en'),
}

export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: {}, missingWarn: false, fallbackWarn: false })

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(kept_as) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

const loaded = new Set<Language>()
async function load(tag: Language): Promise<void> {
  if (loaded.has(tag)) return
  i18n.global.setLocaleMessage(tag, (await texts[tag]()).default as Record<string, string>)
  loaded.add(tag)
}

export async function speak(tag: Language): Promise<void> {
  await load(tag)
  i18n.global.locale.value = tag
  tellServer(tag)
  document.documentElement.lang = tag
  try {
    localStorage.setItem(kept_as, tag)
  } catch {
    // Then the choice lasts as long as the page.
  }
}
