import { readDigest } from '../../db/digests.ts'
import { readPeriod } from '../../db/items.ts'
import { readMonthPlan } from '../../db/months.ts'
import { toasts } from '../../texts/toasts.ts'
import { digestIdOf } from '../../usecases/draw-digest.ts'
import { drawOverdue, drawPreview, type PreviewState, postByHand, targetOf } from '../../usecases/preview-digest.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { monthDigestAction } from './monthly-digest.ts'

interface DigestAction {
  do: 'post' | 'cancel'
  period: string
  target: string
  step: 1 | 2
  version: number
}

/** 发布 under a preview (two clicks), and the one tap under a digest that missed its time. */
export const digestAction = async (click: Click, action: DigestAction): Promise<CardAnswer> => {
  const object = ['office', 'leading'].includes(action.target) ? { all: true } : { chain: action.target }
  if (!click.may('digest', object).allow) return refuseClick(click, 'digest', object)
  const month = await readMonthPlan(click.tx, action.period)
  if (month) return monthDigestAction(click, action, month)
  const period = await readPeriod(click.tx, action.period)
  if (!period) return { toast: toasts.oldCard }
  const { plan } = period
  const target = targetOf(action.target)
  const overdue = click.card.topic === 'notice'
  const owed = await readDigest(click.tx, digestIdOf(target, plan))
  const shown = async (state: PreviewState) => {
    if (overdue)
      return drawOverdue(
        click,
        plan,
        target,
        owed?.dueAt ?? plan.dueAt,
        state === 'queued' ? 'queued' : 'cancelled',
        click.actor.name,
      )
    return drawPreview(click, plan, target, state)
  }
  const answer = async (toast: CardAnswer['toast'], state: PreviewState): Promise<CardAnswer> => {
    const card = await shown(state)
    return { ...(toast && { toast }), ...(card && { card }) }
  }

  if (action.do === 'cancel') return answer(toasts.postDropped, 'cancelled')
  if (action.step === 1) return answer(toasts.confirmPost, 'confirm')
  if (await postByHand(click, plan, target, action.version)) return answer(toasts.queuedPost, 'queued')
  // Somebody else posted meanwhile, or late text raised the version: the present state is shown instead.
  if (owed?.state === 'posted' && owed.version >= action.version)
    return overdue ? { toast: toasts.alreadyPosted } : answer(toasts.alreadyPosted, 'preview')
  return overdue ? { toast: toasts.notPosted } : answer(toasts.digestChanged, 'preview')
}
