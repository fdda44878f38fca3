import { type Expression, type RawBuilder, sql } from 'kysely'
import { either, isPostgres } from './dialect.ts'
import type { Executor } from './schema.ts'

/*
 * Tokens that rows are found by, in an index of each database's own: FTS5, or a tsvector. Tokens are made and asked for by us, so that neither
 * database's idea of a word matters, and both find the same.
 */

type Table = 'report_words' | 'record_words'

/** What tokens have to be there: all of several, one of several, one, or one that begins like that. */
export type Match = { all: readonly Match[] } | { any: readonly Match[] } | { token: string; beginning?: boolean }

/** Nothing that is typed gets into a query but letters and digits, and those between quotation marks. */
const forSqlite = (match: Match): string => {
  if ('all' in match) return `(${match.all.map(forSqlite).join(' AND ')})`
  if ('any' in match) return `(${match.any.map(forSqlite).join(' OR ')})`
  return `"${match.token}"${match.beginning ? '*' : ''}`
}

const forPostgres = (match: Match): string => {
  if ('all' in match) return `(${match.all.map(forPostgres).join(' & ')})`
  if ('any' in match) return `(${match.any.map(forPostgres).join(' | ')})`
  return `'${[...match.token].slice(0, longestToken).join('').replaceAll(/['\\]/g, '$&$&')}'${match.beginning ? ':*' : ''}`
}

/** PostgreSQL takes 2,046 bytes; whoever looks for a longer word finds it by its beginning. */
const longestToken = 500

export const matchText = (db: Executor, match: Match): string =>
  isPostgres(db) ? forPostgres(match) : forSqlite(match)

/** @param text made by `matchText` */
export const matches = (table: Table, text: Expression<string> | string): RawBuilder<boolean> =>
  either(
    sql<boolean>`${sql.table(table)} match ${text}`,
    sql<boolean>`${sql.table(table)}.tokens @@ cast(${text} as tsquery)`,
  )

/** @param tokens with a space between them */
export const putTokens = (table: Table, doc: unknown, tokens: unknown): RawBuilder<unknown> =>
  either(
    sql`insert into ${sql.table(table)} (rowid, tokens) values (${doc}, ${tokens})`,
    sql`insert into ${sql.table(table)} (rowid, tokens) values (${doc}, array_to_tsvector(array(
      select distinct left(token, ${sql.lit(longestToken)}) from unnest(string_to_array(${tokens}, ' ')) as token where token <> '')))`,
  )

export const dropTokens = (table: Table, doc: unknown): RawBuilder<unknown> =>
  sql`delete from ${sql.table(table)} where rowid = ${doc}`
