import { sql } from 'kysely'
import type { Month, MonthPlan } from '../domain/month-plan.ts'
import type { MonthContent } from '../domain/monthly.ts'
import type { ItemState, Revision, RiskState } from '../domain/report.ts'
import type { SignOff } from '../domain/sign-off.ts'
import type { Instant, Week } from '../domain/time.ts'
import type { WeeklyContent } from '../domain/weekly.ts'
import { type Chain, readChain } from './chains.ts'
import { type Item, readItem, toPeriod } from './items.ts'
import { periodReports } from './period-reports.ts'
import { prepared } from './prepared.ts'
import { readRevision } from './revisions.ts'
import type { Executor, Tx } from './schema.ts'

/*
 * Monthly periods and items stand in the tables of the weekly ones, told apart by their type. What is stored with them, the plan and the
 * content of a revision, has another shape: it is read here and nowhere else.
 */

export type MonthRevision = Revision<MonthContent>

const prefix = 'monthly/'
export const monthItemId = (chain: string, month: Month): string => `${prefix}${month}/${chain}`
export const isMonthItem = (id: string): boolean => id.startsWith(prefix)

const plans = new Map<string, MonthPlan>()
/** Every chain of a month has the same one: it is read once. */
const toPlan = ({ plan: text }: { plan: string }): MonthPlan => {
  const known = plans.get(text)
  if (known) return known
  const plan = JSON.parse(text) as MonthPlan
  if (plans.size >= 100) plans.clear()
  plans.set(text, plan)
  return plan
}
const ofMonths = (db: Executor) => db.selectFrom('period').select('plan').where('type', '=', 'monthly')

export const saveMonth = async (tx: Tx, plan: MonthPlan): Promise<void> => {
  const row = { plan: JSON.stringify(plan), opens_at: plan.opensAt, due_at: plan.dueAt, lock_at: plan.lockAt }
  await tx
    .insertInto('period')
    .values({ period: plan.month, type: 'monthly', ...row })
    .onConflict((conflict) => conflict.column('period').doUpdateSet(row))
    .execute()
}

export const readMonthPlan = async (db: Executor, month: Month): Promise<MonthPlan | undefined> => {
  const [row] = await planByMonth(db, { month })
  return row && toPlan(row)
}

const planByMonth = prepared<{ month: Month }, { plan: string }>((db, slot) =>
  ofMonths(db).where('period', '=', slot('month')),
)

/** Months still of interest: those whose lock is not further back than `since`, oldest first. */
export const monthsLockedAfter = async (db: Executor, since: Instant): Promise<MonthPlan[]> =>
  (await lockedAfter(db, { since })).map(toPlan)

const lockedAfter = prepared<{ since: Instant }, { plan: string }>((db, slot) =>
  ofMonths(db).where('lock_at', '>=', slot('since')).orderBy('period'),
)

export const latestMonth = async (db: Executor): Promise<MonthPlan | undefined> => {
  const [row] = await latest(db, {})
  return row && toPlan(row)
}

const latest = prepared<object, { plan: string }>((db) => ofMonths(db).orderBy('period', 'desc').limit(1))

/** The month that is the second step of a week, once it has been opened. */
export const monthOfWeek = async (db: Executor, week: Week, now: Instant): Promise<MonthPlan | undefined> =>
  (await monthsLockedAfter(db, now)).find((plan) => plan.week === week)

