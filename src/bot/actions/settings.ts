import { toasts } from '../../texts/toasts.ts'
import { settleProposal } from '../../usecases/office/settings.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 保存 or 不保存 under changed clocks or a year's holidays. */
const press = async (click: Click, action: Wish<'settings'>): Promise<CardAnswer> => {
  if (!click.may('settings').allow) return refuseClick(click, 'settings', {})
  const confirm = action.do === 'confirm'
  const card = await settleProposal(click, { proposal: action.proposal, confirm })
  if (!card) return { toast: toasts.alreadySettled }
  return { toast: confirm ? toasts.saved : toasts.notKept, card }
}

export const settingsButton: Button<'settings'> = { right: 'settings', mark: ({ proposal }) => proposal, press }
