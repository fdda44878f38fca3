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
