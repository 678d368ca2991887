// What lies over the page, the topmost last. Only the topmost can be used; the page and what is under it are inert.
const layers: HTMLElement[] = []

function settle(): void {
  const page = document.querySelector('#app')
  page?.toggleAttribute('inert', layers.length > 0)
  for (const [at, layer] of layers.entries()) layer.toggleAttribute('inert', at < layers.length - 1)
}

/** Whether a modal box has the page now. */
export const isCovered = (): boolean => layers.length > 0

export function openLayer(layer: HTMLElement): void {
  layers.push(layer)
  settle()
}

export function closeLayer(layer: HTMLElement): void {
  const at = layers.indexOf(layer)
  if (at >= 0) layers.splice(at, 1)
  settle()
}
