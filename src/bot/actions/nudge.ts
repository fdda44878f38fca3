import type { Card } from '../../cards/kit/card.ts'
import { weeks } from '../../db/items.ts'
import { chainsFor } from '../../domain/rights.ts'
import { nudged, type Toast, toasts } from '../../texts/toasts.ts'
import { drawReceipt, drawStatus, type Nudged, nudgeButtons } from '../../usecases/looking-back/show-status.ts'
import { nudge } from '../../usecases/reminding/nudge.ts'
import { periodNamed } from '../../usecases/reports/report-item.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** Undefined: the card stays as it is. */
type Redraw = (done?: Nudged) => Promise<Card | undefined>

/** 催报 on the receipt, under the office's digest or on the status card of a period, for one chain or for all that owe. */
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
        nudged(outcome.chains.length, outcome.unreached),
        await redraw(outcome.chains.length > 0 ? { at: click.now, chains: outcome.chains } : undefined),
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
  const found = await periodNamed(click, key)
  if (!found) return undefined
  const { kind, plan } = found
  if (click.card.topic === 'digest-office') return async () => undefined
  if (click.card.topic === 'receipt') {
    const weekly = await weeks.read(click.tx, key)
    return weekly && ((done) => drawReceipt(click, weekly, { nudged: done }))
  }
  return (done) => drawStatus(click, kind, plan, wish(done))
}

export const nudgeButton: Button<'nudge'> = { right: 'nudge', mark: ({ period }) => period, press }
