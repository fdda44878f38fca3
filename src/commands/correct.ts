import { notPossible } from '../texts/corrections.ts'
import { postFor } from '../usecases/reports/filing.ts'
import { openCorrection } from '../usecases/reports/open-correction.ts'
import { reportWords } from '../usecases/reports/report-item.ts'
import { recordRefusal } from '../usecases/reports/return-item.ts'
import { type Command, mayUse } from './command.ts'
import { say } from './refused.ts'
import { report } from './report.ts'
import { readChainAndWeek, theReport } from './which-week.ts'

/** 更正: the filled form of a report that is in. A chain's own people and, with a reason always, the office. */
export const correct: Command = {
  name: '更正',
  aliases: ['correct', '改正'],
  summary: '更正已报的工作动态或月报；锁定后、推进办代为更正，都要写理由',
  usage: '更正 [产业链] [周次|月份 月报]',
  example: '更正 航天 W38',
  action: 'file',
  orElse: 'correct',
  run: async (asked, words) => {
    const read = await readChainAndWeek(asked, words)
    if ('answer' in read) return read.answer
    const action = asked.may('file').allow ? 'file' : 'correct'
    // Words of a report: read back as one, as 周报 does.
    if (read.rest !== '' && !read.week && !read.other && action === 'file' && mayUse(asked, report).allow)
      return report.run(asked, words)
    const named = read.chain && !asked.may(action, { chain: read.chain.id }).allow
    const found = await theReport(asked, named && asked.may('correct').allow ? 'correct' : action, read, '更正')
    if ('answer' in found) return found.answer
    const { report: wanted } = found
    if (!postFor(asked.actor, wanted)) {
      const { item, chain } = wanted
      const why = item.state === 'exempt' ? 'exempt' : 'nothing-to-correct'
      await recordRefusal(asked, { action: 'correct', object: item.id, chain: chain.id, why: 'not-filed' })
      return say(notPossible[why](chain.name, reportWords(asked, wanted).short))
    }
    const { card, ...about } = await openCorrection(asked, wanted)
    return { where: 'private', content: { card }, ...about }
  },
}
