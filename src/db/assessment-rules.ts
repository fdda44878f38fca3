import type { Rules } from '../domain/assessment/rules.ts'
import type { Instant } from '../domain/time.ts'
import type { Executor, Tx } from './schema.ts'

export interface RulesVersion {
  version: number
  rules: Rules
}

/** The rules of a year as applied last. */
export const rulesOfYear = async (db: Executor, year: number): Promise<RulesVersion | undefined> => {
  const row = await db
    .selectFrom('assessment_rules')
    .select(['version', 'body'])
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: row.version, rules: JSON.parse(row.body) as Rules }
}

/** Years that have rules, the newest first. */
export const yearsWithRules = async (db: Executor): Promise<number[]> =>
  (await db.selectFrom('assessment_rules').select('year').distinct().orderBy('year', 'desc').execute()).map(
    ({ year }) => year,
  )

export const addRules = async (
  tx: Tx,
  { rules, version, file, at }: RulesVersion & { file: string; at: Instant },
): Promise<void> => {
  await tx
    .insertInto('assessment_rules')
    .values({ year: rules.year, version, file, body: JSON.stringify(rules), applied_at: at })
    .execute()
}
