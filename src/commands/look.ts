import { allChains, type Chain } from '../db/chains.ts'
import { readRange, type WeekRange } from '../domain/range.ts'
import { chainsFor } from '../domain/rights.ts'
import { type Day, dayOf } from '../domain/time.ts'
import { allChainsWord } from '../texts/commands.ts'
import { unknownChain, unknownRange } from '../texts/refusals.ts'
import { drawLook } from '../usecases/look-back.ts'
import type { Answer, Asked, Command } from './command.ts'
import { refused, say } from './refused.ts'
import { chainsOpenTo, leadingChain } from './which-chain.ts'

const usualRange = '近4周'

/** 查: reports of a chain over a range. Chain and range in either order; without a range, the last four weeks. */
export const look: Command = {
  name: '查',
  aliases: ['look', 'find', '查询', '查看', '往期'],
  summary: '查往期工作动态',
  usage: '查 [产业链] [本周|上周|上月|近4周|2026-09]',
  example: '查 航天 上月',
  action: 'look-back',
  showsOnly: true,
  run: async (asked, words) => {
    const wish = await readWish(asked, words, dayOf(asked.now, asked.rules.zone))
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

/** Chain and range in either order, either left out; the range may hold spaces, `近 4 周`. */
const readWish = async (
  asked: Asked,
  words: string,
  today: Day,
): Promise<{ chain?: Chain; range: WeekRange } | { answer: Answer }> => {
  const parts = words.split(/\s+/).filter(Boolean)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  const chainIn = async (word: string) => (await leadingChain(asked, word)).chain
  const leading = await chainIn(first)
  const trailing = leading || parts.length < 2 ? undefined : await chainIn(last)
  const chain = leading ?? trailing
  const rest = (leading ? parts.slice(1) : trailing ? parts.slice(0, -1) : parts).join(' ')
  const range = readRange(rest === '' ? usualRange : rest, today)
  if (range.ok) return { range: range.value, ...(chain && { chain }) }
  const aboutTime = chain !== undefined || (parts.length === 1 && /[\d周月年期]/u.test(first))
  if (aboutTime) return { answer: say(unknownRange) }
  return { answer: say(unknownChain((await chainsOpenTo(asked, 'look-back')).map(({ name }) => name))) }
}
