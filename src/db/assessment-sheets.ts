import type { Sheet } from '../domain/assessment/assess.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** A sheet as it stood, from one day to another. */
export interface KeptSheet {
  seq: number
  why: 'night' | 'issued'
  from: Day
  to: Day
  rulesVersion: number
  sheet: Sheet
  madeAt: Instant
  appealUntil: Day | undefined
}

const toKept = (row: Database['assessment_sheet']): KeptSheet => ({
  seq: row.seq,
  why: row.why as KeptSheet['why'],
  from: row.from_day,
  to: row.to_day,
  rulesVersion: row.rules_version,
  sheet: JSON.parse(row.body) as Sheet,
  madeAt: row.made_at,
  appealUntil: row.appeal_until ?? undefined,
})

/** The newest sheet kept of a chain's year. @param why of that sort */
export const lastSheet = async (
  db: Executor,
  { year, chainId }: Pick<Sheet, 'year' | 'chainId'>,
  why?: KeptSheet['why'],
): Promise<KeptSheet | undefined> => {
  let query = db
    .selectFrom('assessment_sheet')
    .selectAll()
    .where('year', '=', year)
    .where('chain_id', '=', chainId)
    .orderBy('seq', 'desc')
    .limit(1)
  if (why) query = query.where('why', '=', why)
  const row = await query.executeTakeFirst()
  return row && toKept(row)
}

export const addSheet = async (tx: Tx, sheet: Sheet, kept: Omit<KeptSheet, 'seq' | 'sheet'>): Promise<void> => {
  const last = await lastSheet(tx, sheet)
  await tx
    .insertInto('assessment_sheet')
    .values({
      year: sheet.year,
      chain_id: sheet.chainId,
      seq: (last?.seq ?? 0) + 1,
      why: kept.why,
      from_day: kept.from,
      to_day: kept.to,
      rules_version: kept.rulesVersion,
      body: JSON.stringify(sheet),
      made_at: kept.madeAt,
      appeal_until: kept.appealUntil ?? null,
    })
    .execute()
}

/** A later night found it just the same. */
export const holdsUntil = async (
  tx: Tx,
  { year, chainId }: Pick<Sheet, 'year' | 'chainId'>,
  seq: number,
  day: Day,
): Promise<void> => {
  await tx
    .updateTable('assessment_sheet')
    .set({ to_day: day })
    .where('year', '=', year)
    .where('chain_id', '=', chainId)
    .where('seq', '=', seq)
    .execute()
}
