import { dayOf } from '../domain/time.ts'
import { safePart } from '../exports/file-name.ts'
import * as t from '../texts/goals.ts'
import { queueFile } from '../usecases/files/queue-file.ts'
import { readGauges } from '../usecases/goals/read-gauges.ts'
import { chainsOfGoals } from '../usecases/kinds/goal-view.ts'
import { shortName } from '../usecases/records/draw-lists.ts'
import type { Command } from './command.ts'
import { privateFile } from './private-file.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

const action = 'goal-see'

/** 目标图: what 目标 says of how far they are, as a picture. */
export const targetsCommand: Command = {
  name: '目标图',
  aliases: ['targets', '目标进度', '规划目标'],
  summary: t.pictureSummary,
  usage: '目标图 [产业链]',
  example: '目标图 航天',
  action,
  run: async (asked, words) => {
    const said = await chainOrAll(asked, words, action)
    if ('answer' in said) return said.answer
    const right = asked.may(action, said.chain ? { chain: said.chain.id } : {})
    if (!right.allow) return refused(asked, right, action, said.chain?.id)
    const { chains, whole } = await chainsOfGoals(asked, said.chain)
    const { plan, goals } = await readGauges(asked, { chains, whole, inGroup: false })
    const gauges = [...plan, ...goals]
    if (gauges.length === 0) return say(t.nothingToDraw)
    const { now, rules } = asked
    const [only] = chains.length === 1 ? chains : []
    const scope = only ? shortName(only) : t.district
    const name = t.pictureName(safePart(scope), dayOf(now, rules.zone), rules.demo)
    const wish = {
      chart: { title: t.pictureTitle(scope, rules.demo), gauges },
      right: action,
      chains: whole ? ('all' as const) : chains.map(({ id }) => id),
      name,
    } as const
    return privateFile(asked, async (from) => (await queueFile(asked, { wish, chain: only?.id }, from)).said)
  },
}
