import { cardFault } from '../card/check-card.ts'
import { isObject, type Json, parseObject } from '../json.ts'
import type { EmuChat } from '../types.ts'
import type { CardEntity, World } from '../world.ts'
import { ApiError, invalidParam } from './api-error.ts'

const lifeMs = 14 * 86_400_000
/** Streaming ends by itself ten minutes after it was last switched on (card-json streaming overview). */
const streamMs = 600_000

/** The entity of this id, if it may still be changed or sent. */
export function liveEntity(world: World, cardId: unknown): CardEntity {
  const entity = typeof cardId === 'string' ? world.cardEntities.get(cardId) : undefined
  if (!entity) throw invalidParam('card_id is invalid')
  if (world.clock.now() - entity.created > lifeMs) throw invalidParam('the card entity is older than 14 days')
  // An answer to a click may have drawn it anew.
  entity.card = world.messages.get(entity.message_id ?? '')?.content ?? entity.card
  return entity
}

/** For `{"type":"card","data":{"card_id"}}` the entity, which is sent once; undefined for any other content. */
export function sendable(world: World, content: unknown, chat: EmuChat): CardEntity | undefined {
  const parsed = typeof content === 'string' ? parseObject(content) : undefined
  if (parsed?.type !== 'card') return undefined
  const entity = liveEntity(world, isObject(parsed.data) ? parsed.data.card_id : undefined)
  if (entity.message_id !== undefined) throw invalidParam('the card entity was sent before')
  // Only now it is known whether everyone may be called here.
  const fault = cardFault(world, entity.card, chat)
  if (fault) throw new ApiError(230099, `Failed to create card content, ext=${fault.ext}`)
  return entity
}

export const streams = (world: World, { card, streamingSince }: CardEntity): boolean =>
  isObject(card.config) && card.config.streaming_mode === true && world.clock.now() - streamingSince <= streamMs

/** CardKit names a few faults of a card by codes of its own (cards.md §6); the others keep that of a message. */
export function checkEntity(world: World, card: Json): void {
  if (Object.keys(card).length === 0) throw new ApiError(300307, 'ErrMsg: card is empty; ')
  if (card.schema !== '2.0') throw new ApiError(300303, 'ErrMsg: only cards of schema 2.0 are supported; ')
  if (isObject(card.config) && card.config.update_multi === false)
    throw new ApiError(300302, 'ErrMsg: update_multi must not be false; ')
  if (Buffer.byteLength(JSON.stringify(card), 'utf8') > 30 * 1024)
    throw new ApiError(200860, 'ErrMsg: the card is too large; ')
  const fault = cardFault(world, card, { at_all: true })
  if (!fault) return
  const code = /^element exceeds/.test(fault.message)
    ? 300305
    : /^duplicate element_id/.test(fault.message)
      ? 300301
      : fault.errCode
  throw new ApiError(code, fault.ext)
}
