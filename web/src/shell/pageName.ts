// What a page is called, in the language of the page: by its route, or by the record it shows.
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useWords } from '@/ui/words'
import { useBooks } from './books'

export function usePageName(): (path: string) => string {
  const { t } = useI18n({ useScope: 'global' })
  const { pick } = useWords()
  const router = useRouter()
  const { find, is_loading } = useBooks()
  return (path) => {
    const route = router.resolve(path)
    const record = route.params.record
    if (typeof record === 'string') return pick(find(record)?.label) || (is_loading.value ? '…' : record)
    return route.meta.title ? t(route.meta.title) : ''
  }
}
