import type { PeriodPlan } from '../domain/report.ts'
import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'

/** Every id of an item begins with its kind of report. */
export const typeOf = (itemId: string): string => itemId.slice(0, itemId.indexOf('/'))

/** The periods of one kind of report, and the items that are owed for them. */
export interface PeriodStore<Plan extends PeriodPlan = PeriodPlan> {
  type: string
  /** How a period is called in the tables. */
  keyOf(plan: Plan): string
  itemId(chain: string, period: string): string
  /** Whether an item is one of these. */
  has(itemId: string): boolean
  toPlan(row: { plan: string }): Plan
  save(tx: Tx, plan: Plan): Promise<void>
  read(db: Executor, period: string): Promise<Plan | undefined>
  /** Periods still of interest: those whose lock is not further back than `since`, oldest first. */
  lockedAfter(db: Executor, since: Instant): Promise<Plan[]>
  latest(db: Executor): Promise<Plan | undefined>
  /** Every chain that owes gets its item of the period; those that have one keep it. Incubating and closed chains owe nothing. */
  owe(tx: Tx, period: string): Promise<void>
}

/*
 * Periods and items of all kinds of report stand in the same tables, told apart by their type. What is stored with them, the plan and the content of
 * a revision, has a shape for each kind.
 */
export const periodStore = <Plan extends PeriodPlan>(
  type: string,
  keyOf: (plan: Plan) => string,
): PeriodStore<Plan> => {
  const plans = new Map<string, Plan>()
  /** Every chain of a period has the same one: it is read once. */
  const toPlan = ({ plan: text }: { plan: string }): Plan => {
    const known = plans.get(text)
    if (known) return known
    const plan = JSON.parse(text) as Plan
    if (plans.size >= 100) plans.clear()
    plans.set(text, plan)
    return plan
  }
  const itemId = (chain: string, period: string): string => `${type}/${period}/${chain}`
  const periods = (db: Executor) => db.selectFrom('period').select('plan').where('type', '=', type)
  const byKey = prepared<{ period: string }, { plan: string }>((db, slot) =>
    periods(db).where('period', '=', slot('period')),
  )
  const lockedAfter = prepared<{ since: Instant }, { plan: string }>((db, slot) =>
    periods(db).where('lock_at', '>=', slot('since')).orderBy('due_at'),
  )
  const latest = prepared<object, { plan: string }>((db) => periods(db).orderBy('due_at', 'desc').limit(1))
  const first = ([row]: { plan: string }[]): Plan | undefined => row && toPlan(row)

  return {
    type,
    keyOf,
    itemId,
    toPlan,
    has: (id) => typeOf(id) === type,
    save: async (tx, plan) => {
      const row = { plan: JSON.stringify(plan), opens_at: plan.opensAt, due_at: plan.dueAt, lock_at: plan.lockAt }
      await tx
        .insertInto('period')
        .values({ period: keyOf(plan), type, ...row })
        .onConflict((conflict) => conflict.column('period').doUpdateSet(row))
        .execute()
    },
    read: async (db, period) => first(await byKey(db, { period })),
    lockedAfter: async (db, since) => (await lockedAfter(db, { since })).map(toPlan),
    latest: async (db) => first(await latest(db, {})),
    owe: async (tx, period) => {
      await tx
        .insertInto('item')
        .columns(['id', 'type', 'chain_id', 'period', 'state', 'current_rev', 'is_late', 'nudges'])
        .expression(({ selectFrom, val, fn, cast }) =>
          selectFrom('chain')
            .select(({ ref }) => [
              fn<string>('concat', [cast(val(itemId('', period)), 'text'), ref('chain.id')]).as('id'),
              val(type).as('type'),
              'chain.id as chain_id',
              val(period).as('period'),
              val('open').as('state'),
              val(0).as('current_rev'),
              val(0).as('is_late'),
              val(0).as('nudges'),
            ])
            .where('chain.kind', '=', 'key')
            .where('chain.closed_at', 'is', null),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}
