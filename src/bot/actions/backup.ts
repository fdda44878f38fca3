import { backupToasts } from '../../texts/prompts.ts'
import { toasts } from '../../texts/toasts.ts'
import { askBackup } from '../../usecases/reminding/ask-backup.ts'
import { redrawPressed } from '../../usecases/reminding/redraw-pressed.ts'
import { readReportItem } from '../../usecases/reports/report-item.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 请备报代报 under a prompt. */
const press = async (click: Click, action: Wish<'backup'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const object = { chain: report.chain.id }
  if (!click.may('file', object).allow) return refuseClick(click, 'file', object)
  const outcome = await askBackup(click, report)
  const card = await redrawPressed(click, report, click.card.topic)
  return { toast: outcome === 'not-owed' ? toasts.notOwed : backupToasts[outcome], card }
}

export const backupButton: Button<'backup'> = { right: 'file', mark: ({ item }) => item, press }
