import { allChains, type Chain } from '../db/chains.ts'
import { withoutMarks } from '../domain/normalise.ts'
import { readRange, type WeekRange } from '../domain/range.ts'
import type { Action } from '../domain/rights.ts'
import { dayOf, weekOf } from '../domain/time.ts'
import { plainTalk } from '../domain/words/clean.ts'
import { splitParts } from '../domain/words/look-parts.ts'
import { presentOnly, unknownChain, unknownRange } from '../texts/refusals.ts'
import { theRange } from '../usecases/looking-back/read-look.ts'
import type { Answer, Asked } from './command.ts'
import { say } from './refused.ts'
import { chainsOpenTo, leadingChain } from './which-chain.ts'

/**
 * Chain and range in either order, either left out; the range may hold spaces, `近 4 周`.
 * @param usual the range that is meant where none is written.
 * @returns what was read, or the answer that says what was not understood.
 */
export const readChainAndRange = async (
  asked: Asked,
  words: string,
  { action, usual }: { action: Action; usual: string },
): Promise<{ chain?: Chain; range: WeekRange; isUsual: boolean } | { answer: Answer }> => {
  const parts = words.split(/\s+/).map(withoutMarks).filter(Boolean)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  const chainIn = async (word: string) => (await leadingChain(asked, word)).chain
  const leading = await chainIn(first)
  const trailing = leading || parts.length < 2 ? undefined : await chainIn(last)
  const chain = leading ?? trailing
  const rest = (leading ? parts.slice(1) : trailing ? parts.slice(0, -1) : parts).join(' ')
  const range = readRange(rest === '' ? usual : rest, dayOf(asked.now, asked.rules.zone))
  const apart = range.ok ? undefined : await takenApart(asked, words)
  if (apart) return { ...apart, range: apart.range ?? theRange(usual, asked), isUsual: apart.range === undefined }
  if (range.ok) return { range: range.value, isUsual: rest === '', ...(chain && { chain }) }
  const aboutTime = chain !== undefined || (parts.length === 1 && /[\d周月年期]/u.test(first))
  if (aboutTime) return { answer: say(unknownRange) }
  return { answer: say(unknownChain((await chainsOpenTo(asked, action)).map(({ name }) => name))) }
}

/** `上周的`, `航天上月的数据`: words that consist of chain and time, and what holds them together. */
const takenApart = async (asked: Asked, words: string): Promise<{ chain?: Chain; range?: WeekRange } | undefined> => {
  const known = { chains: await allChains(asked.tx), people: [], today: dayOf(asked.now, asked.rules.zone) }
  const { parts, rest } = splitParts(plainTalk(words), known)
  if (rest !== '' || parts.length === 0) return undefined
  const [chain, time] = [parts.find(({ kind }) => kind === 'chain'), parts.find(({ kind }) => kind === 'time')]
  if (parts.length > (chain ? 1 : 0) + (time ? 1 : 0)) return undefined
  return {
    ...(chain?.kind === 'chain' && { chain: chain.chain }),
    ...(time?.kind === 'time' && time.range && { range: time.range }),
  }
}

/**
 * For commands that are about the present period alone. A time that means it goes, any other is answered and not passed over.
 * @returns the words without it, or the answer.
 */
export const ofThePresent = (asked: Asked, command: string, words: string): { words: string } | { answer: Answer } => {
  const today = dayOf(asked.now, asked.rules.zone)
  const kept: string[] = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const range = readRange(word, today)
    if (!range.ok) kept.push(word)
    else if (range.value.from !== weekOf(today) || range.value.to !== weekOf(today))
      return { answer: say(presentOnly(command, word)) }
  }
  return { words: kept.join(' ') }
}
