import { notPossible } from '../texts/corrections.ts'
import { isMonth, reportWords } from '../usecases/report-item.ts'
import { drawReturn, returnItem } from '../usecases/return-item.ts'
import type { Answer, Command } from './command.ts'
import { say } from './refused.ts'
import { readChainAndWeek, theReport } from './which-week.ts'

/** 退回: sends a report back, with a reason; without one the form asks for it in private. */
export const returnReport: Command = {
  name: '退回',
  aliases: ['return'],
  summary: '退回内容不实在的工作动态或月报：写原因，一个工作日内补充',
  usage: '退回 产业链 [周次|月份 月报] 原因',
  example: '退回 航天 W38 事项说明缺时限',
  action: 'return',
  run: async (asked, words) => {
    const read = await readChainAndWeek(asked, words)
    if ('answer' in read) return read.answer
    const found = await theReport(asked, 'return', read, '退回')
    if ('answer' in found) return found.answer
    const { report, where } = found
    const outcome = await returnItem(asked, report, { reason: read.rest })
    switch (outcome.kind) {
      case 'returned':
        return { where, content: { card: drawReturn(asked, outcome.report) } }
      case 'not-possible':
        return say(
          notPossible[outcome.why](report.chain.name, reportWords(report, asked.rules).short, isMonth(report)),
          where,
        )
      case 'newer':
      case 'no-reason': {
        const fault = read.rest === '' || outcome.kind === 'newer' ? undefined : outcome.fault
        return inPrivate(drawReturn(asked, report, { typed: read.rest, fault }), report)
      }
    }
  },
}

const inPrivate = (
  card: ReturnType<typeof drawReturn>,
  { item, chain }: { item: { id: string; period: string }; chain: { id: string } },
): Answer => ({
  where: 'private',
  content: { card },
  item: { id: item.id, chain: chain.id, period: item.period },
})
