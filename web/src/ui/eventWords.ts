/** An event's name in words: its own when there are some, else those of its verb. */
export function eventWords(event: string, t: (key: string) => string, te: (key: string) => boolean): string {
  const verb = event.slice(event.lastIndexOf('.') + 1)
  return te(`event.${event}`) ? t(`event.${event}`) : te(`event.${verb}`) ? t(`event.${verb}`) : event
}
