import type { Card } from '../../cards/kit/card.ts'
import { readPeriod } from '../../db/items.ts'
import { readMonthPlan } from '../../db/months.ts'
import { chainsFor } from '../../domain/rights.ts'
import { nudged, type Toast, toasts } from '../../texts/toasts.ts'
import { drawReceipt, drawStatus, type Nudged, nudgeButtons } from '../../usecases/looking-back/show-status.ts'
import { drawMonthStatus } from '../../usecases/monthly/month-lists.ts'
import { nudge } from '../../usecases/reminding/nudge.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** Undefined: the card stays as it is. */
type Redraw = (done?: Nudged) => Promise<Card | undefined>

/** 催报 on the receipt, under the office's digest or on the status card of a week or a month, for one chain or for all that owe. */
const press = async (click: Click, action: Wish<'nudge'>): Promise<CardAnswer> => {
  const object = action.chain === undefined ? {} : { chain: action.chain }
  if (!click.may('nudge', object).allow) return refuseClick(click, 'nudge', object)
  const redraw = await redrawing(click, action.period)
  if (!redraw) return { toast: toasts.oldCard }
  const open = chainsFor(click.actor, 'nudge')
  const chains = action.chain !== undefined ? [action.chain] : open === 'all' ? undefined : open
  const outcome = await nudge(click, action.period, chains)
  switch (outcome.kind) {
    case 'nudged':
      return answer(
        nudged(outcome.chains, outcome.unreached),
        await redraw(outcome.chains > 0 ? { at: click.now, chains: outcome.chains } : undefined),
      )
    case 'nobody':
      return answer(toasts.nobodyToNudge, await redraw())
    case 'just-nudged':
      return { toast: toasts.alreadyNudged }
    case 'quiet':
      return { toast: toasts.quietHours }
  }
}

const answer = (toast: Toast, card: Card | undefined): CardAnswer => ({ toast, ...(card && { card }) })

/** How the clicked card is drawn anew; undefined when there is no such period. */
const redrawing = async (click: Click, key: string): Promise<Redraw | undefined> => {
  const wish = (done: Nudged | undefined) => {
    const buttons = nudgeButtons(click.actor)
    const canNudgeAll = buttons.canNudgeAll && done === undefined
    const canOpen = click.may('return').allow
    return { ...buttons, canNudgeAll, canOpen, chains: chainsFor(click.actor, 'status'), nudged: done }
  }
  const month = await readMonthPlan(click.tx, key)
  if (month) return (done) => drawMonthStatus(click, month, wish(done))
  const plan = (await readPeriod(click.tx, key))?.plan
  if (!plan) return undefined
  if (click.card.topic === 'digest-office') return async () => undefined
  if (click.card.topic === 'receipt') return (done) => drawReceipt(click, plan, { nudged: done })
  return (done) => drawStatus(click, plan, wish(done))
}

export const nudgeButton: Button<'nudge'> = { right: 'nudge', mark: ({ period }) => period, press }
