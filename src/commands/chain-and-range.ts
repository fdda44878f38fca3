import type { Chain } from '../db/chains.ts'
import type { WeekRange } from '../domain/range.ts'
import type { Action } from '../domain/rights.ts'
import { dayOf, weekOf } from '../domain/time.ts'
import { chainSaid, readTyped } from '../domain/words/typed.ts'
import { presentOnly } from '../texts/refusals.ts'
import { theRange } from '../usecases/looking-back/read-look.ts'
import { knownNow } from '../usecases/words/known.ts'
import type { Answer, Asked } from './command.ts'
import { say } from './refused.ts'
import { noSuchTime } from './unsure.ts'
import { noSuchChain } from './which-chain.ts'

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
  const said = readTyped(words, await knownNow(asked))
  const chain = chainSaid(said)
  const time = said.find((one) => one.kind === 'time')
  const unread = said.find(({ kind }) => kind === 'text')
  if (!unread && (!time || time.range))
    return { range: time?.range ?? theRange(usual, asked), isUsual: !time, ...(chain && { chain }) }
  if (!unread || chain || (said.length === 1 && /[\d周月年期]/u.test(unread.words)))
    return { answer: noSuchTime(asked, (unread ?? time)?.words ?? '') }
  return { answer: await noSuchChain(asked, action, unread.words) }
}

/**
 * For commands that are about the present period alone. A time that means it goes, any other is answered and not passed over.
 * @returns the words without it, or the answer.
 */
export const ofThePresent = (asked: Asked, command: string, words: string): { words: string } | { answer: Answer } => {
  const today = dayOf(asked.now, asked.rules.zone)
  const week = weekOf(today)
  const kept: string[] = []
  for (const one of readTyped(words, { chains: [], people: [], today })) {
    if (one.kind !== 'time') kept.push(one.words)
    else if (one.range?.from !== week || one.range.to !== week) return { answer: say(presentOnly(command, one.words)) }
  }
  return { words: kept.join(' ') }
}
