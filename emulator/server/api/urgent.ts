import { fieldInvalid, invalidParam } from './api-error.ts'
import { isIdType, textList } from './fields.ts'
import { liveOwnMessage } from './own-message.ts'
import type { Route } from './route.ts'

/** 加急: own messages, members of the chat only; the ids that were not reached come back. */
export const urgentRoute: Route = {
  method: 'PATCH',
  path: '/open-apis/im/v1/messages/:message_id/urgent_app',
  scopes: ['im:message.urgent'],
  body: 'json',
  run(call) {
    const { world, params, query } = call
    const idType = query.get('user_id_type') ?? ''
    if (!isIdType(idType)) throw fieldInvalid('user_id_type', 'user_id_type is required')
    const message = liveOwnMessage(world, params.message_id)
    const ids = textList(call, 'user_id_list', 200)
    if (ids.length === 0) throw fieldInvalid('user_id_list', 'user_id_list is required')
    const members = new Map(
      (world.chats.get(message.chat_id)?.members ?? []).map((openId) => [world.people.get(openId)?.[idType], openId]),
    )
    const good = ids.flatMap((id) => members.get(id) ?? [])
    if (good.length === 0) throw invalidParam('no valid user id')
    message.urgent = [...new Set([...message.urgent, ...good])]
    world.changed()
    return { invalid_user_id_list: ids.filter((id) => !members.has(id)) }
  },
}
