import { isMonthItem } from '../../db/months.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawForm, drawWeekly } from '../../usecases/reports/draw-weekly.ts'
import { isChanging } from '../../usecases/reports/mine-rows.ts'
import { readWeeklyItem, type WeeklyItem } from '../../usecases/reports/weekly-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { openMonthAction } from './monthly.ts'

/** 填报: sends the item's card to whoever pressed, in private. */
const press = async (click: Click, action: Wish<'open'>): Promise<CardAnswer> => {
  if (isMonthItem(action.item)) return openMonthAction(click, action.item)
  const weekly = await readWeeklyItem(click.tx, action.item)
  if (!weekly) return { toast: toasts.oldCard }
  const chain = weekly.chain.id
  if (!click.may('file', { chain }).allow) return refuseClick(click, 'file', { chain })
  await sayPrivately(
    click,
    click.actor,
    `open/${click.eventId}`,
    { card: await drawOpened(click, weekly) },
    {
      topic: 'weekly-open',
      item: { id: weekly.item.id, chain, period: weekly.item.period },
    },
  )
  return { toast: toasts.opened }
}

/** A change that was begun goes on where it was left. */
const drawOpened = async (click: Click, weekly: WeeklyItem) =>
  weekly.item.state === 'filed' && (await isChanging(click, weekly.item))
    ? drawForm(click, weekly)
    : drawWeekly(click, weekly)

export const openButton: Button<'open'> = { right: 'file', mark: ({ item }) => item, press }
