import { organisationSummary } from '../texts/organisation.ts'
import { drawOrganisation } from '../usecases/people/draw-organisation.ts'
import type { Command } from './command.ts'
import { refused } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** 组织: 领导小组, 成员单位, 服务团, and of each chain its chief, task force and 专家服务团. */
export const organisation: Command = {
  name: '组织',
  aliases: ['组织架构', 'organisation'],
  summary: organisationSummary,
  usage: '组织 [产业链]',
  example: '组织 航天',
  action: 'status',
  run: async (asked, words) => {
    const named = await chainOrAll(asked, words, 'status')
    if ('answer' in named) return named.answer
    const { chain } = named
    const right = asked.may('status', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'status', chain?.id)
    return { where: right.where, content: { card: await drawOrganisation(asked, chain) } }
  },
}
