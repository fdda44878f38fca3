import { readProposal } from '../../db/chats.ts'
import { toasts } from '../../texts/toasts.ts'
import { settleBinding } from '../../usecases/office/bind-proposal.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 确认绑定 or 不绑定, by a lead of the chain or the office: never by the administrator who started it alone. */
const press = async (click: Click, action: Wish<'bind'>): Promise<CardAnswer> => {
  const proposal = await readProposal(click.tx, action.proposal)
  if (!proposal) return { toast: toasts.oldCard }
  const object = proposal.chainId === undefined ? { all: true } : { chain: proposal.chainId }
  const mayConfirm = click.may('bind-confirm', object).allow
  const mayDrop = mayConfirm || (action.do === 'cancel' && click.may('bind-start', { all: true }).allow)
  if (!mayDrop) return refuseClick(click, 'bind-confirm', object)
  const confirm = action.do === 'confirm'
  if (proposal.state !== 'open') return { toast: toasts.alreadySettled }
  const { card, bound } = await settleBinding(click, proposal, { confirm, clickedCard: click.card.id })
  return { toast: bound ? toasts.bound : toasts.bindDropped, card }
}

export const bindButton: Button<'bind'> = { right: 'bind-confirm', mark: ({ proposal }) => proposal, press }
