import { plainWord } from '../domain/normalise.ts'
import { readReason } from '../domain/reason.ts'
import { notPossible } from '../texts/corrections.ts'
import { drawExempt, whyNotExempt } from '../usecases/reports/exempt-item.ts'
import { reportWords } from '../usecases/reports/report-item.ts'
import { recordRefusal } from '../usecases/reports/return-item.ts'
import type { Command } from './command.ts'
import { say } from './refused.ts'
import { readChainAndWeek, theReport } from './which-week.ts'

const undoing = /^(?:撤销|取消|恢复)$/u

/** 免报: a chain owes nothing for one week or month, with a cause; shown before it counts, and so is its undoing. */
export const exempt: Command = {
  name: '免报',
  aliases: ['exempt'],
  summary: '本期免报：写原因，确认后不再提醒；写「撤销」恢复',
  usage: '免报 产业链 [周次|月份 月报] 原因|撤销',
  example: '免报 航天 W38 专班集中培训',
  action: 'exempt',
  run: async (asked, words) => {
    const read = await readChainAndWeek(asked, words)
    if ('answer' in read) return read.answer
    const found = await theReport(asked, 'exempt', read, '免报')
    if ('answer' in found) return found.answer
    const { report, where } = found
    const { item, chain } = report
    const wish = undoing.test(plainWord(read.rest)) ? 'restore' : 'exempt'
    const why = whyNotExempt(report, wish)
    if (why) {
      await recordRefusal(asked, { action: 'exempt', object: item.id, chain: chain.id, why })
      return say(notPossible[why](chain.name, reportWords(asked, report).short), where)
    }
    const reason = readReason(read.rest)
    const fault = reason.ok || read.rest === '' ? undefined : reason.fault
    const card = drawExempt(asked, report, wish === 'restore' ? 'restore' : 'ask', { typed: read.rest, fault })
    return {
      where: 'private',
      content: { card },
      item: { id: item.id, chain: chain.id, period: item.period },
    }
  },
}
