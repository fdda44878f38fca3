import type { Chain } from '../db/chains.ts'
import { chainsFor } from '../domain/rights.ts'
import { alsoOwed, nudgeAnswerOf } from '../texts/other-kinds.ts'
import { lines, type Sentence, sentence } from '../texts/plain.ts'
import { nudged, toasts } from '../texts/toasts.ts'
import { type NudgeOutcome, nudge as nudgeChains, owingItems } from '../usecases/reminding/nudge.ts'
import { ofThePresent } from './chain-and-range.ts'
import type { Asked, Command } from './command.ts'
import { kindNamed, usualKind } from './named-kind.ts'
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
    const meant = kindNamed(asked, words)
    const { kind } = meant
    const present = ofThePresent(asked, '催报', meant.words)
    if ('answer' in present) return present.answer
    const named = await chainOrAll(asked, present.words, 'nudge')
    if ('answer' in named) return named.answer
    const { chain } = named
    const open = chainsFor(asked.actor, 'nudge')
    const right = asked.may('nudge', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'nudge', chain?.id)
    const chains = chain ? [chain.id] : open === 'all' ? undefined : open
    const plan = await kind.now(asked)
    if (!plan) return say(sentence`${toasts.nobodyToNudge.content}`, right.where)
    const outcome = await nudgeChains(asked, kind.periods.keyOf(plan), chains)
    if (kind !== usualKind(asked))
      return say(nudgeAnswerOf(kind.words(plan, asked.rules).short, answerTo(outcome)), right.where)
    const also = outcome.kind === 'quiet' ? [] : await alsoOwing(asked, chain, chains)
    return say(lines([sentence`${answerTo(outcome)}`, ...also]), right.where)
  },
}

const answerTo = (outcome: NudgeOutcome): string => {
  switch (outcome.kind) {
    case 'nudged':
      return nudged(outcome.chains.length, outcome.unreached).content
    case 'nobody':
      return toasts.nobodyToNudge.content
    case 'just-nudged':
      return toasts.alreadyNudged.content
    case 'quiet':
      return toasts.quietHours.content
  }
}

/** Where none is named the week is meant; of whatever else is open one line says that it is owed and how it is written. */
const alsoOwing = async (
  asked: Asked,
  chain: Chain | undefined,
  chains: readonly string[] | undefined,
): Promise<Sentence[]> => {
  const said: Sentence[] = []
  for (const { periods, words, command } of asked.kinds) {
    const plan = command && (await periods.lockedAfter(asked.tx, asked.now))[0]
    const owing = plan ? await owingItems(asked, periods.keyOf(plan), chains) : []
    if (!plan || owing.length === 0) continue
    const how = ['催报', chain?.name, command.word].filter(Boolean).join(' ')
    said.push(alsoOwed(words(plan, asked.rules).short, owing.length, how))
  }
  return said
}
