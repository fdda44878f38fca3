import { sql } from 'kysely'
import type { ExportScope } from './export-source.ts'
import type { Executor } from './schema.ts'

/** Whether there is anything to export at all. */
export const anyItems = async (db: Executor, { chains, from, to }: ExportScope): Promise<boolean> => {
  let found = db
    .selectFrom('item')
    .select('id')
    .where('type', '=', 'weekly')
    .where('period', '>=', from)
    .where('period', '<=', to)
  if (chains !== 'all') found = found.where('chain_id', 'in', chains)
  return (await found.limit(1).executeTakeFirst()) !== undefined
}

/** Whether a table of the range has months in it: those that are due in one of its weeks. */
export const anyMonths = async (db: Executor, { chains, from, to, monthsTo = to }: ExportScope): Promise<boolean> => {
  const week = sql<string>`json_extract(plan, '$.week')`
  const months = db
    .selectFrom('period')
    .select('period')
    .where('type', '=', 'monthly')
    .where(week, '>=', from)
    .where(week, '<=', monthsTo)
  let found = db.selectFrom('item').select('id').where('type', '=', 'monthly').where('period', 'in', months)
  if (chains !== 'all') found = found.where('chain_id', 'in', chains)
  return (await found.limit(1).executeTakeFirst()) !== undefined
}
