import { currentPeriod } from '../db/items.ts'
import { chainsFor } from '../domain/rights.ts'
import { nothingOwed } from '../texts/refusals.ts'
import { monthStatusNote } from '../usecases/monthly/month-lists.ts'
import { drawStatus } from '../usecases/show-status.ts'
import type { Command } from './command.ts'
import { statusOfMonth, wordsOfMonth } from './of-months.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** 状态: who has filed, as far as this person may see, and in a group only what everyone there may see. */
export const status: Command = {
  name: '状态',
  aliases: ['status', '进度', '报送情况', '催报情况'],
  summary: '看本期报送状态：已报、草稿中、未报、免报',
  usage: '状态 [产业链] [月报]',
  example: '状态 航天',
  action: 'status',
  showsOnly: true,
  run: async (asked, words) => {
    const month = wordsOfMonth(words)
    if (month !== undefined) return statusOfMonth(asked, month)
    const named = await chainOrAll(asked, words, 'status')
    if ('answer' in named) return named.answer
    const { chain } = named
    const ownGroup = asked.place.kind === 'group' ? asked.place.chain : undefined
    const wanted = chain?.id ?? ownGroup
    const open = chainsFor(asked.actor, 'status')
    const all = wanted === undefined && open === 'all'
    const right = asked.may('status', wanted === undefined ? (all ? { all: true } : {}) : { chain: wanted })
    if (!right.allow) return refused(asked, right, 'status', wanted)
    const period = await currentPeriod(asked.tx, asked.now)
    if (!period) return say(nothingOwed)
    const chains = wanted !== undefined ? [wanted] : open
    const nudges = chainsFor(asked.actor, 'nudge')
    const inChainGroup = right.where === 'here' && ownGroup !== undefined
    const card = await drawStatus(asked, period.plan, {
      chains,
      // In a chain's group everybody sees the buttons; prompting stays a matter of the office.
      canNudge: !inChainGroup && nudges !== 'all' && nudges.length > 0,
      canNudgeAll: !inChainGroup && nudges === 'all' && wanted === undefined,
      also: await monthStatusNote(asked, chains),
      canOpen: !inChainGroup && asked.may('return').allow,
    })
    return { where: right.where, content: { card } }
  },
}
