import { correctionToasts } from '../../texts/corrections.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawForm } from '../../usecases/draw-weekly.ts'
import { sayPrivately } from '../../usecases/say.ts'
import { postFor, readWeeklyItem } from '../../usecases/weekly-item.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 更正 in the office's 详情: the filled form, in private. */
export const correctAction = async (click: Click, action: { item: string }): Promise<CardAnswer> => {
  const weekly = await readWeeklyItem(click.tx, action.item)
  if (!weekly) return { toast: toasts.oldCard }
  const chain = weekly.chain.id
  if (!click.may('correct', { chain }).allow || !postFor(click.actor, weekly))
    return refuseClick(click, 'correct', { chain })
  await sayPrivately(
    click,
    click.actor,
    `correct/${click.eventId}`,
    { card: await drawForm(click, weekly) },
    { topic: 'weekly-open', item: { id: weekly.item.id, chain, period: weekly.item.period } },
  )
  return { toast: correctionToasts.form }
}
