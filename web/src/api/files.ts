// Files to and from the server.
import { request } from './client'

export interface StoredFile {
  id: string
  size: number
  type: string
}

export const uploadFile = (bytes: Blob | ArrayBuffer, type: string, name: string, signal?: AbortSignal): Promise<StoredFile> =>
  request('/api/files', {
    method: 'POST',
    bytes,
    headers: { 'Content-Type': type, 'X-File-Name': encodeURIComponent(name) },
    signal,
  })

/** For another unit's record: an inspector's photo belongs to the school it shows. */
export const uploadFileFor = (unit: string, bytes: Blob | ArrayBuffer, type: string, name: string): Promise<StoredFile> =>
  request('/api/files', { method: 'POST', query: { unit }, bytes, headers: { 'Content-Type': type, 'X-File-Name': encodeURIComponent(name) } })

export const fileAddress = (id: string): string => `/api/files/${encodeURIComponent(id)}`

function nameIn(response: Response): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : null
}

/** Hands an answer to the browser as a download; the server's own name for it wins. */
export async function saveAnswer(response: Response, name: string): Promise<void> {
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = nameIn(response) ?? name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
