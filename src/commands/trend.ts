import { isTold } from '../domain/charts.ts'
import { dayOf } from '../domain/time.ts'
import { safePart } from '../exports/file-name.ts'
import * as t from '../texts/monitoring.ts'
import { queueFile } from '../usecases/files/queue-file.ts'
import { readTrends } from '../usecases/monitoring/read-trends.ts'
import { shortName } from '../usecases/records/draw-lists.ts'
import type { Command } from './command.ts'
import { privateFile } from './private-file.ts'
import { refused, say } from './refused.ts'
import { chainOrAll, theChain } from './which-chain.ts'

const action = 'figure-totals'

/** 趋势图: what 监测 says of the last year, as a picture. */
export const trendCommand: Command = {
  name: '趋势图',
  aliases: ['trend', '月度趋势'],
  summary: t.trendSummary,
  usage: '趋势图 [产业链]',
  example: '趋势图 航天',
  action,
  run: async (asked, words) => {
    const said = await chainOrAll(asked, words, action)
    if ('answer' in said) return said.answer
    const named = await theChain(asked, action, said.chain, '趋势图')
    if ('answer' in named) return named.answer
    const { chain } = named
    const right = asked.may(action, { chain: chain.id })
    if (!right.allow) return refused(asked, right, action, chain.id)
    const { now, rules } = asked
    const trends = (await readTrends(asked, chain)).filter(isTold)
    if (trends.length === 0) return say(t.noTrend(chain.name))
    const name = t.trendsName(safePart(shortName(chain)), dayOf(now, rules.zone), rules.demo)
    const chart = { title: t.trendsTitle(chain.name, rules.demo), trends }
    return privateFile(
      asked,
      async (from) =>
        (await queueFile(asked, { wish: { chart, right: action, chains: [chain.id], name }, chain: chain.id }, from))
          .said,
    )
  },
}
