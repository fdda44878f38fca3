import type { Instant } from '../domain/time.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** 叫法: a chain by its id or a unit by its name, and what the office calls it besides. */
export interface Alias {
  word: string
  kind: 'chain' | 'unit'
  target: string
  givenBy: string
  givenAt: Instant
}

const toAlias = (row: Database['alias']): Alias => ({
  word: row.word,
  kind: row.kind as Alias['kind'],
  target: row.target,
  givenBy: row.given_by,
  givenAt: row.given_at,
})

export const allAliases = async (db: Executor): Promise<Alias[]> =>
  (await db.selectFrom('alias').selectAll().orderBy('given_at').orderBy('word').execute()).map(toAlias)

export const addAlias = async (tx: Tx, { word, kind, target, givenBy, givenAt }: Alias): Promise<void> => {
  await tx.insertInto('alias').values({ word, kind, target, given_by: givenBy, given_at: givenAt }).execute()
}

/** @returns whether there was one. */
export const removeAlias = async (tx: Tx, word: string): Promise<boolean> =>
  (await tx.deleteFrom('alias').where('word', '=', word).executeTakeFirst()).numDeletedRows > 0n
