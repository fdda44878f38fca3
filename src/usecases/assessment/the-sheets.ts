import { assessChains } from '../../db/assess.ts'
import { type AssessedChain, assessedChains } from '../../db/assessed-chains.ts'
import { type RulesVersion, rulesOfYear } from '../../db/assessment-rules.ts'
import type { Sheet } from '../../domain/assessment/assess.ts'
import type { Ctx } from '../context.ts'

/** A year's rules and the chains they are for. */
export interface AssessedYear extends RulesVersion {
  year: number
  chains: AssessedChain[]
}

/** @param ids those chains alone */
export const assessedYear = async (
  { tx, rules: { zone } }: Ctx,
  year: number,
  ids?: readonly string[],
): Promise<AssessedYear | undefined> => {
  const found = await rulesOfYear(tx, year)
  return found && { ...found, year, chains: await assessedChains(tx, { year, zone, ids }) }
}

/** As the records stand now; a handful at a time, or whoever clicks meanwhile waits. */
export const sheetsNow = (
  { tx, now, rules: { zone, calendar } }: Ctx,
  rules: RulesVersion['rules'],
  chains: readonly AssessedChain[],
): Promise<Sheet[]> => assessChains(tx, { rules, at: now, zone, calendar }, chains)
