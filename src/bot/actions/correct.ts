import { correctionToasts } from '../../texts/corrections.ts'
import { toasts } from '../../texts/toasts.ts'
import { postFor } from '../../usecases/reports/filing.ts'
import { openCorrection } from '../../usecases/reports/open-correction.ts'
import { readReportItem } from '../../usecases/reports/report-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 更正 in the office's 详情: the filled form, in private. */
const press = async (click: Click, action: Wish<'correct'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const chain = report.chain.id
  if (!click.may('correct', { chain }).allow || !postFor(click.actor, report))
    return refuseClick(click, 'correct', { chain })
  const { card, ...about } = await openCorrection(click, report)
  await sayPrivately(click, click.actor, `correct/${click.eventId}`, { card }, about)
  return { toast: correctionToasts.form }
}

export const correctButton: Button<'correct'> = { right: 'correct', mark: ({ item }) => item, press }
