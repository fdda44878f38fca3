import { readFact, writeFact } from './kv.ts'
import { openReading, type Reading } from './reading.ts'
import type { Executor, Tx } from './schema.ts'

/*
 * Numbers that run on, which people have seen: 第 n 期 of the bulletins of a year, 第 n 版 of a digest. What was given after a backup is not in
 * it; each that is known from elsewhere is a fact here, so that it is not given twice.
 */

const bulletins = (year: number): string => `last-number/bulletin/${year}`
const digests = (id: string): string => `last-number/${id}`
const unknown = 'unknown'

/** The numbers a database knows, by their key. */
export type Numbers = Record<string, string>

/**
 * What a database that is being replaced knows of the numbers. @param lastKnown a row of the backup: it must be in the database too, or that is another one's.
 * @returns undefined when it cannot be read, or does not go on from the backup.
 */
export const numbersIn = async (place: string, lastKnown: string | undefined): Promise<Numbers | undefined> => {
  if (lastKnown === undefined) return undefined
  let reading: Reading | undefined
  try {
    reading = openReading(place)
    return await numbersOf(await reading.reader(), lastKnown)
  } catch {
    return undefined
  } finally {
    reading?.close()
  }
}

const numbersOf = async (db: Executor, lastKnown: string): Promise<Numbers | undefined> => {
  const goesOn = await db.selectFrom('outbox').select('id').where('id', '=', lastKnown).executeTakeFirst()
  if (!goesOn) return undefined
  const found: Numbers = {}
  const last = await db
    .selectFrom('bulletin')
    .select(['year', ({ fn }) => fn.max('number').as('n')])
    .where('number', 'is not', null)
    .groupBy('year')
    .execute()
  for (const { year, n } of last) if (year !== null) found[bulletins(year)] = String(n)
  const posted = await db.selectFrom('digest').select(['id', 'version']).where('state', '=', 'posted').execute()
  for (const { id, version } of posted) found[digests(id)] = String(version)
  const told = await db.selectFrom('kv').selectAll().where('key', 'like', 'last-number/%').execute()
  for (const { key, value } of told)
    if (value === unknown || Number(value) > Number(found[key] ?? 0)) found[key] = value
  return found
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
