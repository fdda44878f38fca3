import { addRules, rulesOfYear } from '../../db/assessment-rules.ts'
import type { Rules } from '../../domain/assessment/rules.ts'
import { rulesApplied } from '../../texts/district.ts'
import { auditedOfItself } from '../audited.ts'
import type { Ctx } from '../context.ts'

/** Takes a year's rules as they stand in the file: where they differ they are a further version. @returns one Chinese line; none when there is nothing to do. */
export const applyRules = async (ctx: Ctx, rules: Rules, file: string): Promise<string | undefined> => {
  const last = await rulesOfYear(ctx.tx, rules.year)
  if (last && JSON.stringify(last.rules) === JSON.stringify(rules)) return undefined
  const version = (last?.version ?? 0) + 1
  await addRules(ctx.tx, { rules, version, file, at: ctx.now })
  await auditedOfItself(ctx, 'assessment/rules', {
    object: file,
    place: 'system',
    detail: { year: rules.year, version },
  })
  return rulesApplied(rules.year, version)
}
