import { type Holder, holders } from '../../db/people.ts'
import { passesAt, type SignOff } from '../../domain/sign-off.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { awayToday } from '../people/stand-ins.ts'
import { onePerPerson, type Recipient, recipientOf } from '../reminding/recipients.ts'

/** The leads of a chain who can be asked now; one on leave is not. */
export const signersOf = async (ctx: Ctx, chainId: string): Promise<{ to: Recipient[]; allAway: boolean }> => {
  const leads = (await holders(ctx.tx, 'lead', chainId)).filter(({ openId }) => openId !== undefined)
  const away = leads.length > 0 ? await awayToday(ctx) : new Map<Holder['id'], unknown>()
  const to = onePerPerson(leads.filter(({ id }) => !away.has(id)).flatMap(recipientOf))
  return { to, allAway: leads.length > 0 && to.length === 0 }
}

/** With what sign-off a filing begins; undefined where the chain's switch is off. A lead who files signs with it. */
export const signOffOf = async (ctx: ActorCtx, chainId: string): Promise<SignOff | undefined> => {
  const { now, actor, rules } = ctx
  if (!rules.signOff.has(chainId)) return undefined
  if (actor.grants.some(({ role, chain }) => role === 'lead' && chain === chainId))
    return { state: 'signed', askedAt: now, by: actor.personId, byName: actor.name, settledAt: now }
  const { to } = await signersOf(ctx, chainId)
  return to.length === 0
    ? { state: 'passed', askedAt: now, settledAt: now }
    : { state: 'waiting', askedAt: now, passesAt: passesAt(rules.calendar, now, rules.zone) }
}
