import { months } from '../../db/months.ts'
import { monthSteps } from '../../domain/monthly.ts'
import { monthToasts } from '../../texts/monthly-toasts.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawMonthFiled, drawStep } from '../../usecases/monthly/draw-month.ts'
import { type FillOutcome, fillMonth } from '../../usecases/monthly/fill-month.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { dropIt, handIn, keptToast } from './report-form.ts'

/** The buttons of the month's cards. */
const press = async (click: Click, action: Wish<'month'>): Promise<CardAnswer> => {
  const { item: itemId, rev, step, do: turn } = action
  if (turn === 'submit') return handIn(click, action)
  if (turn === 'drop_change') return dropIt(click, itemId)
  const outcome = await fillMonth(click, { itemId, rev, step, turn, form: click.form })
  switch (outcome.kind) {
    case 'turned':
      return { card: await drawStep(click, outcome.item, { draft: outcome.draft }), form: true }
    case 'saved':
      return {
        toast: keptToast(outcome.item),
        card: await drawStep(click, outcome.item, { draft: outcome.draft }),
        form: true,
      }
    case 'editing':
      return { toast: toasts.editing, card: await drawStep(click, outcome.item, { draft: outcome.draft }), form: true }
    case 'faults': {
      const { item, draft, faults } = outcome
      return { toast: monthToasts.faults, card: await drawStep(click, item, { draft, faults }), form: true }
    }
    case 'stale':
      return {
        toast: monthToasts.staleKept,
        card: await drawStep(click, outcome.item, { draft: outcome.draft }),
        form: true,
      }
    default:
      return ended(click, outcome)
  }
}

const ended = (
  click: Click,
  outcome: Extract<FillOutcome, { kind: 'not-owed' | 'no-item' | 'no-right' }>,
): Promise<CardAnswer> | CardAnswer => {
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  return { toast: toasts.notOwed, card: drawMonthFiled(click, outcome.item) }
}

const words = ['next', 'prev', 'save_draft', 'no_change', 'submit', 'edit', 'drop_change'] as const

export const monthButton: Button<'month'> = {
  right: 'file',
  mark: ({ item }) => item,
  byName: (_, name, { itemId }) => {
    if (!months.has(itemId)) return undefined
    const word = words.find((one) => name === one || name.startsWith(`${one}_`))
    const step = monthSteps.find((one) => name.endsWith(`_${one}`)) ?? 'preview'
    return word && { on: 'month', do: word, item: itemId, step }
  },
  press,
  giveBack: (click, action) => press(click, { ...action, do: 'save_draft' }),
  keepTyped: async (click, { item: itemId, step }) => {
    const outcome = await fillMonth(click, { itemId, step, turn: 'save_draft', form: click.form })
    return outcome.kind === 'saved' ? monthToasts.oldCardKept : undefined
  },
}
