import { ApiError, invalidParam } from '../api/api-error.ts'
import type { Json } from '../json.ts'
import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'

/** Text names people with `user_id=`; cards use `id=`. */
export function checkText(content: Json, chat: EmuChat, world: World): void {
  if (typeof content.text !== 'string' || content.text === '') throw invalidParam('text is required')
  for (const key of Object.keys(content)) if (key !== 'text') throw invalidParam(`unknown field ${key}`)
  for (const match of content.text.matchAll(/<at\s+user_id\s*=\s*["']?([^"'\s>]+)["']?\s*>/g))
    checkAt(match[1] ?? '', chat, world)
}

/** An unknown person in a text or post is shown as plain words; at-all needs the group's leave. */
export function checkAt(userId: string, chat: EmuChat, world: World): void {
  if (userId === 'all' && !chat.at_all)
    throw new ApiError(230018, 'The operation is forbidden: no permission to @all in this group.')
  if (/^ou_/.test(userId) && !world.people.has(userId))
    throw new ApiError(99992351, `The request you send is not a valid {open_id}: ${userId}`)
}
