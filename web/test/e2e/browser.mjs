// Chromium with eyes: every page is watched for console errors, violations of the content policy, requests that leave
// the server, and refusals nobody expected.
import axe from 'axe-core'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

function watch(page, origin, complaints, expected) {
  page.on('console', (message) => {
    // Refusals are judged by their answers below; the browser's own line about them says less.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) complaints.push(`foreign request: ${request.url()}`)
  })
  page.on('response', (response) => {
    const status = response.status()
    if (status < 400) return
    const path = new URL(response.url()).pathname
    if (!expected.some((one) => one.status === status && one.path.test(path))) complaints.push(`unexpected ${status} of ${response.request().method()} ${path}`)
  })
}

/** One journey's own browser context. */
export async function openBrowser(browser, url, { name, shots, viewport = { width: 1440, height: 900 } }) {
  const context = await browser.newContext({ baseURL: url, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true, reducedMotion: 'reduce' })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
  })
  context.setDefaultTimeout(10_000)
  const complaints = []
  // Whoever is not logged in yet is told so.
  const expected = [
    { status: 401, path: /^\/api\/session$/ },
  ]
  let shot_count = 0
  return {
    complaints,
    /** A refusal that belongs to the story. */
    expect: (status, path) => expected.push({ status, path }),
    newPage: async () => {
      const page = await context.newPage()
      watch(page, new URL(url).origin, complaints, expected)
      return page
    },
    /** Logs in through the page, as people do. */
    enter: async (person) => {
      const page = await context.newPage()
      watch(page, new URL(url).origin, complaints, expected)
      await page.goto('/login')
      await page.getByLabel('账号', { exact: true }).fill(person.account)
      await page.getByLabel('密码', { exact: true }).fill(person.password)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('navigation', { name: '主菜单' }).waitFor()
      return page
    },
    /** Complains of everything axe finds on what is on the screen now. */
    axe: async (page, where) => {
      await page.evaluate(axe.source)
      const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), rules)
      for (const violation of found.violations) {
        complaints.push(`axe on ${where}: ${violation.id} (${violation.impact}) ${violation.nodes.map((node) => node.target.join(' ')).slice(0, 4).join(' | ')}: ${violation.help}`)
      }
    },
    shot: async (page, what) => {
      if (!shots) return
      mkdirSync(shots, { recursive: true })
      await page.screenshot({ path: join(shots, `${name}-${String(++shot_count).padStart(2, '0')}-${what}.png`) })
    },
    close: () => context.close(),
  }
}
