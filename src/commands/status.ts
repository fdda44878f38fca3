import { chainsFor } from '../domain/rights.ts'
import { nothingOwed } from '../texts/refusals.ts'
import { drawStatus, nudgeButtons, statusNotes } from '../usecases/looking-back/show-status.ts'
import { ofThePresent } from './chain-and-range.ts'
import type { Command } from './command.ts'
import { kindNamed, usualKind } from './named-kind.ts'
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
    const meant = kindNamed(asked, words)
    const { kind } = meant
    const present = ofThePresent(asked, '状态', meant.words)
    if ('answer' in present) return present.answer
    const named = await chainOrAll(asked, present.words, 'status')
    if ('answer' in named) return named.answer
    const ownGroup = asked.place.kind === 'group' ? asked.place.chain : undefined
    const wanted = named.chain?.id ?? ownGroup
    const open = chainsFor(asked.actor, 'status')
    const all = wanted === undefined && open === 'all'
    const right = asked.may('status', wanted === undefined ? (all ? { all: true } : {}) : { chain: wanted })
    if (!right.allow) return refused(asked, right, 'status', wanted)
    const chains = wanted !== undefined ? [wanted] : open
    const inChainGroup = right.where === 'here' && ownGroup !== undefined
    const { canNudge, canNudgeAll } = nudgeButtons(asked.actor)
    const wish = {
      chains,
      // In a chain's group everybody sees the buttons; prompting stays a matter of the office.
      canNudge: !inChainGroup && canNudge,
      canNudgeAll: !inChainGroup && canNudgeAll && wanted === undefined,
      canOpen: !inChainGroup && asked.may('return').allow,
    }
    const plan = await kind.now(asked)
    if (!plan) return say(nothingOwed)
    const also = kind === usualKind(asked) ? await statusNotes(asked, chains) : undefined
    return { where: right.where, content: { card: await drawStatus(asked, kind, plan, { ...wish, also }) } }
  },
}
