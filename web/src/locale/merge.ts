// Texts of several files as one tree. A key that two files give is a mistake and is told at once.
export interface Texts {
  [key: string]: string | Texts
}

function put(into: Texts, from: Texts, path: string): void {
  for (const [key, value] of Object.entries(from)) {
    const known = into[key]
    if (known === undefined) into[key] = typeof value === 'string' ? value : structuredClone(value)
    else if (typeof known === 'object' && typeof value === 'object') put(known, value, `${path}${key}.`)
    else throw new Error(`two files give the text ${path}${key}`)
  }
}

export function merged(files: Record<string, unknown>): Texts {
  const all: Texts = {}
  for (const texts of Object.values(files)) put(all, texts as Texts, '')
  return all
}
