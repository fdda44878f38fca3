import type { Day, Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** 请假: days of the office's calendar, both ends included. */
export interface Leave {
  id: string
  personId: string
  from: Day
  to: Day
  /** Whom the person named to stand in; undefined where the listed backup does. */
  standIn?: string | undefined
  /** `proposed` until the person confirms; `replaced` by a later one over the same days; `ended` once its last day is over. */
  state: 'proposed' | 'confirmed' | 'dropped' | 'cancelled' | 'replaced' | 'ended'
  /** Who was told to stand in, and for which chains. */
  told: Record<string, string[]>
  /** When what follows from its beginning was done. */
  begunAt?: Instant | undefined
  createdAt: Instant
  settledAt?: Instant | undefined
}

const toLeave = (row: Database['leave']): Leave => ({
  id: row.id,
  personId: row.person_id,
  from: row.from_day,
  to: row.to_day,
  standIn: row.stand_in ?? undefined,
  state: row.state as Leave['state'],
  told: JSON.parse(row.told) as Leave['told'],
  begunAt: row.begun_at ?? undefined,
  createdAt: row.created_at,
  settledAt: row.settled_at ?? undefined,
})

export const saveLeave = async (tx: Tx, leave: Leave): Promise<void> => {
  const row = {
    from_day: leave.from,
    to_day: leave.to,
    stand_in: leave.standIn ?? null,
    state: leave.state,
    told: JSON.stringify(leave.told),
    begun_at: leave.begunAt ?? null,
    settled_at: leave.settledAt ?? null,
  }
  await tx
    .insertInto('leave')
    .values({ id: leave.id, person_id: leave.personId, created_at: leave.createdAt, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export const readLeaveRow = async (db: Executor, id: string): Promise<Leave | undefined> => {
  const row = await db.selectFrom('leave').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toLeave(row)
}

/** Who is away on that day, by person. */
export const awayOn = async (db: Executor, day: Day): Promise<Map<string, Leave>> =>
  new Map((await running(db, { day })).map((row) => [row.person_id, toLeave(row)]))

const running = prepared<{ day: Day }, Database['leave']>((db, slot) =>
  db
    .selectFrom('leave')
    .selectAll()
    .where('state', '=', 'confirmed')
    .where('to_day', '>=', slot('day'))
    .where('from_day', '<=', slot('day')),
)

/** Confirmed leaves of one person that are not over, the earliest first. */
export const leavesOf = async (db: Executor, personId: string): Promise<Leave[]> =>
  (
    await db
      .selectFrom('leave')
      .selectAll()
      .where('person_id', '=', personId)
      .where('state', '=', 'confirmed')
      .orderBy('from_day')
      .execute()
  ).map(toLeave)

/** Confirmed leaves that have begun by that day, those that are over included until somebody ends them. */
export const leavesBegunBy = async (db: Executor, day: Day): Promise<Leave[]> =>
  (
    await db
      .selectFrom('leave')
      .selectAll()
      .where('state', '=', 'confirmed')
      .where('from_day', '<=', day)
      .orderBy('from_day')
      .orderBy('id')
      .execute()
  ).map(toLeave)
