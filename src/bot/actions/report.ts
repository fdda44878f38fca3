import { lookToasts } from '../../texts/look.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawReport } from '../../usecases/reports/draw-report.ts'
import { readReportItem } from '../../usecases/reports/report-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 看全文 behind a line of a digest or of 查: in private, wherever the card stands. */
const press = async (click: Click, action: Wish<'report'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const object = { chain: report.chain.id }
  if (!click.may('look-back', object).allow) return refuseClick(click, 'look-back', object)
  const card = await drawReport(click, report, action.rev)
  if (!card) return { toast: toasts.oldCard }
  await sayPrivately(click, click.actor, `report/${click.eventId}`, { card })
  return { toast: lookToasts.full }
}

export const reportButton: Button<'report'> = { right: 'look-back', mark: ({ item }) => item, press }
