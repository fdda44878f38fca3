import { newChatId } from '../ids.ts'
import type { EmuChat, EmuPerson } from '../types.ts'
import type { World } from '../world.ts'
import { ApiError, fieldInvalid } from './api-error.ts'
import { brief, chatOf } from './chats.ts'
import { isIdType, optionalText, textList } from './fields.ts'
import type { Call, Route } from './route.ts'

/** What the API says of people it cannot take in. */
interface Sorted {
  /** open_ids */
  good: string[]
  absent: string[]
  /** There, but resigned, out of the app's availability or of another tenant. */
  unfit: string[]
}

function sorted(world: World, ids: readonly string[], idType: 'open_id' | 'union_id' | 'user_id'): Sorted {
  const known = new Map([...world.people.values()].map((person) => [person[idType], person]))
  const fits = ({ available, resigned, tenant_key }: EmuPerson) =>
    available && !resigned && tenant_key === world.tenant_key
  const people = ids.map((id) => ({ id, person: known.get(id) }))
  return {
    good: people.flatMap(({ person }) => (person && fits(person) ? person.open_id : [])),
    absent: people.flatMap(({ id, person }) => (person ? [] : id)),
    unfit: people.flatMap(({ id, person }) => (person && !fits(person) ? id : [])),
  }
}

function idTypeOf({ query }: Call, field: string): 'open_id' | 'union_id' | 'user_id' {
  const type = query.get(field) ?? 'open_id'
  if (!isIdType(type)) throw fieldInvalid(field, `unknown ${field}`)
  return type
}

const notTaken = (world: World, { absent, unfit }: Sorted): ApiError =>
  new ApiError(world.modes.memberCode, `Your request contains unavailable ids: ${[...absent, ...unfit].join(', ')}`)

/** The bot is inside; without an owner it is the owner. */
export const createChatRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/chats',
  scopes: ['im:chat', 'im:chat:create'],
  body: 'json',
  run(call) {
    const { world, body } = call
    const idType = idTypeOf(call, 'user_id_type')
    const name = optionalText(call, 'name', 60) ?? ''
    const ownerId = optionalText(call, 'owner_id', 64)
    const owner = sorted(world, ownerId === undefined ? [] : [ownerId], idType)
    const invited = sorted(world, textList(call, 'user_id_list', 50), idType)
    for (const people of [owner, invited]) if (people.absent.length + people.unfit.length) throw notTaken(world, people)
    const mode = body.chat_mode ?? 'group'
    if (mode !== 'group') throw fieldInvalid('chat_mode', 'only group is possible')
    const chat: EmuChat = {
      chat_id: newChatId(),
      name,
      mode,
      members: [...new Set([...owner.good, ...invited.good])],
      bot: true,
      external: false,
      status: 'normal',
      muted: false,
      at_all: true,
      owner: owner.good[0] ?? '',
    }
    world.chats.set(chat.chat_id, chat)
    world.changed()
    return { chat_id: chat.chat_id, ...brief(world, chat), chat_mode: chat.mode, chat_type: 'private' }
  },
}

/** Of `succeed_type`, 1 takes in whoever can be taken and names the others; else one bad id refuses all. */
export const addMembersRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/chats/:chat_id/members',
  scopes: ['im:chat', 'im:chat.members:write_only'],
  body: 'json',
  run(call) {
    const { world, query } = call
    const chat = chatOf(call)
    if (chat.status !== 'normal')
      throw new ApiError(232009, 'Your request specifies a chat which has already been dissolved.')
    if (!chat.bot) throw new ApiError(232011, 'Operator can NOT be out of the chat.')
    const succeed = query.get('succeed_type') ?? '0'
    if (!['0', '1', '2'].includes(succeed)) throw fieldInvalid('succeed_type', 'succeed_type must be 0, 1 or 2')
    const people = sorted(world, textList(call, 'id_list', 50), idTypeOf(call, 'member_id_type'))
    const { good, absent, unfit } = people
    if (succeed !== '1' && absent.length + unfit.length) throw notTaken(world, people)
    chat.members = [...new Set([...chat.members, ...good])]
    world.changed()
    return { invalid_id_list: unfit, not_existed_id_list: absent, pending_approval_id_list: [] }
  },
}
