import { newId } from '../../db/ids.ts'
import { recordToasts } from '../../texts/records.ts'
import { showMine } from '../../usecases/reports/draw-mine.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button } from '../button.ts'

/** 我的 under the morning note. */
export const mineButton: Button<'mine'> = {
  right: 'help',
  mark: () => 'mine',
  press: async (click) => {
    const outboxId = newId('out')
    const card = await showMine(click, outboxId)
    await sayPrivately(click, click.actor, `mine/${click.eventId}`, { card }, { outboxId })
    return { toast: recordToasts.opened }
  },
}
