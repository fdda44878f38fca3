import { addMessage, botSender } from '../add-message.ts'
import { ApiError, fieldInvalid, unknownMessage } from './api-error.ts'
import { requiredText } from './fields.ts'
import { once } from './once.ts'
import { checkNotRecalled } from './own-message.ts'
import { checkMaySpeak, countSend, findReceiver } from './receiver.ts'
import { type Route, sendScopes } from './route.ts'

/** A copy into another chat, sent by the bot. */
export const forwardRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/messages/:message_id/forward',
  scopes: sendScopes,
  body: 'json',
  run(call) {
    const { world, params, query } = call
    const receiveId = requiredText(call, 'receive_id')
    const uuid = query.get('uuid') || undefined
    if (uuid !== undefined && uuid.length > 50) throw fieldInvalid('uuid', 'the max len is 50')
    return once(world, uuid && `forward ${uuid}`, () => {
      const original = world.messages.get(params.message_id ?? '')
      if (!original) throw unknownMessage()
      checkNotRecalled(world, original)
      if (!world.chats.get(original.chat_id)?.bot) throw new ApiError(230002, 'The bot can not be outside the group.')
      const chat = findReceiver(world, query.get('receive_id_type') ?? '', receiveId)
      checkMaySpeak(world, chat)
      countSend(call, chat)
      const { msg_type, content, message_id } = original
      return addMessage(world, {
        chat_id: chat.chat_id,
        sender: botSender(world),
        msg_type,
        content,
        forwarded_from: message_id,
      })
    })
  },
}
