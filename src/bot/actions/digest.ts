import { readDigest } from '../../db/digests.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawOverdue } from '../../usecases/digest/offer-overdue.ts'
import { drawPreview, overdueDigest, type PreviewState, postByHand } from '../../usecases/digest/preview-digest.ts'
import { periodNamed } from '../../usecases/reports/report-item.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 发布 under a preview (two clicks), and the one tap under a digest that missed its time. */
const press = async (click: Click, action: Wish<'digest'>): Promise<CardAnswer> => {
  const object = ['office', 'leading'].includes(action.target) ? { all: true } : { chain: action.target }
  if (!click.may('digest', object).allow) return refuseClick(click, 'digest', object)
  const found = await periodNamed(click, action.period)
  if (!found) return { toast: toasts.oldCard }
  const digest = found.kind.digest(found.plan, action.target)
  const overdue = click.card.topic === 'notice'
  const owed = await readDigest(click.tx, digest.id)
  const shown = async (state: PreviewState) => {
    if (!overdue) return drawPreview(click, digest, state, action.early === true)
    const about = await overdueDigest(click, digest, owed?.dueAt ?? digest.reportsDueAt)
    return drawOverdue(click, about, state === 'queued' ? 'queued' : 'cancelled', click.actor.name)
  }
  const answer = async (toast: CardAnswer['toast'], state: PreviewState): Promise<CardAnswer> => {
    const card = await shown(state)
    return { ...(toast && { toast }), ...(card && { card }) }
  }

  if (action.do === 'cancel') return answer(toasts.postDropped, 'cancelled')
  // A card from before this was asked, or whose period has been moved since.
  if (click.now < digest.reportsDueAt && !action.early) return answer(toasts.notDue, 'preview')
  if (action.step === 1) return answer(toasts.confirmPost, 'confirm')
  if (await postByHand(click, digest, action.version)) return answer(toasts.queuedPost, 'queued')
  // Somebody else posted meanwhile, or late text raised the version: the present state is shown instead.
  if (owed?.state === 'posted' && owed.version >= action.version)
    return overdue ? { toast: toasts.alreadyPosted } : answer(toasts.alreadyPosted, 'preview')
  return overdue ? { toast: toasts.notPosted } : answer(toasts.digestChanged, 'preview')
}

export const digestButton: Button<'digest'> = { right: 'digest', mark: ({ period }) => period, press }
