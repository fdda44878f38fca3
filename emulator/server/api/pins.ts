import type { StoredMessage, World } from '../world.ts'
import { ApiError, fieldInvalid, unknownMessage } from './api-error.ts'
import { page, requiredText } from './fields.ts'
import { checkNotRecalled } from './own-message.ts'
import { type Call, type Route, readScopes } from './route.ts'

const writeScopes = ['im:message', 'im:message.pins', 'im:message.pins:write_only']
const listScopes = [...readScopes, 'im:message.pins', 'im:message.pins:read', 'im:message.pins:write_only']

const pinData = (world: World, message: StoredMessage) => ({
  message_id: message.message_id,
  chat_id: message.chat_id,
  operator_id: world.app.app_id,
  operator_id_type: 'app_id',
  create_time: String(message.pinnedAt ?? 0),
})

function pinnable({ world, limits }: Call, messageId: string | undefined): StoredMessage {
  const message = world.messages.get(messageId ?? '')
  if (!message) throw unknownMessage()
  checkNotRecalled(world, message)
  if (!world.chats.get(message.chat_id)?.bot) throw new ApiError(230002, 'The bot can not be outside the group.')
  if (!limits.take(`pin ${message.message_id}`, 5))
    throw new ApiError(230020, 'This operation triggers the frequency limit.')
  return message
}

/** Pinning twice answers the pin that is there. */
export const pinRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/pins',
  scopes: writeScopes,
  body: 'json',
  run(call) {
    const message = pinnable(call, requiredText(call, 'message_id'))
    message.pinnedAt ??= call.world.clock.now()
    message.pinned = true
    call.world.changed()
    return { pin: pinData(call.world, message) }
  },
}

export const unpinRoute: Route = {
  method: 'DELETE',
  path: '/open-apis/im/v1/pins/:message_id',
  scopes: writeScopes,
  run(call) {
    const message = pinnable(call, call.params.message_id)
    message.pinned = false
    delete message.pinnedAt
    call.world.changed()
    return {}
  },
}

/** Milliseconds as text. */
function time(call: Call, field: string): number | undefined {
  const value = call.query.get(field)
  if (value === null) return undefined
  if (!/^\d+$/.test(value)) throw fieldInvalid(field, `${field} must be milliseconds`)
  return Number(value)
}

export const listPinsRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/pins',
  scopes: listScopes,
  run(call) {
    const chatId = call.query.get('chat_id')
    if (!chatId) throw fieldInvalid('chat_id', 'chat_id is required')
    const { world } = call
    if (!world.chats.get(chatId)?.bot) throw new ApiError(230002, 'The bot can not be outside the group.')
    const [from, to] = [time(call, 'start_time') ?? 0, time(call, 'end_time') ?? Number.POSITIVE_INFINITY]
    const within = ({ pinnedAt }: StoredMessage) => pinnedAt !== undefined && pinnedAt >= from && pinnedAt <= to
    const pinned = [...world.messages.values()].filter((message) => message.chat_id === chatId && within(message))
    return page(
      call,
      pinned.map((message) => pinData(world, message)),
      50,
    )
  },
}
