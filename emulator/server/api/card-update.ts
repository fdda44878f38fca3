import { replaceContent } from '../add-message.ts'
import { cardFault } from '../card/check-card.ts'
import { isOld, isOtherSchema, isShared } from '../card/old-card.ts'
import { isObject } from '../json.ts'
import type { CardToken, World } from '../world.ts'
import { ApiError } from './api-error.ts'
import { countUpdate } from './patch.ts'
import { type Route, updateScopes } from './route.ts'

/** The delayed update: a `c-` token from a click, 30 minutes, two uses, only after the click was answered. */
export const cardUpdateRoute: Route = {
  method: 'POST',
  path: '/open-apis/interactive/v1/card/update',
  scopes: updateScopes,
  body: 'json',
  top: true,
  run(call) {
    const { world, body } = call
    const grant = grantOf(world, body.token)
    const message = world.messages.get(grant.message_id)
    const chat = message && world.chats.get(message.chat_id)
    if (!message || !chat || message.recalled) throw new ApiError(200000, 'the card was recalled')
    if (!isObject(body.card)) throw new ApiError(11311, 'card must be an object')
    if (Buffer.byteLength(JSON.stringify(body.card), 'utf8') > 100 * 1024)
      throw new ApiError(100000, 'the card is larger than 100 KB')
    if (Buffer.byteLength(JSON.stringify(body.card), 'utf8') > 30 * 1024)
      throw new ApiError(10002, 'the card is larger than 30 KB')
    const fault = cardFault(world, body.card, chat)
    if (fault) throw new ApiError(11311, `card format error, ext=${fault.ext}`)
    if (isOtherSchema(message.content, body.card)) throw new ApiError(11311, 'a card keeps its schema')
    if (isOld(body.card) && !isShared(body.card) && !Array.isArray(body.card.open_ids))
      throw new ApiError(300090, 'open_ids is missing: the card is not shared')
    countUpdate(call, message)
    grant.uses += 1
    replaceContent(world, message, body.card)
    return {}
  },
}

function grantOf(world: World, token: unknown): CardToken {
  const grant = typeof token === 'string' ? world.cardTokens.get(token) : undefined
  if (!grant) throw new ApiError(300020, 'the token is malformed')
  if (grant.expires <= world.clock.now()) throw new ApiError(300030, 'the token has expired')
  if (grant.uses >= 2) throw new ApiError(300040, 'the token is used up')
  if (!grant.answered && world.modes.earlyCardUpdate === 'error') throw new ApiError(11310, 'card action is lock')
  return grant
}
