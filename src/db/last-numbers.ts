import { existsSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { readFact, writeFact } from './kv.ts'
import type { Executor, Tx } from './schema.ts'
import { quickCheck } from './sqlite/open.ts'
import { isLogDamaged } from './sqlite/wal-check.ts'

/*
 * Numbers that run on, which people have seen: 第 n 期 of the bulletins of a year, 第 n 版 of a digest. What was given after a backup is not in
 * it; each that is known from elsewhere is a fact here, so that it is not given twice.
 */

const bulletins = (year: number): string => `last-number/bulletin/${year}`
const digests = (id: string): string => `last-number/${id}`
const unknown = 'unknown'

/** The numbers a database knows, by their key. */
type Numbers = Record<string, string>

/**
 * What a database that is being replaced knows of the numbers. @param lastKnown a row of the backup: it must be in the database too, or that is another one's.
 * @returns undefined when it is not there, not sound, or does not go on from the backup.
 */
export const numbersIn = (file: string, lastKnown: string | undefined): Numbers | undefined => {
  if (lastKnown === undefined || !existsSync(file) || statSync(file).size === 0) return undefined
  let raw: Sqlite.Database | undefined
  try {
    if (isLogDamaged(file) || quickCheck(file).length > 0) return undefined
    raw = new Sqlite(file, { readonly: true, fileMustExist: true })
    if (!raw.prepare('select 1 from outbox where id = ?').get(lastKnown)) return undefined
    const found: Numbers = {}
    const rows = <T>(sql: string) => raw?.prepare(sql).all() as T[]
    for (const { year, n } of rows<{ year: number; n: number }>(
      'select year, max(number) as n from bulletin where number is not null group by year',
    ))
      found[bulletins(year)] = String(n)
    for (const { id, n } of rows<{ id: string; n: number }>(
      `select id, version as n from digest where state = 'posted'`,
    ))
      found[digests(id)] = String(n)
    for (const { key, value } of rows<{ key: string; value: string }>(
      `select key, value from kv where key like 'last-number/%'`,
    ))
      if (value === unknown || Number(value) > Number(found[key] ?? 0)) found[key] = value
    return found
  } catch {
    return undefined
  } finally {
    raw?.close()
  }
}

/** Writes down what is known beyond the backup, or that it is not, for the years in which numbers may have been given. */
export const carryNumbers = async (
  tx: Tx,
  found: Numbers | undefined,
  years: { from: number; to: number },
): Promise<void> => {
  if (!found) for (let year = years.from; year <= years.to; year++) await writeFact(tx, bulletins(year), unknown)
  const ours = new Map(
    (await tx.selectFrom('digest').select(['id', 'version']).execute()).map(({ id, version }) => [
      digests(id),
      version,
    ]),
  )
  for (const [key, value] of Object.entries(found ?? {})) {
    const version = ours.get(key)
    if (version === undefined) await writeFact(tx, key, value)
    else if (version < Number(value))
      await tx
        .updateTable('digest')
        .set({ version: Number(value) })
        .where('id', '=', key.slice(digests('').length))
        .where('state', '=', 'posted')
        .execute()
  }
}

export interface LastNumber {
  /** The highest that is known here; there may be higher ones unless `sure`. */
  known: number
  sure: boolean
}

/** The last 第 n 期 of a year. Nobody else can take the next before the transaction ends. */
export const lastBulletin = async (db: Executor, year: number): Promise<LastNumber> => {
  const row = await db
    .selectFrom('bulletin')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirst()
  const fact = await readFact(db, bulletins(year))
  const known = Math.max(Number(row?.last ?? 0), fact === undefined || fact === unknown ? 0 : Number(fact))
  return { known, sure: fact !== unknown }
}

/** The office has said which one was the last. */
export const tellLastBulletin = (tx: Tx, year: number, number: number): Promise<void> =>
  writeFact(tx, bulletins(year), String(number))

/** The last 第 n 版 of a digest of which a restored database has no row; 0 when nothing is known of one. */
export const lastDigestVersion = async (db: Executor, id: string): Promise<number> =>
  Number((await readFact(db, digests(id))) ?? 0)
