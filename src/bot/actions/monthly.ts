import { isMonthItem } from '../../db/months.ts'
import { monthSteps } from '../../domain/monthly.ts'
import { correctionToasts } from '../../texts/corrections.ts'
import { monthToasts } from '../../texts/monthly-toasts.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawMonth, drawMonthFiled, drawStep } from '../../usecases/monthly/draw-month.ts'
import { fillMonth } from '../../usecases/monthly/fill-month.ts'
import { readMonthItem } from '../../usecases/monthly/month-item.ts'
import { type MonthOutcome, submitMonth } from '../../usecases/monthly/submit-month.ts'
import { isChanging } from '../../usecases/reports/mine-rows.ts'
import { dropChange } from '../../usecases/reports/save-draft.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { keptToast } from './weekly.ts'

/** The buttons of the month's cards. */
const press = async (click: Click, action: Wish<'month'>): Promise<CardAnswer> => {
  const { item: itemId, rev, step, do: turn } = action
  if (turn === 'submit') return submit(click, action)
  if (turn === 'drop_change') return drop(click, itemId)
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

const drop = async (click: Click, itemId: string): Promise<CardAnswer> => {
  const outcome = await dropChange(click, await readMonthItem(click, itemId))
  if (outcome.kind !== 'dropped') return ended(click, outcome)
  return { toast: toasts.changeDropped, card: await drawMonth(click, outcome.report) }
}

const submit = async (click: Click, { item, rev }: Wish<'month'>): Promise<CardAnswer> => {
  const outcome = await submitMonth(click, {
    itemId: item,
    rev,
    form: click.form,
    sourceKey: click.eventId,
    sentAt: click.sentAt,
    clickedCard: click.card.id,
  })
  switch (outcome.kind) {
    case 'filed':
      return { toast: filedToast(outcome), card: drawMonthFiled(click, outcome.item) }
    case 'unchanged':
      return {
        toast: outcome.item.returned ? correctionToasts.stillReturned : toasts.unchanged,
        card: drawMonthFiled(click, outcome.item),
      }
    case 'faults': {
      const { draft, faults } = outcome
      return { toast: toasts.faults, card: await drawStep(click, outcome.item, { draft, faults }), form: true }
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
  outcome: Extract<MonthOutcome, { kind: 'not-owed' | 'no-item' | 'no-right' }>,
): Promise<CardAnswer> | CardAnswer => {
  if (outcome.kind === 'no-item') return { toast: toasts.oldCard }
  if (outcome.kind === 'no-right') return refuseClick(click, 'file', { chain: outcome.chainId })
  return { toast: toasts.notOwed, card: drawMonthFiled(click, outcome.item) }
}

const filedToast = ({ revision }: Extract<MonthOutcome, { kind: 'filed' }>) => {
  if (revision.kind === 'correction') return toasts.corrected
  if (revision.kind === 'late') return toasts.lateSubmitted
  return revision.rev > 1 ? toasts.resubmitted : toasts.submitted
}

/** 填报 or 继续填 in 我的: sends the month's card to whoever pressed, in private. */
export const openMonthAction = async (click: Click, itemId: string): Promise<CardAnswer> => {
  const item = await readMonthItem(click, itemId)
  if (!item) return { toast: toasts.oldCard }
  const chain = item.chain.id
  if (!click.may('file', { chain }).allow) return refuseClick(click, 'file', { chain })
  const changing = item.item.state === 'filed' && (await isChanging(click, item.item))
  const card = await (changing ? drawStep(click, item) : drawMonth(click, item))
  const about = { id: item.item.id, chain, period: item.item.period }
  await sayPrivately(click, click.actor, `open/${click.eventId}`, { card }, { topic: 'month-open', item: about })
  return { toast: toasts.opened }
}

const words = ['next', 'prev', 'save_draft', 'no_change', 'submit', 'edit', 'drop_change'] as const

export const monthButton: Button<'month'> = {
  right: 'file',
  mark: ({ item }) => item,
  byName: (_, name, { itemId }) => {
    if (!isMonthItem(itemId)) return undefined
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
