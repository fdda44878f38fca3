import type { Unreported } from '../domain/look-words.ts'
import type { ItemState } from '../domain/report.ts'
import type { Instant, Week } from '../domain/time.ts'
import type { WeekPlan } from '../domain/week-plan.ts'
import { periodStore } from './periods.ts'
import { prepared, unawaited } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** 应报件: what one chain owes for one period. The chain owes it, not a person. */
export interface Item {
  id: string
  chainId: string
  period: Week
  state: ItemState
  note?: string | undefined
  currentRev: number
  firstSentAt?: Instant | undefined
  isLate: boolean
  nudges: number
  nudgedAt?: Instant | undefined
}

export interface ItemPeriod {
  period: Week
  plan: WeekPlan
}

export const weeks = periodStore<WeekPlan>('weekly', ({ week }) => week)
export const itemId = weeks.itemId

export const toItem = (row: Database['item']): Item => ({
  id: row.id,
  chainId: row.chain_id,
  period: row.period,
  state: row.state as ItemState,
  note: row.note ?? undefined,
  currentRev: row.current_rev,
  firstSentAt: row.first_sent_at ?? undefined,
  isLate: row.is_late === 1,
  nudges: row.nudges,
  nudgedAt: row.nudged_at ?? undefined,
})

export const toPeriod = (row: Pick<Database['period'], 'period' | 'plan'>): ItemPeriod => ({
  period: row.period,
  plan: weeks.toPlan(row),
})

const asPeriod = (plan: WeekPlan): ItemPeriod => ({ period: plan.week, plan })

export const readPeriod = async (db: Executor, period: Week): Promise<ItemPeriod | undefined> => {
  const plan = await weeks.read(db, period)
  return plan && asPeriod(plan)
}

/** Weeks still of interest: those whose lock is not further back than `since`, oldest first. */
export const periodsLockedAfter = async (db: Executor, since: Instant): Promise<ItemPeriod[]> =>
  (await weeks.lockedAfter(db, since)).map(asPeriod)

/** The period a person writes for now: the earliest open one whose lock is ahead, else the latest one opened. */
export const currentPeriod = async (db: Executor, now: Instant): Promise<ItemPeriod | undefined> => {
  const row =
    (await db
      .selectFrom('period')
      .selectAll()
      .where('type', '=', 'weekly')
      .where('opens_at', '<=', now)
      .where('lock_at', '>', now)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst()) ??
    (await db
      .selectFrom('period')
      .selectAll()
      .where('type', '=', 'weekly')
      .where('opens_at', '<=', now)
      .orderBy('due_at', 'desc')
      .limit(1)
      .executeTakeFirst())
  return row && toPeriod(row)
}

export const readItem = async (db: Executor, id: string): Promise<Item | undefined> => {
  const [row] = await byId(db, { id })
  return row && toItem(row)
}

const byId = prepared<{ id: string }, Database['item']>((db, slot) =>
  db.selectFrom('item').selectAll().where('id', '=', slot('id')),
)

/** The period a week belongs to: its own, or the one it merged into. */
export const periodCovering = async (db: Executor, week: Week): Promise<ItemPeriod | undefined> => {
  const row = await db
    .selectFrom('period')
    .selectAll()
    .where('type', '=', 'weekly')
    .where('period', '>=', week)
    .orderBy('period')
    .limit(1)
    .executeTakeFirst()
  const found = row && toPeriod(row)
  return found?.plan.covers.includes(week) ? found : undefined
}

/** Items of one period in the order of the chains. */
export const itemsOf = async (db: Executor, period: Week): Promise<Item[]> => {
  const rows = await db
    .selectFrom('item')
    .innerJoin('chain', 'chain.id', 'item.chain_id')
    .selectAll('item')
    .where('item.period', '=', period)
    .orderBy('chain.position')
    .execute()
  return rows.map(toItem)
}

export const itemIdsOf = async (db: Executor, period: Week): Promise<string[]> =>
  (await itemsOf(db, period)).map(({ id }) => id)

/** Ids of a period's items whose text in force came after that moment. @param chainId of that chain alone */
export const itemsFiledAfter = async (db: Executor, period: Week, at: Instant, chainId?: string): Promise<string[]> =>
  (chainId === undefined
    ? await filedAfter(db, { period, at })
    : await chainFiledAfter(db, { period, at, chainId })
  ).map(({ id }) => id)

const inForceAfter = (db: Executor, period: Week, at: Instant) =>
  db
    .selectFrom('item')
    .innerJoin('revision', (join) =>
      join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev'),
    )
    .select('item.id')
    .where('item.period', '=', period)
    .where('revision.received_at', '>', at)
    .orderBy('item.id')

const filedAfter = prepared<{ period: Week; at: Instant }, { id: string }>((db, slot) =>
  inForceAfter(db, slot('period'), slot('at')),
)

const chainFiledAfter = prepared<{ period: Week; at: Instant; chainId: string }, { id: string }>((db, slot) =>
  inForceAfter(db, slot('period'), slot('at')).where('item.chain_id', '=', slot('chainId')),
)

/** Items of chains from one period to another, weeks unless another type is asked for, newest first. @param only those due by then without a report, or 免报. */
export const itemsBetween = async (
  db: Executor,
  range: {
    type?: string
    chains: readonly string[]
    from: string
    to: string
    limit: number
    offset: number
    only?: { state: Unreported; dueBy: Instant } | undefined
  },
): Promise<{ items: Item[]; total: number }> => {
  if (range.chains.length === 0) return { items: [], total: 0 }
  const { only, type = 'weekly' } = range
  let found = db
    .selectFrom('item')
    .innerJoin('chain', 'chain.id', 'item.chain_id')
    .where('item.type', '=', type)
    .where('item.chain_id', 'in', range.chains)
    .where('item.period', '>=', range.from)
    .where('item.period', '<=', range.to)
  if (only?.state === 'exempt') found = found.where('item.state', '=', 'exempt')
  if (only?.state === 'missing')
    found = found
      .innerJoin('period', 'period.period', 'item.period')
      .where('item.state', '!=', 'exempt')
      .where('item.current_rev', '=', 0)
      .where('period.due_at', '<=', only.dueBy)
  const rows = await found
    .selectAll('item')
    .orderBy('item.period', 'desc')
    .orderBy('chain.position')
    .limit(range.limit)
    .offset(range.offset)
    .execute()
  const count = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { items: rows.map(toItem), total: Number(count.n) }
}

export const updateItem = async (tx: Tx, item: Item): Promise<void> => {
  await update(tx, {
    id: item.id,
    state: item.state,
    note: item.note ?? null,
    current_rev: item.currentRev,
    first_sent_at: item.firstSentAt ?? null,
    is_late: item.isLate ? 1 : 0,
    nudges: item.nudges,
    nudged_at: item.nudgedAt ?? null,
  })
}

const update = unawaited<Omit<Database['item'], 'type' | 'chain_id' | 'period'>>((db, slot) =>
  db
    .updateTable('item')
    .set({
      state: slot('state'),
      note: slot('note'),
      current_rev: slot('current_rev'),
      first_sent_at: slot('first_sent_at'),
      is_late: slot('is_late'),
      nudges: slot('nudges'),
      nudged_at: slot('nudged_at'),
    })
    .where('id', '=', slot('id')),
)
