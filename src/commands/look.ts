import { allChains } from '../db/chains.ts'
import { readRange } from '../domain/range.ts'
import { chainsFor } from '../domain/rights.ts'
import { dayOf } from '../domain/time.ts'
import { allChainsWord } from '../texts/commands.ts'
import { unknownChain, unknownRange } from '../texts/refusals.ts'
import { drawLook } from '../usecases/look-back.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { chainsOpenTo, leadingChain } from './which-chain.ts'

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
    const today = dayOf(asked.now, asked.rules.zone)
    let { chain, rest, word } = await leadingChain(asked, words)
    let rangeWord = rest
    if (!chain && word !== '') {
      const ahead = readRange(word, today)
      if (ahead.ok) {
        rangeWord = word
        ;({ chain, rest, word } = await leadingChain(asked, words.slice(word.length).trim()))
        if (!chain && word !== '')
          return say(unknownChain((await chainsOpenTo(asked, 'look-back')).map(({ name }) => name)))
      } else if (rest.includes(' ')) {
        return say(unknownChain((await chainsOpenTo(asked, 'look-back')).map(({ name }) => name)))
      }
    }
    const range = readRange(rangeWord === '' ? '近4周' : rangeWord, today)
    if (!range.ok) return say(unknownRange)

    const own = asked.place.kind === 'group' ? asked.place.chain : undefined
    const wanted = chain?.id ?? own
    const right = asked.may('look-back', wanted === undefined ? {} : { chain: wanted })
    if (!right.allow) return refused(asked, right, 'look-back', wanted)
    const open = chainsFor(asked.actor, 'look-back')
    const all = (await allChains(asked.tx)).filter(({ id }) => open === 'all' || open.includes(id))
    const chosen = wanted === undefined ? (all.length === 1 ? all[0] : undefined) : all.find(({ id }) => id === wanted)
    const { from, to, label } = range.value
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
