import { ApiError, invalidParam } from '../api/api-error.ts'
import { checkCard } from '../card/check-card.ts'
import { isObject, type Json, parseObject } from '../json.ts'
import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'
import { checkPost } from './post.ts'
import { checkText } from './text.ts'

/** UTF-8 bytes of `content`. */
const limits: Record<string, number> = { text: 150 * 1024, post: 30 * 1024, interactive: 30 * 1024 }

const keyed: Record<string, { field: string; kind: 'image' | 'file'; types?: readonly string[] }> = {
  image: { field: 'image_key', kind: 'image' },
  file: { field: 'file_key', kind: 'file' },
  audio: { field: 'file_key', kind: 'file', types: ['opus'] },
  media: { field: 'file_key', kind: 'file', types: ['mp4'] },
}

/** Parses and checks `content` for its `msg_type`; throws ApiError as Feishu would. */
export function checkContent(world: World, msgType: string, content: unknown, chat: EmuChat): Json {
  if (typeof content !== 'string') throw invalidParam('content must be a string')
  const limit = limits[msgType]
  if (limit !== undefined && Buffer.byteLength(content, 'utf8') > limit)
    throw new ApiError(230025, 'The length of the message content reaches its limit.')
  const parsed = parseObject(content)
  if (!parsed) throw invalidParam('content is not a string in json format')
  if (msgType === 'text') checkText(parsed, chat, world)
  else if (msgType === 'post') checkPost(parsed, chat, world)
  else if (msgType === 'interactive') checkCard(world, parsed, chat)
  else if (keyed[msgType]) checkKey(world, msgType, parsed)
  else if (msgType === 'share_chat') checkShare(world, parsed, chat)
  else if (msgType === 'share_user') {
    if (typeof parsed.user_id !== 'string' || !world.people.has(parsed.user_id)) throw invalidParam('invalid user_id')
  } else throw new ApiError(230054, `This operation is not supported for the message type: ${msgType}.`)
  return parsed
}

function checkKey(world: World, msgType: string, content: Json): void {
  const rule = keyed[msgType]
  if (!rule) return
  const key = content[rule.field]
  if (typeof key !== 'string' || key === '') throw invalidParam(`${rule.field} is required`)
  const upload = world.uploads.get(key)
  if (!upload || upload.kind !== rule.kind) throw invalidParam(`${rule.field} is invalid`)
  if (!upload.own) throw new ApiError(230017, 'Bot is NOT the owner of the resource.')
  const wrong = rule.types ? !rule.types.includes(upload.file_type) : ['opus', 'mp4'].includes(upload.file_type)
  if (rule.kind === 'file' && wrong)
    throw new ApiError(230055, 'The type of file upload does not match the type of message being sent.')
}

function checkShare(world: World, content: Json, chat: EmuChat): void {
  const shared = typeof content.chat_id === 'string' ? world.chats.get(content.chat_id) : undefined
  if (!isObject(content) || !shared) throw invalidParam('invalid chat_id')
  if (shared.mode === 'p2p') throw new ApiError(230015, 'P2P chat can NOT be shared.')
  if (!shared.bot) throw new ApiError(230002, `The bot can not be outside the group ${chat.chat_id}.`)
}
