import { replaceContent } from '../add-message.ts'
import { isOtherSchema, isShared } from '../card/old-card.ts'
import { checkContent } from '../content/check-content.ts'
import { parseObject } from '../json.ts'
import type { StoredMessage } from '../world.ts'
import { ApiError, invalidParam } from './api-error.ts'
import { requiredText } from './fields.ts'
import { liveOwnMessage } from './own-message.ts'
import { checkMaySpeak } from './receiver.ts'
import { type Call, type Route, updateScopes } from './route.ts'

const cardLifeMs = 14 * 86_400_000

export const patchRoute: Route = {
  method: 'PATCH',
  path: '/open-apis/im/v1/messages/:message_id',
  scopes: updateScopes,
  body: 'json',
  run(call) {
    const message = liveOwnMessage(call.world, call.params.message_id)
    if (message.msg_type !== 'interactive') throw new ApiError(230001, 'This message is NOT a card.')
    if (call.world.clock.now() - message.create_time > cardLifeMs)
      throw new ApiError(230031, 'The message can not be updated: it was sent more than 14 days ago.')
    requiredText(call, 'content')
    const chat = call.world.chats.get(message.chat_id)
    if (!chat) throw invalidParam('the chat of the message is gone')
    checkMaySpeak(call.world, chat)
    checkSameSchema(message, call.body.content)
    const card = checkContent(call.world, 'interactive', call.body.content, chat)
    if (!isShared(message.content) || !isShared(card))
      throw new ApiError(230001, 'The card must be a shared card: update_multi has to be true before and after.')
    checkUnlocked(message)
    countUpdate(call, message)
    replaceContent(call.world, message, card)
    return {}
  },
}

/** A card of 1.0 stays one, and one of 2.0. */
function checkSameSchema(message: StoredMessage, content: unknown): void {
  const card = typeof content === 'string' ? parseObject(content) : undefined
  if (card && isOtherSchema(message.content, card))
    throw new ApiError(
      230099,
      'Failed to create card content, ext=ErrCode: 200800; ErrMsg: create universal card fail; ErrorValue: ; ',
    )
}

/** While somebody's click is being answered the card is locked. */
function checkUnlocked(message: StoredMessage): void {
  if (message.locks > 0)
    throw new ApiError(
      230099,
      'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ErrorValue: ; ',
    )
}

export function countUpdate(call: Call, message: StoredMessage): void {
  if (!call.limits.take(`update ${message.message_id}`, 5))
    throw new ApiError(230020, 'This operation triggers the frequency limit.')
}
