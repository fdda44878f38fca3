import { addMessage, answering } from '../add-message.ts'
import { checkContent } from '../content/check-content.ts'
import { newThreadId } from '../ids.ts'
import type { EmuChat } from '../types.ts'
import type { StoredMessage } from '../world.ts'
import { ApiError, unknownMessage } from './api-error.ts'
import { optionalText, requiredText } from './fields.ts'
import { messageData } from './message-data.ts'
import { checkNotRecalled, ownMessage } from './own-message.ts'
import { checkMaySpeak, findReceiver } from './receiver.ts'
import { type Call, type Route, sendScopes } from './route.ts'

const uuidLifeMs = 3_600_000

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
  const uuid = optionalText(call, 'uuid', 50)
  const known = uuid === undefined ? undefined : world.uuids.get(uuid)
  const now = world.clock.now()
  if (known && Math.abs(now - known.at) < uuidLifeMs) {
    if (world.modes.duplicateUuid === 'error')
      throw new ApiError(230001, 'Your request contains an invalid request parameter, ext=duplicate uuid')
    return messageData(world, ownMessage(world, known.message_id))
  }
  const chat = receiver()
  checkMaySpeak(world, chat)
  const content = checkContent(world, msgType, call.body.content, chat)
  if (!call.limits.take(`chat ${chat.chat_id}`, 5))
    throw new ApiError(230020, 'This operation triggers the frequency limit.')
  const thread = call.body.reply_in_thread === true && parent ? (parent.thread_id ?? newThreadId()) : undefined
  if (thread && parent) parent.thread_id = thread
  const message = addMessage(world, {
    chat_id: chat.chat_id,
    sender: { id: world.app.app_id, type: 'app', name: world.app.bot_name },
    msg_type: msgType,
    content,
    ...(parent ? answering(parent) : {}),
  })
  if (uuid !== undefined) world.uuids.set(uuid, { message_id: message.message_id, at: now })
  return messageData(world, message)
}
