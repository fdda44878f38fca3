import {
  type Entry,
  entriesOf,
  entryId,
  entryOfCause,
  nextEntryNo,
  readEntry,
  saveEntry,
} from '../../db/assessment-entries.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { askSecond, tellProposer } from './ask-second.ts'
import { type SecondFor, secondFor } from './second-person.ts'

export type NewEntry = Pick<Entry, 'year' | 'sort' | 'of' | 'chainId' | 'value' | 'reason' | 'sourceKey'>

export type Entered =
  | { is: 'entered' | 'again'; entry: Entry }
  | { is: 'waiting'; entry: Entry; others: string[] }
  /** A score is given once a year. */
  | { is: 'scored'; entry: Entry }

/** Writes down what a person changes of a score. Where their own bureau answers for the chain, it counts once a second person has said yes. */
export const enter = async (ctx: ActorCtx, wish: NewEntry, settled?: { second: Entry['second'] }): Promise<Entered> => {
  const { tx, now, actor } = ctx
  const known = await entryOfCause(tx, wish.sourceKey)
  if (known) return { is: 'again', entry: known }
  const before = wish.sort === 'score' ? await scoredBefore(ctx, wish) : undefined
  if (before) return { is: 'scored', entry: before }
  const why = settled ? undefined : await secondFor(ctx, wish.year, wish.chainId)
  const no = await nextEntryNo(tx, wish.year)
  const entry: Entry = {
    ...wish,
    id: entryId(wish.year, no),
    no,
    by: { id: actor.personId, name: actor.name, post: actor.grants[0]?.role },
    at: now,
    state: why ? 'waiting' : 'valid',
    second: settled?.second,
  }
  await saveEntry(tx, entry)
  await auditedEntry(ctx, 'enter', entry, why)
  return why ? { is: 'waiting', entry, others: await askSecond(ctx, entry, why) } : { is: 'entered', entry }
}

const scoredBefore = async (
  { tx }: ActorCtx,
  { year, of, chainId }: Pick<NewEntry, 'year' | 'of' | 'chainId'>,
): Promise<Entry | undefined> =>
  (await entriesOf(tx, year, chainId === undefined ? [] : [chainId], ['valid', 'waiting'])).find(
    (one) => one.sort === 'score' && one.of === of && one.chainId === chainId,
  )

export type Settled =
  | { is: 'none' }
  /** Whoever entered it may not be the second. */
  | { is: 'own' | 'settled' | 'done'; entry: Entry }

/** The second person's yes or no. */
export const settleEntry = async (ctx: ActorCtx, id: string, agrees: boolean, why?: string): Promise<Settled> => {
  const { tx, now, actor } = ctx
  const entry = await readEntry(tx, id)
  if (!entry) return { is: 'none' }
  if (entry.state !== 'waiting') return { is: 'settled', entry }
  if (entry.by.id === actor.personId) return { is: 'own', entry }
  const after: Entry = {
    ...entry,
    state: agrees ? 'valid' : 'refused',
    second: { id: actor.personId, name: actor.name, at: now, why },
  }
  await saveEntry(tx, after)
  await auditedEntry(ctx, agrees ? 'confirm' : 'refuse', after)
  await tellProposer(ctx, after, agrees)
  return { is: 'done', entry: after }
}

/** What was entered and does not hold: by whoever entered it while it waits, else by another. */
export const withdrawEntry = async (ctx: ActorCtx, id: string, why: string): Promise<Settled> => {
  const { tx, now, actor } = ctx
  const entry = await readEntry(tx, id)
  if (!entry) return { is: 'none' }
  if (entry.state !== 'valid' && entry.state !== 'waiting') return { is: 'settled', entry }
  if (entry.state === 'valid' && entry.by.id === actor.personId) return { is: 'own', entry }
  const second = { id: actor.personId, name: actor.name, at: now, why }
  const after: Entry = { ...entry, state: 'withdrawn', second }
  await saveEntry(tx, after)
  await auditedEntry(ctx, 'withdraw', after)
  return { is: 'done', entry: after }
}

const auditedEntry = (ctx: ActorCtx, act: string, entry: Entry, why?: SecondFor): Promise<void> =>
  audited(ctx, `assessment/${act}`, {
    object: entry.id,
    chain: entry.chainId,
    detail: { sort: entry.sort, of: entry.of, value: entry.value, state: entry.state, ...(why && { second: why }) },
  })
