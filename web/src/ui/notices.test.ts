import { beforeEach, describe, expect, it, vi } from 'vitest'
import { notices, notify } from './notices'

describe('notices', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    notices.splice(0)
  })

  it('shows three at most, and lets go of those without a way back first', () => {
    const undo = { label: '撤销', run: () => undefined }
    notify('一', undo)
    for (const text of ['二', '三', '四', '五']) notify(text)
    expect(notices.map((notice) => notice.text)).toEqual(['一', '四', '五'])
  })

  it('lets a notice go after four seconds, one with a way back after ten', () => {
    notify('一', { label: '撤销', run: () => undefined })
    notify('二')
    vi.advanceTimersByTime(4_000)
    expect(notices.map((notice) => notice.text)).toEqual(['一'])
    vi.advanceTimersByTime(6_000)
    expect(notices).toEqual([])
  })
})
