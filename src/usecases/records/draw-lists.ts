import type { Card } from '../../cards/kit/card.ts'
import { listsCard } from '../../cards/lists.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import { listCounts } from '../../db/list-counts.ts'
import { chainsFor } from '../../domain/rights.ts'
import { dayOf } from '../../domain/time.ts'
import { allChainsWord } from '../../texts/commands.ts'
import * as t from '../../texts/lists/overview.ts'
import { recordButtons } from '../../texts/records.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { type Kind, lists } from './kinds.ts'
import { actionOf } from './rights.ts'

/** One list in one chain: how much it holds, and how much of that is to be looked at again. */
export interface ListState {
  kind: Kind
  chain: Chain
  rows: number
  stale: number
}

/** Every list of every chain that reports; what holds nothing is 未登记. */
export const listStates = async (ctx: Ctx, chain?: Chain): Promise<ListState[]> => {
  const counts = await listCounts(
    ctx.tx,
    lists.map(({ key }) => key),
    dayOf(ctx.now, ctx.rules.zone),
  )
  const all = chain ? [chain] : (await allChains(ctx.tx)).filter(({ kind }) => kind === 'key')
  return lists.flatMap((kind) =>
    all.map((one) => {
      const found = counts.find((count) => count.kind === kind.key && count.chainId === one.id)
      return { kind, chain: one, rows: found?.rows ?? 0, stale: found?.stale ?? 0 }
    }),
  )
}

export const shortName = ({ aliases, name }: Chain): string => aliases[0] ?? name
const plus = (states: readonly ListState[], of: 'rows' | 'stale'): number =>
  states.reduce((sum, state) => sum + state[of], 0)

/** 清单: all lists as somebody may see them; a button a list opens its rows. */
export const drawLists = async (ctx: ActorCtx, chain: Chain | undefined, inGroup: boolean): Promise<Card> => {
  const states = (await listStates(ctx, chain)).filter((state) => maySeeList(ctx, state, inGroup))
  const shown = lists.flatMap((kind) => {
    const own = states.filter((state) => state.kind === kind)
    return own.length > 0 ? [{ kind, own }] : []
  })
  return listsCard({
    title: t.listsTitle(chain?.name ?? allChainsWord),
    counts: t.listsCount(plus(states, 'rows'), plus(states, 'stale')),
    rows: shown.map(({ kind, own }) => ({
      name: `${kind.word} ${kind.texts.short ?? ''}`,
      word: t.rowsOf(plus(own, 'rows')),
      warns: plus(own, 'rows') === 0 || plus(own, 'stale') > 0,
      rest: [
        t.staleIn(
          own.filter(({ stale }) => stale > 0).map((one) => ({ name: shortName(one.chain), stale: one.stale })),
        ),
        plus(own, 'rows') > 0 && own.length > 1
          ? t.missingIn(own.filter(({ rows }) => rows === 0).map((one) => shortName(one.chain)))
          : '',
      ]
        .filter(Boolean)
        .join(' · '),
      open: {
        label: recordButtons.open,
        about: kind.key,
        action: { on: 'records', do: 'list', kind: kind.key, words: chain?.name ?? '', page: 1 },
      },
    })),
  })
}

/** Of a list that is 敏感 nothing is counted in a group, nor for whoever may not read it. */
export const maySeeList = ({ actor }: ActorCtx, { kind, chain }: ListState, inGroup: boolean): boolean => {
  if (kind.declared.sensitive && inGroup) return false
  const open = chainsFor(actor, kind.declared.sensitive ? 'sensitive-see' : actionOf(kind, 'see'))
  return open === 'all' || open.includes(chain.id)
}
