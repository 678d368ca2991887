// Whether the server has a newer console than the one that is running: index.html is never cached and names its script.

const entry = /assets\/[\w.-]+\.js/

export async function hasNewConsole(page = '/index.html'): Promise<boolean> {
  const running = document.querySelector<HTMLScriptElement>('script[type="module"][src*="/assets/"]')?.src
  if (!running) return false
  try {
    const response = await fetch(page, { cache: 'no-cache' })
    const offered = response.ok ? entry.exec(await response.text())?.[0] : undefined
    return offered !== undefined && !running.endsWith(offered)
  } catch {
    return false
  }
}
