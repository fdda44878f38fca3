import { isObject, text } from '../json.ts'
import { addReaction, dropReaction } from '../reactions.ts'
import type { EmuReaction } from '../types.ts'
import type { StoredMessage, World } from '../world.ts'
import { ApiError, fieldInvalid, invalidParam, unknownMessage } from './api-error.ts'
import { isIdType, page } from './fields.ts'
import { checkNotRecalled } from './own-message.ts'
import { type Call, type Route, readScopes } from './route.ts'

const path = '/open-apis/im/v1/messages/:message_id/reactions'
const writeScopes = ['im:message', 'im:message.reactions:write_only']

function reactable({ world, params }: Call): StoredMessage {
  const message = world.messages.get(params.message_id ?? '')
  if (!message) throw unknownMessage()
  checkNotRecalled(world, message)
  if (!world.chats.get(message.chat_id)?.bot) throw new ApiError(230002, 'The bot can not be outside the group.')
  return message
}

const reactionData = (world: World, reaction: EmuReaction, idType: 'open_id' | 'union_id' | 'user_id' = 'open_id') => ({
  reaction_id: reaction.reaction_id,
  operator: {
    operator_id: world.people.get(reaction.operator_id)?.[idType] ?? reaction.operator_id,
    operator_type: reaction.operator_type,
  },
  action_time: String(reaction.action_time),
  reaction_type: { emoji_type: reaction.emoji_type },
})

export const reactRoute: Route = {
  method: 'POST',
  path,
  scopes: writeScopes,
  body: 'json',
  run(call) {
    const { world, body } = call
    const message = reactable(call)
    const emoji = isObject(body.reaction_type) ? text(body.reaction_type.emoji_type) : ''
    if (!/^\w+$/.test(emoji)) throw fieldInvalid('reaction_type.emoji_type', 'emoji_type is required')
    const who = { operator_id: world.app.app_id, operator_type: 'app' } as const
    return reactionData(world, addReaction(world, message, who, emoji))
  },
}

export const listReactionsRoute: Route = {
  method: 'GET',
  path,
  scopes: [...readScopes, 'im:message.reactions:read'],
  run(call) {
    const { world, query } = call
    const idType = query.get('user_id_type') ?? 'open_id'
    if (!isIdType(idType)) throw fieldInvalid('user_id_type', 'unknown user_id_type')
    const wanted = query.get('reaction_type')
    const found = reactable(call).reactions.filter(({ emoji_type }) => !wanted || emoji_type === wanted)
    return page(
      call,
      found.map((reaction) => reactionData(world, reaction, idType)),
      50,
    )
  },
}

export const unreactRoute: Route = {
  method: 'DELETE',
  path: `${path}/:reaction_id`,
  scopes: writeScopes,
  run(call) {
    const { world, params } = call
    const message = reactable(call)
    const reaction = message.reactions.find(({ reaction_id }) => reaction_id === params.reaction_id)
    if (!reaction) throw invalidParam('invalid reaction_id')
    if (reaction.operator_id !== world.app.app_id) throw invalidParam('the reaction is of somebody else')
    dropReaction(world, message, reaction)
    return reactionData(world, reaction)
  },
}
