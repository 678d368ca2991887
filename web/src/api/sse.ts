// Cuts a text/event-stream into events. Pure: text in, events out; what is not complete yet waits for the next piece.
// EventSource is not used because it only hears event names it was told, and ours are as many as the journal's.

export interface SseEvent {
  id: string
  event: string
  data: string
}

export class SseReader {
  #rest = ''
  #id = ''
  #event = ''
  #data: string[] = []
  /** How long the server asks us to wait before the next try. */
  retry_ms: number | null = null

  read(piece: string): SseEvent[] {
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    const events: SseEvent[] = []
    for (const line of lines) {
      if (line === '') {
        if (this.#data.length > 0) events.push({ id: this.#id, event: this.#event || 'message', data: this.#data.join('\n') })
        this.#event = ''
        this.#data = []
      } else {
        this.#take(line)
      }
    }
    return events
  }

  #take(line: string): void {
    if (line.startsWith(':')) return
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line.startsWith(' ', colon + 1) ? colon + 2 : colon + 1)
    if (name === 'data') this.#data.push(value)
    else if (name === 'event') this.#event = value
    else if (name === 'id') this.#id = value
    else if (name === 'retry' && /^\d+$/.test(value)) this.retry_ms = Number(value)
  }
}
