import { toasts } from '../../texts/toasts.ts'
import { settleDoubt } from '../../usecases/delivery/ask-office.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 群里已看到 or 没有，请补发: the office settles what nobody else can know. */
const press = async (click: Click, action: Wish<'uncertain'>): Promise<CardAnswer> => {
  if (!click.may('digest', { all: true }).allow) return refuseClick(click, 'digest', { all: true })
  const seen = action.do === 'seen'
  const { outbox, generation } = action
  const card = await settleDoubt(click, { outbox, generation, seen, clicked: click.card.id })
  if (!card) return { toast: toasts.alreadySettled }
  return { toast: seen ? toasts.markedSeen : toasts.resending, card }
}

export const uncertainButton: Button<'uncertain'> = { right: 'digest', mark: ({ outbox }) => outbox, press }
