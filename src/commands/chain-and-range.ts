import type { Chain } from '../db/chains.ts'
import { withoutMarks } from '../domain/normalise.ts'
import { readRange, type WeekRange } from '../domain/range.ts'
import type { Action } from '../domain/rights.ts'
import { dayOf } from '../domain/time.ts'
import { unknownChain, unknownRange } from '../texts/refusals.ts'
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
): Promise<{ chain?: Chain; range: WeekRange } | { answer: Answer }> => {
  const parts = words.split(/\s+/).map(withoutMarks).filter(Boolean)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  const chainIn = async (word: string) => (await leadingChain(asked, word)).chain
  const leading = await chainIn(first)
  const trailing = leading || parts.length < 2 ? undefined : await chainIn(last)
  const chain = leading ?? trailing
  const rest = (leading ? parts.slice(1) : trailing ? parts.slice(0, -1) : parts).join(' ')
  const range = readRange(rest === '' ? usual : rest, dayOf(asked.now, asked.rules.zone))
  if (range.ok) return { range: range.value, ...(chain && { chain }) }
  const aboutTime = chain !== undefined || (parts.length === 1 && /[\d周月年期]/u.test(first))
  if (aboutTime) return { answer: say(unknownRange) }
  return { answer: say(unknownChain((await chainsOpenTo(asked, action)).map(({ name }) => name))) }
}
