import { changeRecord } from '@/api/records'
import type { ActionContext } from '@/ui/record/extension'

/** Switches an account off or on. The button turns into its opposite, which is the way back. */
export async function switchUser({ row, path, replace }: ActionContext, state: 'active' | 'disabled'): Promise<void> {
  replace(await changeRecord(path, row.id, row.version, { state }))
}
