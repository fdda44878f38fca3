import { assessedChains } from '../../db/assessed-chains.ts'
import { holders } from '../../db/people.ts'
import { readUnitOf } from '../../db/person-units.ts'
import { knownUnits } from '../../db/units.ts'
import { unitNamed } from '../../domain/records/known.ts'
import type { ActorCtx, Ctx } from '../context.ts'

/** `own`: the bureau of whoever scores answers for the chain that is scored. `unknown`: nobody has said which bureau that is. */
export type SecondFor = 'own' | 'unknown'

/**
 * Whether a second person has to confirm what somebody changes of a chain's score: where their own bureau is among the chain's responsible departments.
 * Of what is entered for the whole district each chain is scored.
 */
export const secondFor = async (
  ctx: ActorCtx,
  year: number,
  chainId: string | undefined,
): Promise<SecondFor | undefined> => {
  const { tx, rules, actor } = ctx
  const own = actor.personId === undefined ? undefined : await readUnitOf(tx, actor.personId)
  const isOffice = actor.grants.some(({ role }) => role === 'office')
  if (isOffice && rules.officeBureau === undefined) return 'unknown'
  const bureaus = [own, ...(isOffice ? [rules.officeBureau] : [])].filter((one) => one !== undefined)
  return (await answerFor(ctx, year, chainId, bureaus)) ? 'own' : undefined
}

/** The same of whatever the office decides about a chain, whoever of it does: by its own bureau, and by those that its people are registered for. */
export const officeAnswersFor = async (ctx: Ctx, year: number, chainId: string): Promise<boolean> => {
  const { officeBureau } = ctx.rules
  if (officeBureau === undefined) return true
  const units: string[] = [officeBureau]
  for (const { id } of await holders(ctx.tx, 'office')) {
    const unit = await readUnitOf(ctx.tx, id)
    if (unit !== undefined) units.push(unit)
  }
  return answerFor(ctx, year, chainId, units)
}

/** Whether one of these bureaus, under any of its names, is among the responsible departments. */
const answerFor = async (
  { tx, rules: { zone } }: Ctx,
  year: number,
  chainId: string | undefined,
  bureaus: readonly string[],
): Promise<boolean> => {
  if (bureaus.length === 0) return false
  const units = await knownUnits(tx)
  const oneName = (name: string): string => {
    const found = unitNamed(name, units)
    return 'name' in found ? found.name : name
  }
  const named = bureaus.map(oneName)
  const chains = await assessedChains(tx, { year, zone, ids: chainId === undefined ? undefined : [chainId] })
  return chains.some(({ departments }) => departments.some((one) => named.includes(oneName(one))))
}
