import { months } from '../db/months.ts'
import { plainWord, splitFirst } from '../domain/normalise.ts'
import { monthNotByText, nothingOwed, onlyBackups } from '../texts/refusals.ts'
import { drawMonth } from '../usecases/monthly/draw-month.ts'
import { month } from '../usecases/monthly/month.ts'
import { readMonthItem } from '../usecases/monthly/month-item.ts'
import { helpers } from '../usecases/refuse.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { noSuchChain, theChain } from './which-chain.ts'
import { readChainAndWeek } from './which-week.ts'

/** 月报: opens the month's card where the person left it. */
export const monthly: Command = {
  name: '月报',
  aliases: ['monthly', 'month', '月度进展', '改月报'],
  summary: '打开本月进展卡片，接着上次的步骤填',
  usage: '月报 [产业链] [月份]',
  example: '月报',
  action: 'file',
  showsOnly: true,
  run: async (asked, words) => {
    const read = await readChainAndWeek(asked, `${monthly.name} ${words}`)
    if ('answer' in read) return read.answer
    const isText = read.rest !== '' && (read.chain !== undefined || /[\d\s，,。：:；;]/u.test(read.rest))
    if (read.rest !== '' && !isText) return noSuchChain(asked, 'file', plainWord(splitFirst(read.rest).word))
    const chosen = await theChain(asked, 'file', read.chain, '月报')
    if ('answer' in chosen) return chosen.answer
    const { chain } = chosen
    const right = asked.may('file', { chain: chain.id })
    if (!right.allow) {
      const refusal = await refused(asked, right, 'file', chain.id)
      const filesElsewhere = asked.actor.grants.some(({ role }) => role === 'backup' || role === 'reporter')
      return filesElsewhere ? say(onlyBackups(await helpers(asked.tx, 'office'))) : refusal
    }
    if (isText) return say(monthNotByText(chain.name))
    const { kind, period: named } = read.other ?? {}
    const period = named ?? (await month.now(asked))?.month
    const item = period === undefined ? undefined : await readMonthItem(asked, months.itemId(chain.id, period))
    if (!item) return say(kind && named !== undefined ? kind.command.none(chain.name, named) : nothingOwed)
    return {
      where: 'private',
      content: { card: await drawMonth(asked, item) },
      item: { id: item.item.id, chain: chain.id, period: item.item.period },
      topic: 'month-open',
    }
  },
}
