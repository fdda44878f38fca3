import { checkupSummary } from '../texts/checkup.ts'
import { drawCheckup } from '../usecases/checkup/draw-checkup.ts'
import type { Command } from './command.ts'
import { refused } from './refused.ts'
import { chainOrAll, theChain } from './which-chain.ts'

/** 体检: whether a chain has what the plan asks of it, and how fresh that is. */
export const checkup: Command = {
  name: '体检',
  aliases: ['checkup', '完整性', '1155'],
  summary: checkupSummary,
  usage: '体检 [产业链]',
  example: '体检 航天',
  action: 'checkup',
  showsOnly: true,
  run: async (asked, words) => {
    const said = await chainOrAll(asked, words, 'checkup')
    if ('answer' in said) return said.answer
    const named = await theChain(asked, 'checkup', said.chain, '体检')
    if ('answer' in named) return named.answer
    const right = asked.may('checkup', { chain: named.chain.id })
    if (!right.allow) return refused(asked, right, 'checkup', named.chain.id)
    const inGroup = asked.place.kind === 'group' && right.where === 'here'
    return { where: right.where, content: { card: await drawCheckup(asked, named.chain, inGroup) } }
  },
}
