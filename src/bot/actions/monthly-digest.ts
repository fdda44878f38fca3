import type { MonthPlan } from '../../domain/monthly-clock.ts'
import { type Toast, toasts } from '../../texts/toasts.ts'
import {
  drawMonthPreview,
  type MonthPreviewState,
  monthTargetOf,
  postMonthByHand,
} from '../../usecases/monthly/preview-month.ts'
import type { CardAnswer, Click } from '../click.ts'

/** 发布 under the preview of a month card; the right has been asked. */
export const monthDigestAction = async (
  click: Click,
  action: { do: 'post' | 'cancel'; target: string; step: 1 | 2; version: number },
  plan: MonthPlan,
): Promise<CardAnswer> => {
  const target = monthTargetOf(action.target)
  const answer = async (toast: Toast, state: MonthPreviewState): Promise<CardAnswer> => {
    const card = await drawMonthPreview(click, plan, target, state)
    return { toast, ...(card && { card }) }
  }
  if (action.do === 'cancel') return answer(toasts.postDropped, 'cancelled')
  if (action.step === 1) return answer(toasts.confirmPost, 'confirm')
  if (await postMonthByHand(click, plan, target, action.version)) return answer(toasts.queuedPost, 'queued')
  return answer(toasts.digestChanged, 'preview')
}
