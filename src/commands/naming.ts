import { cleanText } from '../domain/text.ts'
import { sentence } from '../texts/plain.ts'
import * as t from '../texts/quiet.ts'
import { lastDueItem, namingWeekWords, proposeNaming, whyNotNamed } from '../usecases/reminding/naming.ts'
import { periodWords } from '../usecases/reports/period-words.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain } from './which-chain.ts'

/** 点名: only the office, only by hand, with a reason; shown before a group sees it. */
export const naming: Command = {
  name: '点名',
  aliases: ['naming', '通报'],
  summary: '截止后在群里点名未报的链：写原因，看过再发，两次点击',
  usage: '点名 产业链 原因',
  example: '点名 航天 连续两期未报',
  action: 'naming',
  run: async (asked, words) => {
    const { chain, rest } = await leadingChain(asked, words)
    const reason = cleanText(rest).replace(/\s+/g, ' ')
    if (!chain || reason === '') return say(t.namingHow)
    const right = asked.may('naming', { chain: chain.id })
    if (!right.allow) return refused(asked, right, 'naming', chain.id)
    const length = [...reason].length
    if (length > t.longestNamingReason) return say(t.namingTooLong(length), right.where)
    const weekly = await lastDueItem(asked, chain.id)
    const why = await whyNotNamed(asked, weekly)
    if (!weekly) return say(t.namingNot['not-due'](chain.name), right.where)
    if (why) {
      const earlier = await namingWeekWords(asked, weekly)
      const week = earlier === undefined ? undefined : periodWords(weekly.plan, asked.rules).week
      return say(sentence`${earlier ?? ''}${t.namingNot[why](chain.name, week)}`, right.where)
    }
    return { where: right.where, content: { card: await proposeNaming(asked, weekly, reason) } }
  },
}
