// Whether the menu is folded: as the person left it, but on a narrow screen folded until it is opened there.
import { computed, onScopeDispose, ref, type WritableComputedRef } from 'vue'
import { isBoolean, useChoice } from '@/ui/preferences'

export function useFolding(): WritableComputedRef<boolean> {
  const chosen = useChoice('menu.folded', false, isBoolean)
  const narrow = window.matchMedia('(max-width: 700px)')
  const is_narrow = ref(narrow.matches)
  const is_opened_here = ref(false)
  const follow = (): void => void (is_narrow.value = narrow.matches)
  narrow.addEventListener('change', follow)
  onScopeDispose(() => narrow.removeEventListener('change', follow))
  return computed({
    get: () => (is_narrow.value ? !is_opened_here.value : chosen.value),
    set: (folded) => {
      if (is_narrow.value) is_opened_here.value = !folded
      else chosen.value = folded
    },
  })
}
