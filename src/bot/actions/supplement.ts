import { notTaken, receivedLine, supplementToasts, withdrawnLine } from '../../texts/supplement.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawForm } from '../../usecases/reports/draw-weekly.ts'
import { saveDraft } from '../../usecases/reports/save-draft.ts'
import {
  drawSupplement,
  requestSupplements,
  supplementReport,
  withdrawSupplement,
} from '../../usecases/reports/supplement.ts'
import { readWeeklyItem, type WeeklyItem } from '../../usecases/reports/weekly-item.ts'
import { type Button, named, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 请配合单位补充 on the weekly form; 补充 and 撤回 on the card of a cooperating unit. */
const press = async (click: Click, action: Wish<'supplement'>): Promise<CardAnswer> => {
  const weekly = await readWeeklyItem(click.tx, action.item)
  if (!weekly) return { toast: toasts.oldCard }
  const chain = weekly.chain.id
  const right = action.do === 'request' ? 'file' : 'supplement'
  if (!click.may(right, { chain }).allow) return refuseClick(click, right, { chain })
  switch (action.do) {
    case 'request':
      return request(click, weekly)
    case 'withdraw': {
      const withdrawn = await withdrawSupplement(click, weekly)
      if (!withdrawn) return { toast: supplementToasts.nothing }
      const line = withdrawnLine(withdrawn.used)
      return { toast: supplementToasts.withdrawn, card: drawSupplement(click, weekly, { state: 'withdrawn', line }) }
    }
    case 'supplement':
      return add(click, weekly)
  }
}

/** What is typed on the form stays: it is kept as the draft. */
const request = async (click: Click, weekly: WeeklyItem): Promise<CardAnswer> => {
  const kept = await saveDraft(click, { itemId: weekly.item.id, typed: click.form ?? {} })
  if (kept.kind === 'not-owed') return { toast: toasts.notOwed }
  const toast = supplementToasts[await requestSupplements(click, weekly)]
  const filling = kept.kind === 'saved' ? { typed: kept.typed, draftSavedAt: click.now } : {}
  return { toast, card: await drawForm(click, weekly, filling) }
}

const add = async (click: Click, weekly: WeeklyItem): Promise<CardAnswer> => {
  const given = click.form?.fragment
  const typed = typeof given === 'string' ? given : undefined
  const outcome = await supplementReport(click, weekly, given)
  switch (outcome.kind) {
    case 'received': {
      const line = receivedLine(outcome.replaced)
      return {
        toast: supplementToasts.received,
        card: drawSupplement(click, weekly, { state: 'received', line, typed }),
      }
    }
    case 'fault':
      return {
        toast: supplementToasts.fault,
        card: drawSupplement(click, weekly, { state: 'ask', typed, fault: outcome.fault }),
      }
    case 'not-taken':
      return {
        toast: toasts.closed,
        card: drawSupplement(click, weekly, { state: 'refused', line: notTaken[outcome.why], typed }),
      }
  }
}

export const supplementButton: Button<'supplement'> = {
  right: 'supplement',
  mark: ({ item }) => item,
  byName: (_, name, { itemId }) => {
    const word = named(['request', 'supplement', 'withdraw'], name)
    return word && { on: 'supplement', do: word, item: itemId }
  },
  press,
}
