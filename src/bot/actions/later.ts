import { readLater } from '../../domain/later-words.ts'
import { laterRefused, laterToast } from '../../texts/quiet.ts'
import { toasts } from '../../texts/toasts.ts'
import { recipientFor } from '../../usecases/reminding/recipient-for.ts'
import { moveNextReminder, redrawReminder } from '../../usecases/reports/later.ts'
import { readWeeklyItem } from '../../usecases/reports/weekly-item.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 稍后 under a reminder. */
const press = async (click: Click, action: Wish<'later'>): Promise<CardAnswer> => {
  const weekly = await readWeeklyItem(click.tx, action.item)
  const later = readLater(action.at)
  if (!weekly || !later) return { toast: toasts.oldCard }
  const object = { chain: weekly.chain.id }
  if (!click.may('file', object).allow) return refuseClick(click, 'file', object)
  const outcome = await moveNextReminder(click, weekly, later)
  const to = await recipientFor(click, weekly.chain.id)
  const which = click.card.topic === 'reminder-1' ? 1 : 2
  const card = await redrawReminder(click, weekly, { which }, outcome, to)
  return { toast: outcome.kind === 'moved' ? laterToast(outcome.time) : laterRefused(outcome.kind), card }
}

export const laterButton: Button<'later'> = { right: 'file', mark: ({ item }) => item, press }
