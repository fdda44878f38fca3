import { ApiError, invalidParam } from '../api/api-error.ts'
import { checkCard } from '../card/check-card.ts'
import { isObject, type Json, parseObject } from '../json.ts'
import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'
import { checkPost } from './post.ts'
import { checkResource } from './resource.ts'
import { checkText } from './text.ts'

/** UTF-8 bytes of `content`. */
const limits: Record<string, number> = { text: 150 * 1024, post: 30 * 1024, interactive: 30 * 1024 }

/** Which upload a message of this type carries; a file that is sound or film has its own type. */
const keyed: Record<string, (world: World, content: Json) => void> = {
  image: (world, { image_key }) => checkResource(world, 'image_key', image_key, 'image'),
  file: (world, { file_key }) =>
    checkResource(world, 'file_key', file_key, 'file', (type) => type !== 'opus' && type !== 'mp4'),
  audio: (world, { file_key }) => checkResource(world, 'file_key', file_key, 'file', (type) => type === 'opus'),
  media: (world, { file_key, image_key }) => {
    checkResource(world, 'file_key', file_key, 'file', (type) => type === 'mp4')
    if (image_key !== undefined) checkResource(world, 'image_key', image_key, 'image')
  },
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
  else if (Object.hasOwn(keyed, msgType)) keyed[msgType]?.(world, parsed)
  else if (msgType === 'share_chat') checkShare(world, parsed, chat)
  else if (msgType === 'share_user') {
    if (typeof parsed.user_id !== 'string' || !world.people.has(parsed.user_id)) throw invalidParam('invalid user_id')
  } else throw new ApiError(230054, `This operation is not supported for the message type: ${msgType}.`)
  return parsed
}

function checkShare(world: World, content: Json, chat: EmuChat): void {
  const shared = typeof content.chat_id === 'string' ? world.chats.get(content.chat_id) : undefined
  if (!isObject(content) || !shared) throw invalidParam('invalid chat_id')
  if (shared.mode === 'p2p') throw new ApiError(230015, 'P2P chat can NOT be shared.')
  if (!shared.bot) throw new ApiError(230002, `The bot can not be outside the group ${chat.chat_id}.`)
}
