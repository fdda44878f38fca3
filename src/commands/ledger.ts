import { drawLedger } from '../usecases/records/draw-ledger.ts'
import type { Command } from './command.ts'
import { refused } from './refused.ts'
import { chainOrAll, chainsOpenTo } from './which-chain.ts'

/** 台账: counts of all kinds of records. */
export const ledger: Command = {
  name: '台账',
  aliases: ['ledger'],
  summary: '看台账：各类记录在办多少、亮什么灯',
  usage: '台账 [产业链]',
  example: '台账 航天',
  action: 'task-see',
  showsOnly: true,
  run: async (asked, words) => {
    const named = await chainOrAll(asked, words, 'task-see')
    if ('answer' in named) return named.answer
    const { place } = asked
    const own = place.kind === 'group' && place.chain !== undefined ? await chainsOpenTo(asked, 'task-see') : []
    const chain = named.chain ?? own.find(({ id }) => place.kind === 'group' && id === place.chain)
    const right = asked.may('task-see', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'task-see', chain?.id)
    return { where: right.where, content: { card: await drawLedger(asked, chain) } }
  },
}
