import { newId } from '../../db/ids.ts'
import { recordToasts } from '../../texts/records.ts'
import { showMine, showMineList } from '../../usecases/reports/draw-mine.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button } from '../button.ts'

/** 我的 under the morning note; the lists behind its counts stand in its place, and it in theirs. */
export const mineButton: Button<'mine'> = {
  right: 'help',
  mark: () => 'mine',
  press: async (click, { do: act, of, page = 1 }) => {
    if (act === 'back') return { card: await showMine(click, click.card.id) }
    if (of !== undefined) return { card: await showMineList(click, of, page, click.card.id) }
    const outboxId = newId('out')
    const card = await showMine(click, outboxId)
    await sayPrivately(click, click.actor, `mine/${click.eventId}`, { card }, { outboxId })
    return { toast: recordToasts.opened }
  },
}
