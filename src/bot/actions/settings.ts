import { toasts } from '../../texts/toasts.ts'
import { settleProposal } from '../../usecases/settings.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 保存 or 不保存 under changed clocks or a year's holidays. */
export const settingsAction = async (
  click: Click,
  action: { do: 'confirm' | 'cancel'; proposal: string },
): Promise<CardAnswer> => {
  if (!click.may('settings').allow) return refuseClick(click, 'settings', {})
  const confirm = action.do === 'confirm'
  const card = await settleProposal(click, { proposal: action.proposal, confirm })
  if (!card) return { toast: toasts.alreadySettled }
  return { toast: confirm ? toasts.saved : toasts.notKept, card }
}
