import { carryToasts } from '../../texts/carry-over.ts'
import { toasts } from '../../texts/toasts.ts'
import { carryOver } from '../../usecases/reports/carry-over.ts'
import { drawForm, drawWeekly } from '../../usecases/reports/draw-weekly.ts'
import { type Button, named, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { keepAsDraft, keepForm } from './weekly.ts'

/** 带入已完成 and 带入上周的话 on the weekly form. */
const press = async (click: Click, action: Wish<'carry'>): Promise<CardAnswer> => {
  const what = action.do === 'carry_done' ? 'done' : 'last'
  const outcome = await carryOver(click, { itemId: action.item, typed: click.form ?? {}, what })
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  const { weekly } = outcome
  if (outcome.kind === 'not-owed') return { toast: toasts.notOwed, card: await drawWeekly(click, weekly) }
  const card = await drawForm(click, weekly, { typed: outcome.typed, draftSavedAt: click.now })
  return { toast: carryToasts[what][outcome.outcome], card, form: true }
}

export const carryButton: Button<'carry'> = {
  right: 'file',
  mark: ({ item }) => item,
  byName: (_, name, { itemId }) => {
    const word = named(['carry_done', 'carry_last'], name)
    return word && { on: 'carry', do: word, item: itemId }
  },
  press,
  giveBack: (click, { item }) => keepForm(click, item),
  keepTyped: (click, { item }) => keepAsDraft(click, item),
}
