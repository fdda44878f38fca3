import { type Day, dayOf, instantOf } from '../domain/time.ts'
import type { Executor } from './schema.ts'

/** A chain that is assessed, and what of the year counts for it. */
export interface AssessedChain {
  id: string
  name: string
  aliases: readonly string[]
  departments: readonly string[]
  closedOn: Day | undefined
  chief: string | undefined
}

/** Chains that were there in the year, in the order of the district file: a closed one for as long as it was, none that began later. */
export const assessedChains = async (
  db: Executor,
  { year, zone, ids }: { year: number; zone: string; ids?: readonly string[] | undefined },
): Promise<AssessedChain[]> => {
  let query = db
    .selectFrom('chain')
    .leftJoin('chief_post', (join) =>
      join.onRef('chief_post.chain_id', '=', 'chain.id').on('chief_post.until', 'is', null),
    )
    .select([
      'chain.id',
      'chain.name',
      'chain.aliases',
      'chain.departments',
      'chain.closed_at',
      'chief_post.name as chief',
    ])
    .where('chain.kind', '=', 'key')
    .where((where) =>
      where.or([
        where('chain.closed_at', 'is', null),
        where('chain.closed_at', '>=', instantOf(`${year}-01-01`, '00:00', zone)),
      ]),
    )
    .where((where) => where.or([where('chain.since', 'is', null), where('chain.since', '<=', `${year}-12-31`)]))
    .orderBy('chain.position')
    .orderBy('chain.id')
  if (ids) query = query.where('chain.id', 'in', ids)
  // Of a chain with two chiefs at once the first is enough.
  const rows = new Map((await query.execute()).toReversed().map((row) => [row.id, row]))
  return [...rows.values()].toReversed().map((row) => {
    const closed = row.closed_at === null ? undefined : dayOf(row.closed_at, zone)
    return {
      id: row.id,
      name: row.name,
      aliases: JSON.parse(row.aliases) as string[],
      departments: JSON.parse(row.departments) as string[],
      closedOn: closed !== undefined && closed <= `${year}-12-31` ? closed : undefined,
      chief: row.chief ?? undefined,
    }
  })
}

/** Ids alone, where all of a large district are gone through. */
export const assessedIds = async (db: Executor, { year, zone }: { year: number; zone: string }): Promise<string[]> =>
  (
    await db
      .selectFrom('chain')
      .select('id')
      .where('kind', '=', 'key')
      .where((where) =>
        where.or([where('closed_at', 'is', null), where('closed_at', '>=', instantOf(`${year}-01-01`, '00:00', zone))]),
      )
      .where((where) => where.or([where('since', 'is', null), where('since', '<=', `${year}-12-31`)]))
      .orderBy('position')
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)
