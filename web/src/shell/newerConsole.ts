// Asks now and then whether the server has a newer console. Reloading is the reader's choice: work may be open.
import { onBeforeUnmount, onMounted, ref } from 'vue'
import { hasNewConsole } from '@/api/version'

const asked_every_ms = 300_000

export function useNewerConsole() {
  const is_there = ref(false)
  let timer: ReturnType<typeof setInterval> | undefined
  async function ask(): Promise<void> {
    if (!document.hidden && !is_there.value) is_there.value = await hasNewConsole()
  }
  const onVisible = (): void => void ask()
  onMounted(() => {
    timer = setInterval(() => void ask(), asked_every_ms)
    document.addEventListener('visibilitychange', onVisible)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onVisible)
  })
  return { is_there, reload: () => location.reload() }
}
