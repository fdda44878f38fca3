import { replaceContent } from '../add-message.ts'
import { checkContent } from '../content/check-content.ts'
import type { StoredMessage, World } from '../world.ts'
import { ApiError, invalidParam, unknownMessage } from './api-error.ts'
import { requiredText } from './fields.ts'
import { messageData } from './message-data.ts'
import { liveOwnMessage } from './own-message.ts'
import { checkMaySpeak } from './receiver.ts'
import { type Route, updateScopes } from './route.ts'

/** An administrator may limit for how long; 0 is no limit. */
const isPast = (world: World, message: StoredMessage, limit: number): boolean =>
  limit > 0 && world.clock.now() - message.create_time > limit

export const editRoute: Route = {
  method: 'PUT',
  path: '/open-apis/im/v1/messages/:message_id',
  scopes: updateScopes,
  body: 'json',
  run(call) {
    const message = liveOwnMessage(call.world, call.params.message_id)
    const msgType = requiredText(call, 'msg_type')
    requiredText(call, 'content')
    if (msgType === 'interactive' || message.msg_type === 'interactive') throw invalidParam('invalid msg_type')
    const editable = ['text', 'post']
    if (!editable.includes(msgType) || !editable.includes(message.msg_type))
      throw new ApiError(230054, 'This operation is not supported for this message type.')
    if (isPast(call.world, message, call.world.modes.editTimeLimit))
      throw new ApiError(230075, 'The message can no longer be edited: the time the administrator allows has passed.')
    if (message.edits >= 20) throw new ApiError(230072, 'The message has reached the number of times it can be edited.')
    const chat = call.world.chats.get(message.chat_id)
    if (!chat) throw invalidParam('the chat of the message is gone')
    checkMaySpeak(call.world, chat)
    const content = checkContent(call.world, msgType, call.body.content, chat)
    message.edits += 1
    message.msg_type = msgType
    replaceContent(call.world, message, content)
    return messageData(call.world, message)
  },
}

export const recallRoute: Route = {
  method: 'DELETE',
  path: '/open-apis/im/v1/messages/:message_id',
  scopes: ['im:message', 'im:message:send_as_bot', 'im:message:recall'],
  run({ world, params }) {
    const message = world.messages.get(params.message_id ?? '')
    if (!message) throw unknownMessage()
    if (message.sender.type !== 'app') throw new ApiError(230026, 'No permission to recall this message.')
    liveOwnMessage(world, message.message_id)
    if (isPast(world, message, world.modes.recallTimeLimit))
      throw new ApiError(230009, 'The message can no longer be recalled: the time the administrator allows has passed.')
    message.recalled = true
    message.update_time = world.clock.now()
    world.changed()
    return {}
  },
}
