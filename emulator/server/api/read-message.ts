import { cardNodes, labelOf } from '../client/card-nodes.ts'
import { isObject, type Json, text } from '../json.ts'
import { hasScope } from '../push/subscribed.ts'
import type { EmuChat } from '../types.ts'
import type { StoredMessage, World } from '../world.ts'
import { ApiError, fieldInvalid, unknownMessage } from './api-error.ts'
import { isIdType, page } from './fields.ts'
import { messageData } from './message-data.ts'
import { ownMessage } from './own-message.ts'
import { type Route, readScopes } from './route.ts'

const groupScopes = ['im:message.group_msg', 'im:message.group_msg:readonly']

export const getMessageRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/messages/:message_id',
  scopes: readScopes,
  run({ world, params, query }) {
    const message = world.messages.get(params.message_id ?? '')
    const chat = message && world.chats.get(message.chat_id)
    if (!message || !chat) throw unknownMessage()
    checkMayRead(world, chat)
    return { items: [readBack(world, message, query)] }
  },
}

/** Inside the chat, and in a group with the scope for all its messages. */
export function checkMayRead(world: World, chat: EmuChat): void {
  if (!chat.bot) throw new ApiError(230002, 'The bot can not be outside the group.')
  if (chat.mode === 'group' && !hasScope(world, groupScopes))
    throw new ApiError(230027, 'Lack of necessary permissions, ext=need scope: im:message.group_msg')
}

export function readBack(world: World, message: StoredMessage, query: URLSearchParams): Json {
  const original = message.msg_type !== 'interactive' || query.get('card_msg_content_type') === 'user_card_content'
  return messageData(world, message, original ? undefined : JSON.stringify(converted(message)))
}

/** A card read back is flattened to lines of text, not what was sent. */
function converted(message: StoredMessage): Json {
  const header = isObject(message.content.header) ? message.content.header : {}
  const title = isObject(header.title) ? text(header.title.content) : ''
  const lines = cardNodes(message.content)
    .filter(({ tag }) => ['markdown', 'div', 'button'].includes(tag))
    .map(({ node, tag }) => [
      { tag: tag === 'button' ? 'button' : 'text', text: tag === 'markdown' ? text(node.content) : labelOf(node) },
    ])
  return { title, elements: lines }
}

export const readUsersRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/messages/:message_id/read_users',
  scopes: readScopes,
  run(call) {
    const { world, params, query } = call
    const idType = query.get('user_id_type') ?? ''
    if (!isIdType(idType)) throw fieldInvalid('user_id_type', 'user_id_type is required')
    const message = ownMessage(world, params.message_id)
    if (world.clock.now() - message.create_time > 7 * 86_400_000)
      throw new ApiError(230033, 'Message is sent more than 7 days ago.')
    const items = [...message.reads].map(([openId, at]) => {
      const person = world.people.get(openId)
      const id = person?.[idType] ?? openId
      return {
        user_id_type: idType,
        user_id: id,
        timestamp: String(at),
        tenant_key: person?.tenant_key ?? world.tenant_key,
      }
    })
    return page(call, items, 100)
  },
}
