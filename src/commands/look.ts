import { allChains } from '../db/chains.ts'
import { chainsFor } from '../domain/rights.ts'
import { allChainsWord } from '../texts/commands.ts'
import { drawVersions } from '../usecases/draw-versions.ts'
import { drawLook } from '../usecases/look-back.ts'
import { readChainAndRange } from './chain-and-range.ts'
import type { Answer, Asked, Command } from './command.ts'
import { lookOfMonths, wordsOfMonth } from './of-months.ts'
import { refused } from './refused.ts'
import { readChainAndWeek, theReport } from './which-week.ts'

const usualRange = '近4周'

const versions = /(?:^|\s)(?:各版|版本|版本记录)$/u

/** 查 … 版本: every revision of one report. */
const showVersions = async (asked: Asked, words: string): Promise<Answer> => {
  const read = await readChainAndWeek(asked, words.trim())
  if ('answer' in read) return read.answer
  const found = await theReport(asked, 'look-back', read, '查')
  if ('answer' in found) return found.answer
  return { where: found.where, content: { card: await drawVersions(asked, found.weekly, 1) } }
}

/** 查: reports of a chain over a range. Chain and range in either order; without a range, the last four weeks. */
export const look: Command = {
  name: '查',
  aliases: ['look', 'find', '查询', '查看', '往期'],
  summary: '查往期工作动态；写明哪一周，再加「版本」看每一版',
  usage: '查 [产业链] [本周|上周|上月|近4周|2026-09] [月报]',
  example: '查 航天 上月',
  action: 'look-back',
  showsOnly: true,
  run: async (asked, words) => {
    const month = wordsOfMonth(words)
    if (month !== undefined) return lookOfMonths(asked, month)
    const ofVersions = versions.exec(words)
    if (ofVersions) return showVersions(asked, words.slice(0, ofVersions.index))
    const wish = await readChainAndRange(asked, words, { action: 'look-back', usual: usualRange })
    if ('answer' in wish) return wish.answer
    const { chain, range } = wish

    const own = asked.place.kind === 'group' ? asked.place.chain : undefined
    const wanted = chain?.id ?? own
    const right = asked.may('look-back', wanted === undefined ? {} : { chain: wanted })
    if (!right.allow) return refused(asked, right, 'look-back', wanted)
    const open = chainsFor(asked.actor, 'look-back')
    const all = (await allChains(asked.tx)).filter(({ id }) => open === 'all' || open.includes(id))
    const chosen = wanted === undefined ? (all.length === 1 ? all[0] : undefined) : all.find(({ id }) => id === wanted)
    const { from, to, label } = range
    const card = await drawLook(asked, {
      chain: chosen?.id ?? 'all',
      chainName: chosen?.name ?? allChainsWord,
      chains: chosen ? [chosen.id] : all.map(({ id }) => id),
      from,
      to,
      rangeText: label,
      page: 1,
    })
    return { where: right.where, content: { card } }
  },
}
