import { replaceContent, streamContent } from '../add-message.ts'
import { newCardId } from '../ids.ts'
import { isObject, type Json, parseObject } from '../json.ts'
import type { CardEntity } from '../world.ts'
import { ApiError, fieldInvalid, invalidParam } from './api-error.ts'
import { checkEntity, liveEntity, streams } from './card-entity.ts'
import { optionalText, requiredText } from './fields.ts'
import type { Call, Route } from './route.ts'

const scopes = ['cardkit:card:write']
const path = '/open-apis/cardkit/v1/cards'

function parsed(value: unknown, field: string): Json {
  const found = typeof value === 'string' ? parseObject(value) : undefined
  if (!found) throw invalidParam(`${field} is not a string in json format`)
  return found
}

export const createCardRoute: Route = {
  method: 'POST',
  path,
  scopes,
  body: 'json',
  run(call) {
    const { world } = call
    const type = requiredText(call, 'type')
    const data = requiredText(call, 'data')
    if (type === 'template') throw invalidParam('not supported here: card templates')
    if (type !== 'card_json') throw fieldInvalid('type', 'type must be card_json or template')
    const card = parsed(data, 'data')
    checkEntity(world, card)
    const now = world.clock.now()
    const card_id = newCardId()
    world.cardEntities.set(card_id, { card_id, card, created: now, sequence: 0, streamingSince: now })
    return { card_id }
  },
}

/** Changes come in the order of `sequence`, whatever the network does; ten a second. */
function next(call: Call): CardEntity {
  const { world, params, body, limits } = call
  const entity = liveEntity(world, params.card_id)
  const { sequence } = body
  optionalText(call, 'uuid', 64)
  if (typeof sequence !== 'number' || !Number.isInteger(sequence))
    throw fieldInvalid('sequence', 'sequence is required')
  if (sequence <= entity.sequence) throw new ApiError(300317, 'ErrMsg: sequence number compare failed; ')
  if (!limits.take(`card ${entity.card_id}`, 10))
    throw new ApiError(230020, 'This operation triggers the frequency limit.')
  return entity
}

function change({ world, body }: Call, entity: CardEntity, card: Json, streamed = false): Json {
  checkEntity(world, card)
  const before = entity.card.config
  const on = (config: unknown) => isObject(config) && config.streaming_mode === true
  if (on(card.config) && !on(before)) entity.streamingSince = world.clock.now()
  entity.card = card
  entity.sequence = Number(body.sequence)
  const message = world.messages.get(entity.message_id ?? '')
  if (message) (streamed ? streamContent : replaceContent)(world, message, card)
  return {}
}

export const updateCardRoute: Route = {
  method: 'PUT',
  path: `${path}/:card_id`,
  scopes,
  body: 'json',
  run(call) {
    const entity = next(call)
    const { card } = call.body
    if (!isObject(card) || card.type !== 'card_json') throw fieldInvalid('card.type', 'card.type must be card_json')
    return change(call, entity, parsed(card.data, 'card.data'))
  },
}

/** Only `config` and `card_link`; what is named replaces what was there. */
export const cardSettingsRoute: Route = {
  method: 'PATCH',
  path: `${path}/:card_id/settings`,
  scopes,
  body: 'json',
  run(call) {
    const entity = next(call)
    const { config, card_link, ...rest } = parsed(call.body.settings, 'settings')
    if (Object.keys(rest).length) throw invalidParam(`settings take config and card_link, not ${Object.keys(rest)[0]}`)
    const { card } = entity
    const merged = { ...(isObject(card.config) ? card.config : {}), ...(isObject(config) ? config : {}) }
    return change(call, entity, { ...card, config: merged, ...(card_link === undefined ? {} : { card_link }) })
  },
}

/** The whole text each time; a client types out what is new. */
export const streamTextRoute: Route = {
  method: 'PUT',
  path: `${path}/:card_id/elements/:element_id/content`,
  scopes,
  body: 'json',
  run(call) {
    const entity = next(call)
    const content = requiredText(call, 'content')
    if (!streams(call.world, entity)) throw new ApiError(300309, 'ErrMsg: streaming mode is closed; ')
    const card = structuredClone(entity.card)
    const element = elementOf(card.body, call.params.element_id ?? '')
    if (!element) throw new ApiError(300313, `ErrMsg: not find elementID : ${call.params.element_id}; `)
    if (element.tag !== 'markdown' && element.tag !== 'plain_text')
      throw invalidParam(`only plain_text and markdown stream, not ${String(element.tag)}`)
    element.content = content
    return change(call, entity, card, true)
  },
}

function elementOf(value: unknown, id: string): Json | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = elementOf(item, id)
      if (found) return found
    }
    return undefined
  }
  if (!isObject(value)) return undefined
  return value.element_id === id ? value : elementOf(Object.values(value), id)
}
