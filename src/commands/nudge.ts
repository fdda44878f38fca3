import { currentPeriod } from '../db/items.ts'
import { chainsFor } from '../domain/rights.ts'
import { nudged, toasts } from '../texts/toasts.ts'
import { nudge as nudgeChains } from '../usecases/nudge.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** 催报: a private word to those who have not filed. */
export const nudge: Command = {
  name: '催报',
  aliases: ['nudge', 'remind', '催', '催办'],
  summary: '私信提醒还没报的主报（计入减负台账，群里不点名）',
  usage: '催报 [产业链]',
  example: '催报 航天',
  action: 'nudge',
  run: async (asked, words) => {
    const named = await chainOrAll(asked, words, 'nudge')
    if ('answer' in named) return named.answer
    const { chain } = named
    const open = chainsFor(asked.actor, 'nudge')
    const right = asked.may('nudge', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'nudge', chain?.id)
    const period = await currentPeriod(asked.tx, asked.now)
    if (!period) return say(toasts.nobodyToNudge.content)
    const outcome = await nudgeChains(asked, period.period, chain ? [chain.id] : open === 'all' ? undefined : open)
    switch (outcome.kind) {
      case 'nudged':
        return say(nudged(outcome.chains).content, right.where)
      case 'nobody':
        return say(toasts.nobodyToNudge.content, right.where)
      case 'just-nudged':
        return say(toasts.alreadyNudged.content, right.where)
      case 'quiet':
        return say(toasts.quietHours.content, right.where)
    }
  },
}
