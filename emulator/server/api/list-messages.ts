import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'
import { fieldInvalid, invalidParam } from './api-error.ts'
import { page } from './fields.ts'
import { checkMayRead, readBack } from './read-message.ts'
import { type Call, type Route, readScopes } from './route.ts'

/** Whole seconds as text, in milliseconds. */
function seconds({ query }: Call, field: string): number | undefined {
  const value = query.get(field)
  if (!value) return undefined
  if (!/^\d+$/.test(value)) throw fieldInvalid(field, `${field} must be seconds`)
  return Number(value) * 1000
}

function required({ query }: Call, field: string, allowed?: readonly string[]): string {
  const value = query.get(field) ?? ''
  if (value === '' || (allowed && !allowed.includes(value)))
    throw fieldInvalid(field, allowed ? `${field} must be one of ${allowed.join(', ')}` : `${field} is required`)
  return value
}

function chatOf(world: World, type: string, id: string): EmuChat | undefined {
  if (type === 'chat') return world.chats.get(id)
  const first = [...world.messages.values()].find(({ thread_id }) => thread_id === id)
  return first && world.chats.get(first.chat_id)
}

/** The history of a chat, or of a thread; what was recalled is still counted, and says so. */
export const listMessagesRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/messages',
  scopes: readScopes,
  run(call) {
    const { world, query } = call
    const type = required(call, 'container_id_type', ['chat', 'thread'])
    const id = required(call, 'container_id')
    const order = query.get('sort_type') ?? 'ByCreateTimeAsc'
    if (!['ByCreateTimeAsc', 'ByCreateTimeDesc'].includes(order)) throw fieldInvalid('sort_type', 'unknown sort_type')
    const [from, to] = [seconds(call, 'start_time') ?? 0, seconds(call, 'end_time') ?? Number.POSITIVE_INFINITY]
    const chat = chatOf(world, type, id)
    if (!chat) throw invalidParam('invalid container_id')
    checkMayRead(world, chat)
    const found = [...world.messages.values()]
      .filter((one) => (type === 'chat' ? one.chat_id : one.thread_id) === id)
      .filter(({ create_time }) => create_time >= from && create_time <= to)
      .toSorted((a, b) => a.create_time - b.create_time)
    if (order === 'ByCreateTimeDesc') found.reverse()
    return page(
      call,
      found.map((message) => readBack(world, message, query)),
      50,
    )
  },
}
