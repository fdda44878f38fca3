import type { Chain } from '../db/chains.ts'
import { itemId } from '../db/items.ts'
import type { Sent } from '../db/outbox.ts'
import { type ChiefWords, chiefWordsOf } from '../domain/words/chief-words.ts'
import { relayWords } from '../usecases/office/relay-words.ts'
import { drawOrderForm, orderObject, orderWords } from '../usecases/records/order.ts'
import { sayPrivately } from '../usecases/say.ts'
import { type Answer, type Asked, type Command, mayUse } from './command.ts'
import { say } from './refused.ts'
import type { Understood } from './understood.ts'
import { chainsOpenTo } from './which-chain.ts'

/** What a chief, or somebody of the leading group, says where no command is written. */
export interface ChiefSays {
  words: ChiefWords | undefined
  /** They answer a card of this chain, or are said to all in the chief's group. */
  spokenTo: 'card' | 'group' | 'private'
  chain: Chain | undefined
  card: Sent | undefined
}

/** @param card what the words answer. @returns undefined for everybody else, and where the office reads along anyway. */
export const chiefSays = async (asked: Asked, card: Sent | undefined): Promise<ChiefSays | undefined> => {
  const { actor, place, text } = asked
  const holds = (...wanted: string[]) => actor.grants.some(({ role }) => wanted.includes(role))
  if (!holds('chief', 'leader') || holds('office')) return undefined
  if (place.kind === 'unbound' || (place.kind === 'group' && place.use === 'office')) return undefined
  // Answers to cards of 台账 are steps of the record.
  if (card?.topic === 'record-card') return undefined
  const about = card?.chainId ?? (place.kind === 'group' ? place.chain : undefined)
  const object = about === undefined ? {} : { chain: about }
  if (!asked.may('instruct', object).allow) return undefined
  // Whoever also reports for the chain means the report.
  if (place.kind === 'p2p' && asked.may('file', object).allow) return undefined
  const answers = card?.chainId !== undefined || card?.period !== undefined
  if (place.kind === 'group' && place.use === 'taskforce' && !answers) return undefined
  return {
    words: chiefWordsOf(text),
    spokenTo: answers ? 'card' : place.kind === 'p2p' ? 'private' : 'group',
    chain: await chainMeant(asked, about),
    card: answers ? card : undefined,
  }
}

const chainMeant = async (asked: Asked, about: string | undefined): Promise<Chain | undefined> => {
  const open = await chainsOpenTo(asked, 'instruct')
  if (about !== undefined) return open.find(({ id }) => id === about)
  const own = open.filter(({ id }) => asked.actor.grants.some(({ role, chain }) => role === 'chief' && chain === id))
  if (own.length === 1) return own[0]
  const named = open.filter(({ name, aliases }) => [name, ...aliases].some((word) => asked.text.includes(word)))
  return named.length === 1 ? named[0] : undefined
}

/** 谢谢, 收到 before others, or under a card: nobody waits for an answer. */
export const isOnlyRead = ({ words, spokenTo }: ChiefSays): boolean =>
  spokenTo !== 'private' && (words === 'read' || (words === 'yes' && spokenTo === 'group'))

/** An opinion, an instruction or a question for people; what we can answer or show ourselves is answered. */
export const isTold = (
  asked: Asked,
  { words, spokenTo }: ChiefSays,
  understood: Understood | undefined,
  commands: readonly Command[],
): boolean => {
  const { intent } = understood ?? {}
  if (intent?.do === 'ask') {
    // 催一下: what a chief cannot press is for the office to do.
    const command = commands.find(({ name }) => name === intent.command)
    return command !== undefined && !mayUse(asked, command).allow
  }
  if (intent && intent.do !== 'talk') return false
  return words === 'told' || (words === 'yes' && spokenTo === 'card')
}

export const isLoose = ({ words, spokenTo }: ChiefSays): boolean => words === 'loose' && spokenTo !== 'private'

/** Said to a digest, they may be meant as a 批示: offered as the form, filled. The office hears of them all the same. */
const offerOrder = async (asked: Asked, chain: Chain | undefined, card: Sent | undefined): Promise<void> => {
  if (!chain || (card?.topic !== 'digest-chief' && card?.topic !== 'month-chief')) return
  const ofWeek = card.topic === 'digest-chief' && card.period !== undefined
  const object =
    (ofWeek ? await orderObject(asked, itemId(chain.id, String(card.period))) : undefined) ??
    (await orderObject(asked, chain.id))
  if (!object) return
  const form = await drawOrderForm(asked, object, { typed: await orderWords(asked, asked.text) })
  const sent = { topic: 'record-card', formOpen: true } as const
  await sayPrivately(asked, asked.actor, `order-offer/${asked.messageId}`, { card: form }, sent)
}

export const toOffice = async (asked: Asked, { chain, card }: ChiefSays): Promise<Answer> => {
  const { messageId, text: words, sentAt, place } = asked
  await offerOrder(asked, chain, card)
  return say(await relayWords(asked, { messageId, words, sentAt, place, chain, card }))
}
