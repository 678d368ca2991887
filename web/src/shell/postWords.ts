// A post in words: the unit and the role. Officers are called differently at the police.
import { useI18n } from 'vue-i18n'
import type { Post } from '@/api/session'

export function usePostWords(): (post: Post | undefined) => string {
  const { t, te } = useI18n({ useScope: 'global' })
  return (post) => {
    if (!post) return ''
    const own = `role.${post.role}_${post.agency}`
    return [post.unit?.name, t(te(own) ? own : `role.${post.role}`)].filter(Boolean).join(' · ')
  }
}
