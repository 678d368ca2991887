import { createApp } from 'vue'
import '@/ui/theme/tokens.css'
import '@/ui/theme/base.css'
import './phone.css'
import App from './App.vue'
import { faultText } from './faults'
import { openStore } from './outbox/store'
import { Phone, phoneKey } from './phone'
import { phoneRouter } from './router'
import { wire } from './wire'
import { keptLanguage, speak, t } from './texts'

await speak(keptLanguage())
try {
  const phone = new Phone(await openStore(), wire, faultText)
  phone.watchConnection()
  createApp(App).provide(phoneKey, phone).use(phoneRouter(phone)).mount('#app')
} catch {
  // A private window, or storage switched off: without a place to keep answers this app would lose them.
  const place = document.getElementById('app')
  if (place) place.textContent = t('phone.no_store')
}
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' })
  void navigator.storage?.persist?.()
}
