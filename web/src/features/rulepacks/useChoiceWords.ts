// The choices of a parameter are names of the file; those that packs share have words.
import { useI18n } from 'vue-i18n'

export function useChoiceWords(): (name: string) => string {
  const { t, te } = useI18n({ useScope: 'global' })
  return (name) => (te(`rulepacks.choice.${name}`) ? t(`rulepacks.choice.${name}`) : name)
}
