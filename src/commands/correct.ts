import { notPossible } from '../texts/corrections.ts'
import { drawForm, drawWeekly } from '../usecases/draw-weekly.ts'
import { periodWords } from '../usecases/period-words.ts'
import { recordRefusal } from '../usecases/return-item.ts'
import { postFor } from '../usecases/weekly-item.ts'
import { type Command, mayUse } from './command.ts'
import { say } from './refused.ts'
import { report } from './report.ts'
import { readChainAndWeek, theReport } from './which-week.ts'

/** 更正: the filled form of a report that is in. A chain's own people and, with a reason always, the office. */
export const correct: Command = {
  name: '更正',
  aliases: ['correct', '改正'],
  summary: '更正已报的工作动态；锁定后、推进办代为更正，都要写理由',
  usage: '更正 [产业链] [周次]',
  example: '更正 航天 W38',
  action: 'file',
  orElse: 'correct',
  run: async (asked, words) => {
    const read = await readChainAndWeek(asked, words)
    if ('answer' in read) return read.answer
    const action = asked.may('file').allow ? 'file' : 'correct'
    // Words of a report: read back as one, as 周报 does.
    if (read.rest !== '' && read.week === undefined && action === 'file' && mayUse(asked, report).allow)
      return report.run(asked, words)
    const named = read.chain && !asked.may(action, { chain: read.chain.id }).allow
    const found = await theReport(asked, named && asked.may('correct').allow ? 'correct' : action, read, '更正')
    if ('answer' in found) return found.answer
    const { weekly } = found
    const { item, chain, plan } = weekly
    const post = postFor(asked.actor, weekly)
    if (!post) {
      await recordRefusal(asked, { action: 'correct', object: item.id, chain: chain.id, why: 'not-filed' })
      return say(notPossible['nothing-to-correct'](chain.name, periodWords(plan, asked.rules).week))
    }
    const card = item.state === 'exempt' ? await drawWeekly(asked, weekly) : await drawForm(asked, weekly)
    return {
      where: 'private',
      content: { card },
      item: { id: item.id, chain: chain.id, period: item.period },
      topic: 'weekly-open',
    }
  },
}
