// The security administrator's work: users, their posts, their temporary passwords.
import { request } from './client'
import type { Page, RecordRow } from './records'

/** A user with the password that is shown this once. */
export interface MadeUser extends RecordRow {
  temporary_password: string
}

const at = (user: string): string => `/api/users/${encodeURIComponent(user)}`

export const makeUser = (values: object): Promise<MadeUser> => request('/api/users', { method: 'POST', json: values })

export const resetPassword = (user: string): Promise<MadeUser> => request(`${at(user)}/password`, { method: 'POST', json: {} })

export const givePost = (user: string, values: object): Promise<RecordRow> => request(`${at(user)}/posts`, { method: 'POST', json: values })

export const takePost = (post: string): Promise<undefined> => request(`/api/posts/${encodeURIComponent(post)}`, { method: 'DELETE' })

export const postsOf = async (user: string, signal?: AbortSignal): Promise<RecordRow[]> =>
  (await request<Page<RecordRow>>('/api/posts', { query: { 'f.user_id': user, limit: 100 }, signal })).rows