/** Every chain that owes gets its item of the month; those that have one keep it. */
export const oweMonthItems = async (tx: Tx, month: Month): Promise<void> => {
  const chains = await tx
    .selectFrom('chain')
    .select('id')
    .where('kind', '=', 'key')
    .where('closed_at', 'is', null)
    .execute()
  for (const { id } of chains)
    await tx
      .insertInto('item')
      .values({
        id: monthItemId(id, month),
        type: 'monthly',
        chain_id: id,
        period: month,
        state: 'open',
        note: null,
        current_rev: 0,
        first_sent_at: null,
        is_late: 0,
        nudges: 0,
        nudged_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

export interface MonthParts {
  item: Item
  plan: MonthPlan
  chain: Chain
  current?: MonthRevision
}

export const readMonthParts = async (db: Executor, id: string): Promise<MonthParts | undefined> => {
  const item = isMonthItem(id) ? await readItem(db, id) : undefined
  const plan = item && (await readMonthPlan(db, item.period))
  const chain = item && (await readChain(db, item.chainId))
  if (!item || !plan || !chain) return undefined
  const current = item.currentRev > 0 ? await readRevision(db, id, item.currentRev) : undefined
  return { item, plan, chain, ...(current && { current: asMonth(current) }) }
}

const asMonth = (revision: Revision): MonthRevision => revision as unknown as MonthRevision

export interface MonthReport {
  item: Item
  chainName: string
  revision?: MonthRevision | undefined
  signOff?: SignOff | undefined
  draftAt?: Instant | undefined
}

/** The items of a month in the order of the chains, with what had been received by `at`. */
export const monthReports = async (
  db: Executor,
  about: { month: Month; at?: Instant; chains?: readonly string[] | undefined },
): Promise<MonthReport[]> => {
  const { month, ...rest } = about
  const reports = await periodReports(db, { period: month, ...rest })
  return reports.map(({ item, chainName, revision, signOff, draftAt }) => ({
    item,
    chainName,
    signOff,
    draftAt,
    ...(revision && { revision: asMonth(revision) }),
  }))
}

interface FiledText {
  period: string
  content: string
}

/** Texts in force of one chain's items. */
const textsInForce = (db: Executor, type: 'weekly' | 'monthly', chainId: string) =>
  db
    .selectFrom('item')
    .innerJoin('revision', (join) =>
      join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev'),
    )
    .select(['item.period', 'revision.content'])
    .where('item.type', '=', type)
    .where('item.chain_id', '=', chainId)

/** What a chain has filed for earlier months, newest first. */
export const earlierMonths = async (
  db: Executor,
  chainId: string,
  before: Month,
  most: number,
): Promise<{ month: Month; content: MonthContent }[]> =>
  (await filedBefore(db, { chainId, before, most })).map(({ period, content }) => ({
    month: period,
    content: JSON.parse(content) as MonthContent,
  }))

const filedBefore = prepared<{ chainId: string; before: Month; most: number }, FiledText>((db, slot) =>
  textsInForce(db, 'monthly', slot('chainId'))
    .where('item.period', '<', slot('before'))
    .orderBy('item.period', 'desc')
    .limit(slot('most')),
)

interface Weeks {
  from: Week
  to: Week
}

/** A weekly report of a month, with the weeks it covers. */
export interface WeeklyOfMonth {
  week: Week
  weeks: readonly Week[]
  content: WeeklyContent
}

/** What a chain's weekly reports of those weeks say, in their order. */
export const weekliesBetween = async (db: Executor, chainId: string, weeks: Weeks): Promise<WeeklyOfMonth[]> =>
  (await filedBetween(db, { chainId, ...weeks })).map(({ period, plan, content }) => ({
    week: period,
    weeks: toPeriod({ period, plan }).plan.covers,
    content: JSON.parse(content) as WeeklyContent,
  }))

const filedBetween = prepared<{ chainId: string } & Weeks, FiledText & { plan: string }>((db, slot) =>
  textsInForce(db, 'weekly', slot('chainId'))
    .innerJoin('period', 'period.period', 'item.period')
    .select('period.plan')
    .where('item.period', '>=', slot('from'))
    .where('item.period', '<=', slot('to'))
    .orderBy('item.period'),
)

/** What the reports of those weeks say of 断链断供 risks where they say something, by chain, in their order. */
export const risksBetween = async (
  db: Executor,
  { from, to }: Weeks,
): Promise<Map<string, { weeks: readonly Week[]; risk: RiskState }[]>> => {
  const risk = sql<RiskState>`json_extract(revision.content, '$.risk')`
  const rows = await db
    .selectFrom('item')
    .innerJoin('revision', (join) =>
      join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev'),
    )
    .innerJoin('period', 'period.period', 'item.period')
    .select(['item.chain_id', 'item.period', 'period.plan', risk.as('risk')])
    .where('item.type', '=', 'weekly')
    .where('item.period', '>=', from)
    .where('item.period', '<=', to)
    .where(risk, '!=', 'none')
    .orderBy('item.period')
    .execute()
  return grouped(rows.map((row) => [row.chain_id, { weeks: toPeriod(row).plan.covers, risk: row.risk }]))
}

/** How many weekly reports of those weeks are owed, and how many are in. */
export const weekliesReported = async (
  db: Executor,
  { from, to }: Weeks,
): Promise<{ owed: number; filed: number; returned: number; exempt: number }> => {
  const rows = await db
    .selectFrom('item')
    .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
    .where('type', '=', 'weekly')
    .where('period', '>=', from)
    .where('period', '<=', to)
    .groupBy('state')
    .execute()
  const of = (state: ItemState): number => Number(rows.find((row) => row.state === state)?.n ?? 0)
  const [filed, returned] = [of('filed'), of('returned')]
  return { owed: filed + returned + of('open') + of('missed'), filed, returned, exempt: of('exempt') }
}

const grouped = <Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> => {
  const found = new Map<string, Value[]>()
  for (const [key, value] of pairs) {
    const known = found.get(key)
    if (known) known.push(value)
    else found.set(key, [value])
  }
  return found
}

/** Names of the enterprises of each chain. */
export const enterprisesByChain = async (db: Executor): Promise<Map<string, string[]>> => {
  const rows = await enterpriseNames(db).select('enterprise_role.chain_id').execute()
  return grouped(rows.map(({ chain_id, name }) => [chain_id, name]))
}

export const enterprisesOf = async (db: Executor, chainId: string): Promise<string[]> =>
  (await enterprisesOfChain(db, { chainId })).map(({ name }) => name)

const enterpriseNames = (db: Executor) =>
  db
    .selectFrom('enterprise_role')
    .innerJoin('enterprise', 'enterprise.id', 'enterprise_role.enterprise_id')
    .select('enterprise.name')
    .distinct()
    .orderBy('enterprise.name')

const enterprisesOfChain = prepared<{ chainId: string }, { name: string }>((db, slot) =>
  enterpriseNames(db).where('enterprise_role.chain_id', '=', slot('chainId')),
)
