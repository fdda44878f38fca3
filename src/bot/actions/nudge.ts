import type { Card } from '../../cards/kit/card.ts'
import { readPeriod } from '../../db/items.ts'
import type { WeekPlan } from '../../domain/cadence.ts'
import { chainsFor } from '../../domain/rights.ts'
import { nudged, toasts } from '../../texts/toasts.ts'
import { nudge } from '../../usecases/nudge.ts'
import { drawReceipt, drawStatus, type Nudged } from '../../usecases/show-status.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 催报 on the receipt or on the status card, for one chain or for all that owe. */
export const nudgeAction = async (click: Click, action: { period: string; chain?: string }): Promise<CardAnswer> => {
  const object = action.chain === undefined ? {} : { chain: action.chain }
  if (!click.may('nudge', object).allow) return refuseClick(click, 'nudge', object)
  const period = await readPeriod(click.tx, action.period)
  if (!period) return { toast: toasts.oldCard }
  const open = chainsFor(click.actor, 'nudge')
  const chains = action.chain !== undefined ? [action.chain] : open === 'all' ? undefined : open
  const outcome = await nudge(click, action.period, chains)
  switch (outcome.kind) {
    case 'nudged': {
      const card = await redraw(click, period.plan, { at: click.now, chains: outcome.chains })
      return { toast: nudged(outcome.chains), card }
    }
    case 'nobody':
      return { toast: toasts.nobodyToNudge, card: await redraw(click, period.plan) }
    case 'just-nudged':
      return { toast: toasts.alreadyNudged }
    case 'quiet':
      return { toast: toasts.quietHours }
  }
}

const redraw = async (click: Click, plan: WeekPlan, done?: Nudged): Promise<Card> => {
  if (click.card.topic === 'receipt') return drawReceipt(click, plan, { nudged: done })
  const open = chainsFor(click.actor, 'status')
  const nudges = chainsFor(click.actor, 'nudge')
  return drawStatus(click, plan, {
    chains: open,
    canNudge: nudges !== 'all' && nudges.length > 0,
    canNudgeAll: nudges === 'all' && done === undefined,
    canOpen: click.may('return').allow,
    nudged: done,
  })
}
