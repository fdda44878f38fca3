import type { RecordRow } from '../../cards/record-list.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import { findRecords, type StoredRecord } from '../../db/records.ts'
import { lacking, owedTypes } from '../../domain/kinds/doc.ts'
import { chainsFor, decide } from '../../domain/rights.ts'
import { dayOf, type Instant } from '../../domain/time.ts'
import * as t from '../../texts/records.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import type { ListWish } from '../records/read-filters.ts'

/** Documents of all chains; nobody has more. */
const mostDocs = 20_000

/** What key chains owe and nobody has registered, a row each: in a list that is narrowed by nothing but a chain or the open ones. */
export const owedRows = async (ctx: ActorCtx, wish: ListWish): Promise<RecordRow[]> => {
  const { open, lights, ...narrowed } = wish.query
  const yellow = lights?.includes('yellow') ?? true
  const plain = !wish.district && !wish.mine && !wish.still && !wish.archived && open !== false && yellow
  if (!plain || Object.values(narrowed).some((one) => one !== undefined)) return []
  const seen = chainsFor(ctx.actor, 'doc-see')
  const chains = (await allChains(ctx.tx)).filter(
    ({ id, kind }) => kind === 'key' && (seen === 'all' || seen.includes(id)) && (wish.chain?.id ?? id) === id,
  )
  const query = { kind: 'doc', chains: chains.map(({ id }) => id), states: ['valid', 'ended'] }
  const docs = new Map<string | undefined, StoredRecord[]>()
  for (const one of await findRecords(ctx.tx, query, { limit: mostDocs, offset: 0 }))
    docs.set(one.chainId, [...(docs.get(one.chainId) ?? []), one])
  return chains.flatMap((chain) => owedBy(ctx, chain, docs.get(chain.id) ?? []))
}

/** How many documents key chains lacked at a moment. @param stood those that were open then, or have been ended since */
export const countLacking = async (ctx: Ctx, stood: readonly StoredRecord[], at: Instant): Promise<number> => {
  const owing = (await allChains(ctx.tx)).filter(({ kind }) => kind === 'key')
  const query = { kind: 'doc', chains: owing.map(({ id }) => id), open: false, states: ['ended'] }
  const ended = await findRecords(ctx.tx, query, { limit: mostDocs, offset: 0 })
  const docs = new Map([...ended.filter(({ closedAt = '' }) => closedAt < at), ...stood].map((one) => [one.id, one]))
  const today = dayOf(at, ctx.rules.zone)
  return owing.flatMap(({ id, since }) =>
    lacking(
      [...docs.values()].filter(({ chainId, state }) => chainId === id && state !== 'void'),
      { today, numbers: ctx.rules.numbers, since },
    ),
  ).length
}

const owedBy = (ctx: ActorCtx, chain: Chain, docs: readonly StoredRecord[]): RecordRow[] => {
  const { now, rules } = ctx
  const at = { today: dayOf(now, rules.zone), numbers: rules.numbers, since: chain.since }
  const mayRaise = decide(ctx.actor, 'doc-raise', { chain: chain.id }, { kind: 'p2p' }).allow
  return lacking(docs, at).map(({ type, year }) => ({
    name: t.notRegistered(type, year),
    light: { is: 'yellow', text: t.notRegisteredLight },
    stateWord: '',
    rest: chain.name,
    ...(mayRaise && {
      open: {
        label: t.recordButtons.register,
        about: `doc_${chain.id}_${owedTypes.findIndex((one) => one.type === type) + 1}`,
        action: { on: 'records', do: 'new', kind: 'doc', words: chain.name, page: 1 },
      },
    }),
  }))
}
