import { leaveToasts } from '../../texts/leave.ts'
import { toasts } from '../../texts/toasts.ts'
import { settleLeave } from '../../usecases/people/leave.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 确认请假 or 不请了, by the person alone. */
const press = async (click: Click, action: Wish<'leave'>): Promise<CardAnswer> => {
  if (!click.may('leave').allow) return refuseClick(click, 'leave', {})
  const settled = await settleLeave(click, { leave: action.leave, confirm: action.do === 'confirm' })
  if (!settled) return { toast: toasts.notYours }
  return { toast: settled.kind === 'already' ? toasts.alreadySettled : leaveToasts[settled.kind], card: settled.card }
}

export const leaveButton: Button<'leave'> = { right: 'leave', mark: ({ leave }) => leave, press }
