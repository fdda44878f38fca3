import { addMessage, answering, botSender } from '../add-message.ts'
import { checkContent } from '../content/check-content.ts'
import { newThreadId } from '../ids.ts'
import type { EmuChat } from '../types.ts'
import type { StoredMessage } from '../world.ts'
import { ApiError, unknownMessage } from './api-error.ts'
import { sendable } from './card-entity.ts'
import { optionalText, requiredText } from './fields.ts'
import { once } from './once.ts'
import { checkNotRecalled } from './own-message.ts'
import { checkMaySpeak, countSend, findReceiver } from './receiver.ts'
import { type Call, type Route, sendScopes } from './route.ts'

export const sendRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/messages',
  scopes: sendScopes,
  body: 'json',
  run(call) {
    const idType = call.query.get('receive_id_type') ?? ''
    const id = requiredText(call, 'receive_id')
    return write(call, () => findReceiver(call.world, idType, id))
  },
}

export const replyRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/messages/:message_id/reply',
  scopes: sendScopes,
  body: 'json',
  run(call) {
    const parent = call.world.messages.get(call.params.message_id ?? '')
    return write(
      call,
      () => {
        if (!parent) throw unknownMessage()
        checkNotRecalled(call.world, parent)
        const chat = call.world.chats.get(parent.chat_id)
        if (!chat) throw new ApiError(230001, 'the chat of the message is gone')
        return chat
      },
      parent,
    )
  },
}

function write(call: Call, receiver: () => EmuChat, parent?: StoredMessage): unknown {
  const { world } = call
  const msgType = requiredText(call, 'msg_type')
  requiredText(call, 'content')
  return once(world, optionalText(call, 'uuid', 50), () => {
    const chat = receiver()
    checkMaySpeak(world, chat)
    const entity = msgType === 'interactive' ? sendable(world, call.body.content, chat) : undefined
    const content = entity?.card ?? checkContent(world, msgType, call.body.content, chat)
    countSend(call, chat)
    const thread = call.body.reply_in_thread === true && parent ? (parent.thread_id ?? newThreadId()) : undefined
    if (thread && parent) parent.thread_id = thread
    const message = addMessage(world, {
      chat_id: chat.chat_id,
      sender: botSender(world),
      msg_type: msgType,
      content,
      ...(parent ? answering(parent) : {}),
    })
    if (entity) entity.message_id = message.message_id
    return message
  })
}
