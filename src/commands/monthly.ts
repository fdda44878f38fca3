import { months } from '../db/months.ts'
import { nothingOwed, onlyBackups } from '../texts/refusals.ts'
import { drawMonth } from '../usecases/monthly/draw-month.ts'
import { month } from '../usecases/monthly/month.ts'
import { readMonthItem } from '../usecases/monthly/month-item.ts'
import { helpers } from '../usecases/refuse.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain, theChain } from './which-chain.ts'

/** 月报: opens the month's card where the person left it. */
export const monthly: Command = {
  name: '月报',
  aliases: ['monthly', 'month', '月度进展', '改月报'],
  summary: '打开本月进展卡片，接着上次的步骤填',
  usage: '月报 [产业链]',
  example: '月报',
  action: 'file',
  showsOnly: true,
  run: async (asked, words) => {
    const { chain: named } = await leadingChain(asked, words)
    const chosen = await theChain(asked, 'file', named, '月报')
    if ('answer' in chosen) return chosen.answer
    const { chain } = chosen
    const right = asked.may('file', { chain: chain.id })
    if (!right.allow) {
      const refusal = await refused(asked, right, 'file', chain.id)
      const filesElsewhere = asked.actor.grants.some(({ role }) => role === 'backup' || role === 'reporter')
      return filesElsewhere ? say(onlyBackups(await helpers(asked.tx, 'office'))) : refusal
    }
    const plan = await month.now(asked)
    const item = plan && (await readMonthItem(asked, months.itemId(chain.id, plan.month)))
    if (!item) return say(nothingOwed)
    return {
      where: 'private',
      content: { card: await drawMonth(asked, item) },
      item: { id: item.item.id, chain: chain.id, period: item.item.period },
      topic: 'month-open',
    }
  },
}
