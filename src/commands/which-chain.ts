import { allChains, type Chain } from '../db/chains.ts'
import { splitFirst } from '../domain/normalise.ts'
import { type Action, chainsFor } from '../domain/rights.ts'
import { chainCalled } from '../domain/words/parts.ts'
import { nearestChains } from '../domain/words/sounds.ts'
import { chainSaid, readTyped } from '../domain/words/typed.ts'
import { whichChain as chooseChain, unknownChain } from '../texts/refusals.ts'
import { knownNow, ownChain } from '../usecases/words/known.ts'
import { soundOf } from '../usecases/words/pinyin.ts'
import type { Answer, Asked } from './command.ts'
import { unsure } from './unsure.ts'

/** Chains this person may do `action` for. In a chain's group that chain comes first. */
export const chainsOpenTo = async (asked: Asked, action: Action): Promise<Chain[]> => {
  const open = chainsFor(asked.actor, action)
  return (await allChains(asked.tx)).filter(
    (chain) => chain.kind === 'key' && (open === 'all' || open.includes(chain.id)),
  )
}

/**
 * Reads a chain's name at the beginning of the words. Names may hold spaces nowhere, so the first word is enough.
 * @returns the chain and the words after it; no chain when the first word names none. `word` is that word without the marks around it.
 */
export const leadingChain = async (
  asked: Asked,
  words: string,
): Promise<{ chain?: Chain; rest: string; word: string }> => {
  const { word, rest } = splitFirst(words)
  if (word === '') return { rest: words.trim(), word }
  const chains = await allChains(asked.tx)
  const chain = chainCalled(word, { chains, own: ownChain(chains, asked) })
  return chain ? { chain, rest, word } : { rest: words, word }
}

const everyChain = /^(?:全部|所有|各链|各产业链)$/

/**
 * Reads the chain of a command that also works without one: a first word that names no chain is a slip, and said to be one.
 * @param other words that may stand in the chain's place.
 */
export const chainOrAll = async (
  asked: Asked,
  words: string,
  action: Action,
  other?: RegExp,
): Promise<{ chain?: Chain; rest: string } | { answer: Answer }> => {
  const { chain, rest, word } = await leadingChain(asked, words)
  if (chain) return { chain, rest }
  if (everyChain.test(word)) return { rest: splitFirst(words).rest }
  const said = readTyped(words, await knownNow(asked))
  const named = chainSaid(said)
  const times = said.filter(({ kind }) => kind === 'time')
  if (named && said.length === 1 + times.length) return { chain: named, rest: times.map((one) => one.words).join(' ') }
  if (word === '' || other?.test(word)) return { rest }
  return { answer: await noSuchChain(asked, action, word) }
}

/** No chain is called that: the nearest come first, and are a press away. */
export const noSuchChain = async (
  asked: Asked,
  action: Action,
  word: string,
  where: Answer['where'] = 'private',
): Promise<Answer> => {
  const { near, others } = nearestChains(word, await chainsOpenTo(asked, action), soundOf)
  const instead = [...near, ...others].map(({ name }) => name)
  return unsure(asked, unknownChain(instead), { word, instead, where })
}

/**
 * The one chain that is meant: the named one, the group's own, or the only one this person has.
 * @param command what the example is written with, in front of a chain's name
 */
export const theChain = async (
  asked: Asked,
  action: Action,
  named: Chain | undefined,
  command: string,
): Promise<{ chain: Chain } | { answer: Answer }> => {
  if (named) return { chain: named }
  const open = await chainsOpenTo(asked, action)
  const own = asked.place.kind === 'group' ? asked.place.chain : undefined
  // Whoever reports for one chain and stands in for others means the own one.
  const reported = open.filter(({ id }) =>
    asked.actor.grants.some((grant) => grant.role === 'reporter' && grant.chain === id),
  )
  const mine = action === 'file' && reported.length === 1 ? reported : open
  const chain = open.find((one) => one.id === own) ?? (mine.length === 1 ? mine[0] : undefined)
  if (chain) return { chain }
  const names = open.map((one) => one.name)
  const text = names.length === 0 ? unknownChain([]) : chooseChain(names, `${command} ${names[0]}`)
  return { answer: { where: 'private', content: { text } } }
}
