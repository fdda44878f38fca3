import { allChains } from '../../db/chains.ts'
import { chainsFor } from '../../domain/rights.ts'
import { allChainsWord } from '../../texts/commands.ts'
import { weekLabel } from '../../texts/dates.ts'
import { drawLook } from '../../usecases/look-back.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 上一页 and 下一页 under 查. The rights are asked again: they may have ended since the card was drawn. */
export const lookAction = async (
  click: Click,
  action: { do: 'prev' | 'next'; chain: string; from: string; to: string; page: number },
): Promise<CardAnswer> => {
  const all = action.chain === 'all'
  const object = all ? {} : { chain: action.chain }
  if (!click.may('look-back', object).allow) return refuseClick(click, 'look-back', object)
  const open = chainsFor(click.actor, 'look-back')
  const chains = (await allChains(click.tx)).filter(
    ({ id }) => (open === 'all' || open.includes(id)) && (all || id === action.chain),
  )
  const card = await drawLook(click, {
    chain: action.chain,
    chainName: all ? allChainsWord : (chains[0]?.name ?? ''),
    chains: chains.map(({ id }) => id),
    from: action.from,
    to: action.to,
    rangeText: action.from === action.to ? weekLabel([action.from]) : weekLabel([action.from, action.to]),
    page: action.do === 'next' ? action.page + 1 : action.page - 1,
  })
  return { card }
}
