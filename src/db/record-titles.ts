import { sql } from 'kysely'
import type { Executor } from './schema.ts'

/** Open records of a kind and a chain by their titles alone: as many as there are. */
export const openTitles = (
  db: Executor,
  kind: string,
  chainId: string | undefined,
): Promise<{ id: string; title: string; year: number; no: number }[]> =>
  db
    .selectFrom('record')
    .select(['id', 'title', 'year', 'no'])
    .where('kind', '=', kind)
    .where('chain_id', chainId === undefined ? 'is' : '=', chainId ?? null)
    .where(sql<boolean>`open = 1`)
    .execute()
