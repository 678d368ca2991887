// What the page of users offers besides its fields: posts, passwords, switching an account off.
import { Ban, CircleCheck, IdCard, KeyRound, UserPlus } from '@lucide/vue'
import { defineAsyncComponent } from 'vue'
import type { RecordExtension } from '@/ui/record/extension'
import { switchUser } from './switchUser'

export const extensions: RecordExtension[] = [
  {
    record: 'users',
    columns: { state: { cell: defineAsyncComponent(() => import('./UserState.vue')), width: 100 } },
    tabs: [{ name: 'posts', title: 'users.posts', component: defineAsyncComponent(() => import('./UserPosts.vue')) }],
    actions: [
      { name: 'give_post', title: 'users.give_post', icon: IdCard, dialog: defineAsyncComponent(() => import('./GivePost.vue')) },
      { name: 'reset_password', title: 'users.reset', icon: KeyRound, dialog: defineAsyncComponent(() => import('./ResetPassword.vue')) },
      { name: 'disable', title: 'users.disable', icon: Ban, run: (context) => switchUser(context, 'disabled') },
      { name: 'enable', title: 'users.enable', icon: CircleCheck, run: (context) => switchUser(context, 'active') },
    ],
    toolbar: [
      { name: 'make', title: 'users.make', icon: UserPlus, tone: 'primary', needs: 'users_write', dialog: defineAsyncComponent(() => import('./NewUser.vue')) },
    ],
  },
]
