import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { isProblem } from '@/api/problem'
import '@/ui/theme/tokens.css'
import '@/ui/theme/base.css'
import '@/ui/theme/element.css'
import App from './App.vue'
import { i18n, keptLanguage, speak } from './i18n'
import { router } from './router'

const passing_retries_max = 2

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: true,
      retry: (count, failure) => isProblem(failure) && failure.isPassing && failure.status !== 429 && count < passing_retries_max,
    },
  },
})

await speak(keptLanguage())
createApp(App).use(createPinia()).use(i18n).use(router).use(VueQueryPlugin, { queryClient: queries }).mount('#app')
