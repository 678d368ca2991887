// The menu of whoever is here, in the language of the page.
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWords, type Label } from '@/ui/words'
import { useBooks } from './books'
import { menu, shownMenu, type ShownGroup } from './menu'
import { useSession } from './session'

export function useMenu(): { groups: ComputedRef<ShownGroup[]>; words: (label: string | Label) => string } {
  const { t } = useI18n({ useScope: 'global' })
  const { pick } = useWords()
  const session = useSession()
  const { books } = useBooks()
  return {
    groups: computed(() => shownMenu(menu, books.value, session.may, session.session?.post.unit?.level ?? '')),
    words: (label) => (typeof label === 'string' ? (label === '' ? '' : t(label)) : pick(label)),
  }
}
