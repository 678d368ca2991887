// Who is logged in, acting at which post.
import { request, useCsrf } from './client'

export interface Post {
  id: string
  role: string
  agency: string
  agency_label?: string
  unit?: { id: string; name: string; level: string; path: string }
}

export interface Session {
  user: { id: string; account: string; name: string }
  post: Post
  posts: Post[]
  may: string[]
  must_change_password: boolean
  csrf: string
  now: string
  zone: string
  product: string
  demo: boolean
}

async function asked(path: string, method: 'GET' | 'POST', json?: unknown): Promise<Session> {
  const session = await request<Session>(path, { method, json, is_about_session: true })
  useCsrf(session.csrf)
  return session
}

export const loadSession = (): Promise<Session> => asked('/api/session', 'GET')
export const logIn = (account: string, password: string): Promise<Session> =>
  asked('/api/session', 'POST', { account, password })
export const changePassword = (old_password: string, new_password: string): Promise<Session> =>
  asked('/api/session/password', 'POST', { old_password, new_password })
export const actAt = (post: string): Promise<Session> => asked('/api/session/post', 'POST', { post })

export async function logOut(): Promise<void> {
  await request<undefined>('/api/session', { method: 'DELETE', is_about_session: true })
  useCsrf('')
}
