import { sql } from 'kysely'
import type { Month, MonthPlan } from '../domain/month-plan.ts'
import type { MonthContent } from '../domain/monthly.ts'
import type { ItemState, RiskState } from '../domain/report.ts'
import type { Instant, Week } from '../domain/time.ts'
import type { WeeklyContent } from '../domain/weekly.ts'
import { toPeriod, weeks } from './items.ts'
import { periodStore } from './periods.ts'
import { prepared } from './prepared.ts'
import type { Executor } from './schema.ts'

export const months = periodStore<MonthPlan>('monthly', ({ month }) => month)

/** The month that is the second step of a week, once it has been opened. */
export const monthOfWeek = async (db: Executor, week: Week, now: Instant): Promise<MonthPlan | undefined> =>
  (await months.lockedAfter(db, now)).find((plan) => plan.week === week)

interface FiledText {
  period: string
  state: string
  content: string
}

/** Texts in force of one chain's items. */
const textsInForce = (db: Executor, type: string, chainId: string) =>
  db
    .selectFrom('item')
    .innerJoin('revision', (join) =>
      join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev'),
    )
    .select(['item.period', 'item.state', 'revision.content'])
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
  textsInForce(db, months.type, slot('chainId'))
    .where('item.period', '<', slot('before'))
    .orderBy('item.period', 'desc')
    .limit(slot('most')),
)

/** What a chain has filed for the months of a stretch of time, in their order; one that cannot be read has no content, one that was sent back says so. */
export const monthsBetween = async (
  db: Executor,
  chainId: string,
  span: { from: Month; to: Month },
): Promise<{ month: Month; content: MonthContent | undefined; returned: boolean }[]> =>
  (await filedMonths(db, { chainId, ...span })).map(({ period, state, content }) => ({
    month: period,
    content: parsed(content),
    returned: state === 'returned',
  }))

const parsed = (text: string): MonthContent | undefined => {
  try {
    return JSON.parse(text) as MonthContent
  } catch {
    return undefined
  }
}

const filedMonths = prepared<{ chainId: string; from: Month; to: Month }, FiledText>((db, slot) =>
  textsInForce(db, months.type, slot('chainId'))
    .where('item.period', '>=', slot('from'))
    .where('item.period', '<=', slot('to'))
    .orderBy('item.period'),
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
  textsInForce(db, weeks.type, slot('chainId'))
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
