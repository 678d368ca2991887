// The words a field's value is written with, in the language of the page.
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useWords } from '../words'
import type { FieldWords } from './field'

export function useFieldWords(): ComputedRef<FieldWords> {
  const { t } = useI18n({ useScope: 'global' })
  const { pick } = useWords()
  return computed(() => ({ pick, yes: t('ui.yes'), no: t('ui.no'), files: (n) => t('ui.files.count', { n }), until: t('ui.until'), expiry: (state) => t(`ui.expiry.chip.${state}`) }))
}
