import { plainLine } from '../domain/normalise.ts'
import * as t from '../texts/matching.ts'
import { startMatching } from '../usecases/matching/run-matching.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { chainOrAll, theChain } from './which-chain.ts'

/** 撮合: supplies for the demands of a chain; the office's without a chain is of all. */
export const matchCommand: Command = {
  name: '撮合',
  aliases: ['match', '供需撮合'],
  summary: t.matchSummary,
  usage: '撮合 [产业链]',
  example: '撮合 航天',
  action: 'pairing-raise',
  run: async (asked, words) => {
    const wish = await chainOrAll(asked, plainLine(words), 'pairing-raise')
    if ('answer' in wish) return wish.answer
    const ofAll = wish.chain === undefined && asked.may('pairing-raise', { all: true }).allow
    const chosen = ofAll ? undefined : await theChain(asked, 'pairing-raise', wish.chain, '撮合')
    if (chosen && 'answer' in chosen) return chosen.answer
    const chain = chosen?.chain.id
    const right = asked.may('pairing-raise', chain === undefined ? { all: true } : { chain })
    if (!right.allow) return refused(asked, right, 'pairing-raise', chain)
    await startMatching(asked, chain, asked.messageId)
    return say(t.matchStarted, right.where)
  },
}
