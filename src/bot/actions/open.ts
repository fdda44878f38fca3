import { toasts } from '../../texts/toasts.ts'
import { kindOf, readReportItem } from '../../usecases/reports/report-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { drawOpened } from './report-form.ts'

/** 填报 or 继续填: sends the item's card to whoever pressed, in private. */
const press = async (click: Click, action: Wish<'open'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const chain = report.chain.id
  if (!click.may('file', { chain }).allow) return refuseClick(click, 'file', { chain })
  await sayPrivately(
    click,
    click.actor,
    `open/${click.eventId}`,
    { card: await drawOpened(click, report) },
    {
      topic: kindOf(click, report).topics.open,
      item: { id: report.item.id, chain, period: report.item.period },
    },
  )
  return { toast: toasts.opened }
}

export const openButton: Button<'open'> = { right: 'file', mark: ({ item }) => item, press }
