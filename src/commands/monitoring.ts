import type { Chain } from '../db/chains.ts'
import { monthOf } from '../domain/month-plan.ts'
import { readRange } from '../domain/range.ts'
import { dayOf, dayOfWeek } from '../domain/time.ts'
import { noMonth } from '../texts/monitoring.ts'
import { sentence } from '../texts/plain.ts'
import { drawTotals } from '../usecases/monitoring/draw-totals.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { chainOrAll, chainsOpenTo } from './which-chain.ts'

const action = 'figure-totals'

/** 监测: what the firms of a chain have reported together. */
export const monitoring: Command = {
  name: '监测',
  aliases: ['monitoring', '运行监测', '指标合计'],
  summary: '看企业指标的全链合计：产值、用电、用工；不显示哪一户',
  usage: '监测 [产业链] [月份]',
  example: '监测 航天 上月',
  action,
  showsOnly: true,
  run: async (asked, words) => {
    const named = await chainOrAll(asked, words, action, /[月周年季期\d]/u)
    if ('answer' in named) return named.answer
    const { place } = asked
    const open = await chainsOpenTo(asked, action)
    const own = place.kind === 'group' && place.chain !== undefined ? open.filter(({ id }) => id === place.chain) : open
    const chains: readonly Chain[] = named.chain ? [named.chain] : own
    const right = asked.may(action, named.chain ? { chain: named.chain.id } : {})
    if (!right.allow) return refused(asked, right, action, named.chain?.id)
    const rest = named.rest.trim()
    const range = rest === '' ? undefined : readRange(rest, dayOf(asked.now, asked.rules.zone))
    const months = range?.ok ? [range.value.from, range.value.to].map((week) => monthOf(dayOfWeek(week, 4))) : []
    if (range && (!range.ok || months[0] !== months[1])) return say(sentence`${noMonth}`)
    const warned = right.where === 'private' || place.kind === 'p2p'
    return { where: right.where, content: { card: await drawTotals(asked, { chains, month: months[0], warned }) } }
  },
}
