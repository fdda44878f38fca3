import { sql } from 'kysely'
import { type firmRoles as allRoles, firmRoles } from '../domain/firms/roles.ts'
import type { Executor } from './schema.ts'

/** Firms that are in a chain now, each with the first of its roles there. */
export const membersOfChain = async (
  db: Executor,
  chainId: string,
): Promise<{ id: string; name: string; role: (typeof allRoles)[number] }[]> => {
  const rows = await db
    .selectFrom('firm_role')
    .innerJoin('record', 'record.id', 'firm_role.firm_id')
    .select(['record.id', 'record.title', 'firm_role.role'])
    .where('firm_role.chain_id', '=', chainId)
    .where('firm_role.until', 'is', null)
    .where(sql<boolean>`record.open = 1`)
    .orderBy('record.no')
    .execute()
  const found = new Map<string, { id: string; name: string; role: (typeof allRoles)[number] }>()
  for (const role of firmRoles)
    for (const row of rows)
      if (row.role === role && !found.has(row.id)) found.set(row.id, { id: row.id, name: row.title, role })
  return [...found.values()]
}
