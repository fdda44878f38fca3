import { ApiError } from '../api/api-error.ts'
import type { Json } from '../json.ts'
import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'
import { checkOldShape } from './check-old-card.ts'
import { CardFault } from './fault.ts'
import { isOld } from './old-card.ts'
import { checkReferences } from './references.ts'
import { checkShape } from './root.ts'
import { checkStructure } from './structure.ts'

/** The first thing wrong with a card, or undefined. An empty object is a blank card. */
export function cardFault(world: World, card: Json, chat: Pick<EmuChat, 'at_all'>): CardFault | undefined {
  if (Object.keys(card).length === 0) return undefined
  try {
    if (card.type === 'template') throw new CardFault(200621, 'not supported here: card templates')
    if (isOld(card)) checkOldShape(card)
    else {
      checkShape(card)
      checkStructure(card)
    }
    checkReferences(world, card, chat)
    return undefined
  } catch (error) {
    if (error instanceof CardFault) return error
    throw error
  }
}

/** The same, as send, reply and PATCH refuse it. */
export function checkCard(world: World, card: Json, chat: EmuChat): void {
  const fault = cardFault(world, card, chat)
  if (fault) throw new ApiError(230099, `Failed to create card content, ext=${fault.ext}`)
}
