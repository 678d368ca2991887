// The phone app as one person with one phone.
import { deflateSync } from 'node:zlib'

/** Logs in on a phone-sized page. */
export async function takePhone(browser, person) {
  const page = await browser.newPage()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/m/')
  await page.getByLabel('账号', { exact: true }).fill(person.account)
  await page.getByLabel('密码', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return page
}

function crc(bytes) {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
function chunk(kind, body) {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  const named = Buffer.concat([Buffer.from(kind), body])
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc(named))
  return Buffer.concat([head, named, tail])
}

/** A picture no other journey has: what a camera gives, larger than what goes over the line. */
export function picture(shade, width = 2000, height = 1500) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; ++y) rows.fill(Buffer.from([(shade * 40 + (y >> 3)) % 256, (y >> 2) % 256, 120 + shade]), y * (1 + width * 3) + 1, (y + 1) * (1 + width * 3))
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return { name: `photo-${shade}.png`, mimeType: 'image/png', buffer: Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]) }
}

/** One person goes, the next one sits down: nothing of the session is left. */
export async function leave(page) {
  const context = page.context()
  await page.close()
  await context.clearCookies()
}

export const chip = async (page) => (await page.locator('.saved-chip').innerText()).trim()
