import { currentPeriod, type itemsOf, readPeriod } from '../db/items.ts'
import { previousWeek } from '../domain/time.ts'
import { nothingOwed } from '../texts/refusals.ts'
import { drawPreview } from '../usecases/digest/preview-digest.ts'
import { weekDigest } from '../usecases/digest/week-digest.ts'
import type { Command } from './command.ts'
import { digestOfMonth, wordsOfMonth } from './of-months.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** Only who says so posts before the reports are due. */
const sooner = /(?:^|\s)提前(?:发|发布)?(?=\s|$)/u

/** 汇总: a preview of a digest, with two clicks to post or re-post it. */
export const digest: Command = {
  name: '汇总',
  aliases: ['digest', 'summary', '摘要', '周览'],
  summary: '预览摘要，可发布或更新发布；不写产业链就是推进办周览',
  usage: '汇总 [产业链] [上周] [月报] [提前发]',
  example: '汇总 航天',
  action: 'digest',
  showsOnly: true,
  run: async (asked, typed) => {
    const early = sooner.test(typed)
    const words = typed.replace(sooner, ' ').trim()
    const month = wordsOfMonth(words)
    if (month !== undefined) return digestOfMonth(asked, month, early)
    const named = await chainOrAll(asked, words, 'digest', /^[本上](?:周|期)$/)
    if ('answer' in named) return named.answer
    const { chain, rest } = named
    const right = asked.may('digest', chain ? { chain: chain.id } : { all: true })
    if (!right.allow) return refused(asked, right, 'digest', chain?.id)
    const current = await currentPeriod(asked.tx, asked.now)
    if (!current) return say(nothingOwed)
    const period = /上周|上期/.test(rest) ? await earlier(asked.tx, current.period) : current
    const target = chain ? ({ kind: 'chief', chainId: chain.id } as const) : ({ kind: 'office' } as const)
    const card = period && (await drawPreview(asked, weekDigest(period.plan, target), 'preview', early))
    return card ? { where: right.where, content: { card } } : say(nothingOwed)
  },
}

/** The period before, however many weeks it merged. */
const earlier = async (db: Parameters<typeof itemsOf>[0], period: string) => {
  let week = period
  for (let steps = 0; steps < 6; steps++) {
    week = previousWeek(week)
    const found = await readPeriod(db, week)
    if (found) return found
  }
  return undefined
}
