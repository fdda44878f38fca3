import type { Chain } from '../db/chains.ts'
import { currentPeriod } from '../db/items.ts'
import { monthsLockedAfter } from '../db/months.ts'
import { chainsFor } from '../domain/rights.ts'
import { monthAlsoOwed, monthNudgeAnswer } from '../texts/monthly-lists.ts'
import { lines, type Sentence, sentence } from '../texts/plain.ts'
import { nudged, toasts } from '../texts/toasts.ts'
import { type NudgeOutcome, nudge as nudgeChains, owingItems } from '../usecases/reminding/nudge.ts'
import { ofThePresent } from './chain-and-range.ts'
import type { Asked, Command } from './command.ts'
import { monthNow, wordsOfMonth } from './of-months.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** 催报: a private word to those who have not filed. */
export const nudge: Command = {
  name: '催报',
  aliases: ['nudge', 'remind', '催', '催办'],
  summary: '私信提醒还没报的主报（计入减负台账，群里不点名）',
  usage: '催报 [产业链] [月报]',
  example: '催报 航天',
  action: 'nudge',
  run: async (asked, words) => {
    const month = wordsOfMonth(words)
    const present = ofThePresent(asked, '催报', month ?? words)
    if ('answer' in present) return present.answer
    const named = await chainOrAll(asked, present.words, 'nudge')
    if ('answer' in named) return named.answer
    const { chain } = named
    const open = chainsFor(asked.actor, 'nudge')
    const right = asked.may('nudge', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'nudge', chain?.id)
    const chains = chain ? [chain.id] : open === 'all' ? undefined : open
    if (month !== undefined) {
      const plan = await monthNow(asked)
      if (!plan) return say(sentence`${toasts.nobodyToNudge.content}`, right.where)
      const outcome = await nudgeChains(asked, plan.month, chains)
      return say(monthNudgeAnswer(plan.month, answerTo(outcome)), right.where)
    }
    const period = await currentPeriod(asked.tx, asked.now)
    if (!period) return say(sentence`${toasts.nobodyToNudge.content}`, right.where)
    const outcome = await nudgeChains(asked, period.period, chains)
    const also = outcome.kind === 'quiet' ? [] : await owedOfMonth(asked, chain, chains)
    return say(lines([sentence`${answerTo(outcome)}`, ...also]), right.where)
  },
}

const answerTo = (outcome: NudgeOutcome): string => {
  switch (outcome.kind) {
    case 'nudged':
      return nudged(outcome.chains, outcome.unreached).content
    case 'nobody':
      return toasts.nobodyToNudge.content
    case 'just-nudged':
      return toasts.alreadyNudged.content
    case 'quiet':
      return toasts.quietHours.content
  }
}

/** Without 月报 the week is meant; while a month is open as well, one line says that it is owed and how it is written. */
const owedOfMonth = async (
  asked: Asked,
  chain: Chain | undefined,
  chains: readonly string[] | undefined,
): Promise<Sentence[]> => {
  const plan = (await monthsLockedAfter(asked.tx, asked.now))[0]
  const owing = plan ? await owingItems(asked, plan.month, chains) : []
  if (!plan || owing.length === 0) return []
  return [monthAlsoOwed(plan.month, owing.length, ['催报', chain?.name, '月报'].filter(Boolean).join(' '))]
}
