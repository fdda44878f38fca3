import type { CardAction } from '../cards/action-value.ts'
import { adoptMessage } from '../db/adopt.ts'
import { readChat } from '../db/chats.ts'
import type { Sent } from '../db/outbox.ts'
import { outgoingByMessage } from '../db/sent.ts'
import type { Place } from '../domain/people.ts'
import type { Ctx } from '../usecases/context.ts'
import { closeQuestions } from '../usecases/delivery/ask-office.ts'
import { buttonOf } from './buttons.ts'
import type { CardDelivery } from './envelope.ts'

/** The card that was clicked, as we sent it; one whose arrival was in doubt is found by what its button holds. */
export const findCard = async (
  ctx: Ctx,
  delivery: CardDelivery,
  action: CardAction | undefined,
  clickedBy: { name: string },
): Promise<Sent | undefined> => {
  const known = await outgoingByMessage(ctx.tx, delivery.messageId)
  if (known || !action) return known
  const adopted = await adoptMessage(ctx.tx, {
    messageId: delivery.messageId,
    chatId: delivery.chatId,
    openId: delivery.operator.openId,
    mark: buttonOf(action).mark(action),
    at: ctx.now,
  })
  if (adopted) await closeQuestions(ctx, adopted, 'arrived', { by: clickedBy.name })
  return adopted
}

/** Where it stands. */
export const placeOfCard = async ({ tx }: Ctx, card: Sent): Promise<Place> => {
  if (card.target.type === 'open_id') return { kind: 'p2p' }
  const chatId = card.chatId ?? card.target.id
  const chat = await readChat(tx, chatId)
  if (!chat?.use) return { kind: 'unbound', chatId }
  return { kind: 'group', chatId, use: chat.use, ...(chat.chainId === undefined ? {} : { chain: chat.chainId }) }
}
