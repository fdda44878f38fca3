import { readReason } from '../domain/reason.ts'
import { notPossible } from '../texts/corrections.ts'
import { kindOf, reportWords } from '../usecases/reports/report-item.ts'
import { drawReturn, whyNotReturned } from '../usecases/reports/return-item.ts'
import type { Command } from './command.ts'
import { say } from './refused.ts'
import { readChainAndWeek, theReport } from './which-week.ts'

/** 退回: what will happen is shown in private first, with the reason filled in; 确认退回 does it. */
export const returnReport: Command = {
  name: '退回',
  aliases: ['return'],
  summary: '退回内容不实在的工作动态或月报：写原因，看过再确认，一个工作日内补充',
  usage: '退回 产业链 [周次|月份 月报] 原因',
  example: '退回 航天 W38 事项说明缺时限',
  action: 'return',
  run: async (asked, words) => {
    const read = await readChainAndWeek(asked, words)
    if ('answer' in read) return read.answer
    const found = await theReport(asked, 'return', read, '退回')
    if ('answer' in found) return found.answer
    const { report, where } = found
    const { item, chain } = report
    const why = await whyNotReturned(asked, report)
    if (why)
      return say(
        notPossible[why](chain.name, reportWords(asked, report).short, kindOf(asked, report).command?.word),
        where,
      )
    const reason = readReason(read.rest)
    const fault = reason.ok || read.rest === '' ? undefined : reason.fault
    return {
      where: 'private',
      content: { card: drawReturn(asked, report, { typed: read.rest, fault }) },
      item: { id: item.id, chain: chain.id, period: item.period },
    }
  },
}
