import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'
import { ApiError, fieldInvalid } from './api-error.ts'
import { isIdType, page } from './fields.ts'
import { type Call, chatScopes, type Route } from './route.ts'

const memberScopes = [...chatScopes, 'im:chat.members:read', 'im:chat.group_info:readonly']

export function chatOf({ world, params }: Call): EmuChat {
  const chat = world.chats.get(params.chat_id ?? '')
  if (!chat) throw new ApiError(232006, 'Your request specifies a chat_id which is invalid.')
  return chat
}

/** A group of the bot's own names no owner. */
function owner({ owner: id, members }: EmuChat) {
  const owner_id = id ?? members[0]
  return owner_id ? { owner_id, owner_id_type: 'open_id' } : {}
}

/** What every answer about a chat says. */
export const brief = (world: World, chat: EmuChat) => ({
  avatar: '',
  name: chat.name,
  description: '',
  external: chat.external,
  tenant_key: world.tenant_key,
  chat_status: chat.status,
  ...owner(chat),
})

const groupsOfBot = (call: Call, fits: (chat: EmuChat) => boolean = () => true) =>
  page(
    call,
    [...call.world.chats.values()]
      .filter((chat) => chat.mode === 'group' && chat.bot && chat.status === 'normal' && fits(chat))
      .map((chat) => ({ chat_id: chat.chat_id, ...brief(call.world, chat) })),
    100,
  )

export const chatsRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/chats',
  scopes: chatScopes,
  run: (call) => groupsOfBot(call),
}

export const searchChatsRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/chats/search',
  scopes: chatScopes,
  run(call) {
    const query = (call.query.get('query') ?? '').toLowerCase()
    return groupsOfBot(call, ({ name }) => name.toLowerCase().includes(query))
  },
}

/** Full only from the inside. */
export const chatRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/chats/:chat_id',
  scopes: chatScopes,
  run(call) {
    const chat = chatOf(call)
    const { name, avatar, description, chat_status } = brief(call.world, chat)
    const counts = { user_count: String(chat.members.length), bot_count: chat.bot ? '1' : '0' }
    if (!chat.bot) return { name, avatar, description, chat_status, ...counts }
    return {
      ...brief(call.world, chat),
      ...counts,
      chat_mode: chat.mode,
      chat_type: 'private',
      chat_tag: 'inner',
      at_all_permission: chat.at_all ? 'all_members' : 'only_owner',
      moderation_permission: chat.muted ? 'only_owner' : 'all_members',
    }
  },
}

/** Bots are left out; a page comes one shorter or one longer than asked, so only `has_more` tells the end. */
export const membersRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/chats/:chat_id/members',
  scopes: memberScopes,
  run(call) {
    const chat = chatOf(call)
    if (chat.status !== 'normal')
      throw new ApiError(232009, 'Your request specifies a chat which has already been dissolved.')
    if (!chat.bot) throw new ApiError(232011, 'Operator can NOT be out of the chat.')
    const idType = call.query.get('member_id_type') ?? 'open_id'
    if (!isIdType(idType)) throw fieldInvalid('member_id_type', 'unknown member_id_type')
    const items = chat.members.map((open_id) => {
      const person = call.world.people.get(open_id)
      return {
        member_id_type: idType,
        member_id: person?.[idType] ?? open_id,
        name: person?.name ?? '',
        tenant_key: person?.tenant_key ?? '',
      }
    })
    return { ...page(call, items, 100, unevenly), member_total: chat.members.length }
  },
}

/** The first page falls short, later ones overshoot. */
const unevenly = (asked: number, start: number): number => (start === 0 ? Math.max(1, asked - 1) : asked + 1)

export const isInChatRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/chats/:chat_id/members/is_in_chat',
  scopes: memberScopes,
  run: (call) => ({ is_in_chat: chatOf(call).bot }),
}
