import { type Chain, readChain } from '../../db/chains.ts'
import { awayOn, type Leave, leavesBegunBy, leavesOf, saveLeave } from '../../db/leaves.ts'
import { grantsOf, type Person, readPerson } from '../../db/people.ts'
import { addDays, dayOf, type Instant, instantOf } from '../../domain/time.ts'
import * as t from '../../texts/leave.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { sendOwed } from '../reminding/owed.ts'
import { sendMissingCards } from '../reports/of-every-kind.ts'
import { inWorkingHours } from '../say.ts'
import { signersChanged } from '../sign-off/sign-off.ts'
import { tellOfficeAndAdmin } from '../tell.ts'
import { greet } from './greet.ts'
import { askedFor } from './stand-ins.ts'

/** Once a day: leaves begin, and the day after their last one they are over by themselves. */
export const turnLeaves = async (ctx: Ctx): Promise<void> => {
  const today = dayOf(ctx.now, ctx.rules.zone)
  let changed = false
  for (const leave of await leavesBegunBy(ctx.tx, today)) {
    if (leave.to < today) {
      await saveLeave(ctx.tx, { ...leave, state: 'ended' })
      const goesOn = (await awayOn(ctx.tx, today)).has(leave.personId)
      if (!goesOn) await welcomeBack(ctx, leave)
      changed = true
    } else if (leave.begunAt === undefined) {
      await saveLeave(ctx.tx, { ...leave, begunAt: ctx.now })
      changed = true
    }
  }
  if (changed) await absencesChanged(ctx)
}

/** Somebody is away or back: whoever stands in now hears it, and whoever has to be asked now gets the card of what is still owed. */
export const absencesChanged = async (ctx: Ctx): Promise<void> => {
  for (const leave of (await awayOn(ctx.tx, dayOf(ctx.now, ctx.rules.zone))).values()) await tellStandIns(ctx, leave)
  await sendMissingCards(ctx)
  await signersChanged(ctx)
}

/** Each of those who stand in is told once for each chain. That nobody can is told to the office: the chain still owes. */
export const tellStandIns = async (ctx: Ctx, leave: Leave): Promise<void> => {
  const person = await readPerson(ctx.tx, leave.personId)
  if (!person) return
  const today = dayOf(ctx.now, ctx.rules.zone)
  const away = await awayOn(ctx.tx, [leave.from, today].toSorted().at(-1) ?? today)
  const span = t.shortSpan(leave.from, leave.to)
  const told = structuredClone(leave.told)
  for (const chain of await reportedChains(ctx, leave.personId)) {
    const { to, allAway } = await askedFor(ctx.tx, chain.id, away)
    if (allAway)
      await tellOfficeAndAdmin(
        ctx,
        `no-stand-in/${leave.id}/${chain.id}`,
        t.nobodyWill({ chain: chain.name, person: person.name, span }),
      )
    for (const { id, personId, standsInFor } of to) {
      if (personId === undefined || standsInFor?.personId !== leave.personId) continue
      const known = told[personId] ?? []
      if (known.includes(chain.id)) continue
      told[personId] = [...known, chain.id]
      const text = t.leaveNotice({ person: person.name, span, chain: chain.name })
      await greet(ctx, personId, { notBefore: inWorkingHours(ctx) })
      const key = `leave-stand-in/${leave.id}/${chain.id}/${personId}`
      await sayInWorkingHours(ctx, leave.settledAt ?? leave.createdAt, { id, personId }, key, text)
    }
  }
  await saveLeave(ctx.tx, { ...leave, told })
}

/** Those who were told that they stand in hear that they need not any more. */
export const freeStandIns = async (
  ctx: Ctx,
  leave: Leave,
  words: (name: string, chains: readonly string[]) => Sentence,
  { except = [], since = ctx.now }: { except?: readonly string[]; since?: Instant } = {},
): Promise<void> => {
  const person = await readPerson(ctx.tx, leave.personId)
  for (const [personId, chainIds] of Object.entries(leave.told)) {
    const standIn = except.includes(personId) ? undefined : await readPerson(ctx.tx, personId)
    if (!person || standIn?.openId === undefined) continue
    const names: string[] = []
    for (const id of chainIds) names.push((await readChain(ctx.tx, id))?.name ?? id)
    const to = { id: standIn.openId, personId }
    await sayInWorkingHours(ctx, since, to, `leave-free/${leave.id}/${personId}`, words(person.name, names))
  }
}

/** Somebody left the tenant: nobody is welcomed back. */
export const forgetLeaves = async (ctx: Ctx, personId: string): Promise<void> => {
  for (const leave of await leavesOf(ctx.tx, personId)) await saveLeave(ctx.tx, { ...leave, state: 'ended' })
}

/** Chains the person is main reporter of. */
export const reportedChains = async ({ tx }: Ctx, personId: string): Promise<Chain[]> => {
  const found: Chain[] = []
  for (const { role, chain: id } of await grantsOf(tx, personId)) {
    const chain = role === 'reporter' && id !== undefined ? await readChain(tx, id) : undefined
    if (chain && !chain.closed) found.push(chain)
  }
  return found
}

const welcomeBack = async (ctx: Ctx, leave: Leave): Promise<void> => {
  const person = await readPerson(ctx.tx, leave.personId)
  if (person?.state !== 'active' || person.openId === undefined) return
  const chains = (await reportedChains(ctx, person.id)).map(({ name }) => name)
  const text = t.welcomeBack(person.name, chains)
  const since = instantOf(addDays(leave.to, 1), '00:00', ctx.rules.zone)
  await sayInWorkingHours(ctx, since, { id: person.openId, personId: person.id }, `leave-over/${leave.id}`, text)
  await freeStandIns(ctx, leave, t.standInFree, { since })
}

const sayInWorkingHours = (
  ctx: Ctx,
  since: Instant,
  to: { id: string; personId: Person['id'] },
  key: string,
  text: Sentence,
): Promise<void> => {
  const notBefore = inWorkingHours(ctx)
  return sendOwed(ctx, since, { ...to, type: 'open_id' }, { key, topic: 'notice', content: { text }, notBefore })
}
