import type { Card } from '../../cards/kit/card.ts'
import { readDigest } from '../../db/digests.ts'
import { readPeriod } from '../../db/items.ts'
import { readMonthPlan } from '../../db/months.ts'
import type { Instant } from '../../domain/time.ts'
import { toasts } from '../../texts/toasts.ts'
import { digestIdOf } from '../../usecases/digest/draw-digest.ts'
import { drawOverdue, type Overdue } from '../../usecases/digest/offer-overdue.ts'
import {
  drawPreview,
  overdueDigest,
  type PreviewState,
  postByHand,
  targetOf,
} from '../../usecases/digest/preview-digest.ts'
import { monthDigestId } from '../../usecases/monthly/month-digest.ts'
import { drawMonthPreview, monthTargetOf, overdueMonth, postMonthByHand } from '../../usecases/monthly/preview-month.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** A digest of the week or the month, as its buttons handle it. */
interface Posting {
  id: string
  /** When its reports are due. */
  dueAt: Instant
  preview(state: PreviewState, early: boolean): Promise<Card | undefined>
  overdue(dueAt: Instant): Promise<Overdue>
  post(version: number): Promise<boolean>
}

/** 发布 under a preview (two clicks), and the one tap under a digest that missed its time. */
const press = async (click: Click, action: Wish<'digest'>): Promise<CardAnswer> => {
  const object = ['office', 'leading'].includes(action.target) ? { all: true } : { chain: action.target }
  if (!click.may('digest', object).allow) return refuseClick(click, 'digest', object)
  const posting = await postingOf(click, action)
  if (!posting) return { toast: toasts.oldCard }
  const overdue = click.card.topic === 'notice'
  const owed = await readDigest(click.tx, posting.id)
  const shown = async (state: PreviewState) => {
    if (!overdue) return posting.preview(state, action.early === true)
    const about = await posting.overdue(owed?.dueAt ?? posting.dueAt)
    return drawOverdue(click, about, state === 'queued' ? 'queued' : 'cancelled', click.actor.name)
  }
  const answer = async (toast: CardAnswer['toast'], state: PreviewState): Promise<CardAnswer> => {
    const card = await shown(state)
    return { ...(toast && { toast }), ...(card && { card }) }
  }

  if (action.do === 'cancel') return answer(toasts.postDropped, 'cancelled')
  // A card from before this was asked, or whose period has been moved since.
  if (click.now < posting.dueAt && !action.early) return answer(toasts.notDue, 'preview')
  if (action.step === 1) return answer(toasts.confirmPost, 'confirm')
  if (await posting.post(action.version)) return answer(toasts.queuedPost, 'queued')
  // Somebody else posted meanwhile, or late text raised the version: the present state is shown instead.
  if (owed?.state === 'posted' && owed.version >= action.version)
    return overdue ? { toast: toasts.alreadyPosted } : answer(toasts.alreadyPosted, 'preview')
  return overdue ? { toast: toasts.notPosted } : answer(toasts.digestChanged, 'preview')
}

const postingOf = async (click: Click, action: Wish<'digest'>): Promise<Posting | undefined> => {
  const month = await readMonthPlan(click.tx, action.period)
  if (month) {
    const target = monthTargetOf(action.target)
    return {
      id: monthDigestId(target, month),
      dueAt: month.dueAt,
      preview: (state, early) => drawMonthPreview(click, month, target, state, early),
      overdue: (dueAt) => overdueMonth(click, month, target, dueAt),
      post: (version) => postMonthByHand(click, month, target, version),
    }
  }
  const plan = (await readPeriod(click.tx, action.period))?.plan
  if (!plan) return undefined
  const target = targetOf(action.target)
  return {
    id: digestIdOf(target, plan),
    dueAt: plan.dueAt,
    preview: (state, early) => drawPreview(click, plan, target, state, early),
    overdue: (dueAt) => overdueDigest(click, plan, target, dueAt),
    post: (version) => postByHand(click, plan, target, version),
  }
}

export const digestButton: Button<'digest'> = { right: 'digest', mark: ({ period }) => period, press }
