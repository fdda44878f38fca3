import { kindNamed } from '../../commands/named-kind.ts'
import { lookToasts } from '../../texts/look.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawSearch } from '../../usecases/looking-back/draw-search.ts'
import { type LookScope, lookScope } from '../../usecases/looking-back/look-scope.ts'
import { asksReports, readLook } from '../../usecases/looking-back/read-look.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** The rights are asked again: they may have ended since the card was drawn. */
const withScope = async (
  click: Click,
  named: { id: string } | undefined,
  draw: (scope: LookScope) => Promise<CardAnswer>,
): Promise<CardAnswer> => {
  const scope = await lookScope(click, named)
  if (!('refused' in scope)) return draw(scope)
  return refuseClick(click, 'look-back', scope.wanted === undefined ? {} : { chain: scope.wanted })
}

/** 上一页 and 下一页 under 查. */
const turnPage = (click: Click, action: Wish<'look'>): Promise<CardAnswer> =>
  withScope(click, action.chain === 'all' ? undefined : { id: action.chain }, async (scope) => {
    const { chain, from, to, only } = action
    const page = action.do === 'next' ? action.page + 1 : action.page - 1
    const kind = click.kinds.find(({ key }) => key.test(from))
    if (!kind) return { toast: toasts.oldCard }
    const chains = scope.chains.map(({ id }) => id)
    return { card: await kind.look(click, { chain, chainName: scope.chainName, chains, from, to, page, only }) }
  })

/** The same under what was found by text, person, state or light. */
const turnFound = async (click: Click, action: Wish<'search'>): Promise<CardAnswer> => {
  const { kind, words } = kindNamed(click, action.words)
  const read = await readLook(click, words)
  if ('fault' in read || !asksReports(read.wish)) return { toast: toasts.oldCard }
  const { wish } = read
  return withScope(click, wish.chain, async (scope) => {
    const turn = { to: action.do, at: action.at, page: action.page }
    const found = await drawSearch(click, { wish, kind, scope, place: click.place.kind, turn })
    return 'card' in found ? { card: found.card } : { toast: lookToasts.changed }
  })
}

export const lookButton: Button<'look'> = { right: 'look-back', mark: ({ chain }) => chain, press: turnPage }

export const searchButton: Button<'search'> = { right: 'look-back', mark: ({ words }) => words, press: turnFound }
