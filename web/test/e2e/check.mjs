// What journeys assert with: each says what was expected, and waits as long as a person would.
import assert from 'node:assert/strict'

const patience_ms = 8000

export async function sees(page, text, within = page) {
  await within.getByText(text, { exact: false }).filter({ visible: true }).first().waitFor({ timeout: patience_ms })
}

/** Waits until `look` gives `wanted`. */
export async function comesTo(what, look, wanted) {
  const until = Date.now() + patience_ms
  let seen
  for (;;) {
    seen = await look()
    try {
      assert.deepEqual(seen, wanted)
      return
    } catch {
      if (Date.now() > until) assert.deepEqual(seen, wanted, `${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`)
    }
    await new Promise((wake) => setTimeout(wake, 40))
  }
}

export const total = (page) => page.locator('.list-total').innerText()
export const field = (page, label) => page.locator('.schema-form').getByLabel(label, { exact: false }).first()
export { assert }
