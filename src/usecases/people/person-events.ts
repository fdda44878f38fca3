import { grantsOf, markLeft, personByOpenId } from '../../db/people.ts'
import { personUnreachable } from '../../texts/alarms.ts'
import { roleWords } from '../../texts/words.ts'
import type { Ctx } from '../context.ts'
import { ownerLeft } from '../records/people-change.ts'
import { tellOfficeAndAdmin } from '../tell.ts'
import { absencesChanged, forgetLeaves } from './absences.ts'
import { greet } from './greet.ts'

/** The event comes on every entry into the chat; a person is greeted once. */
export const enteredChat = async (ctx: Ctx, openId: string): Promise<void> =>
  greet(ctx, (await personByOpenId(ctx.tx, openId))?.id)

/** Somebody left the tenant: the roles end at once, the name stays in the records, and whoever must name a successor is told. */
export const leftTenant = async (ctx: Ctx, openId: string): Promise<void> => {
  const person = await personByOpenId(ctx.tx, openId)
  if (!person || person.state === 'left') return
  const grants = await grantsOf(ctx.tx, person.id)
  const roles = [...new Set(grants.map((grant) => roleWords[grant.role]))]
  await markLeft(ctx.tx, person.id, ctx.now)
  await forgetLeaves(ctx, person.id)
  // The chain still owes: whoever stands in gets the card.
  await absencesChanged(ctx)
  await ownerLeft(ctx, person, grants)
  if (roles.length > 0)
    await tellOfficeAndAdmin(ctx, `left/${person.id}`, personUnreachable(person.name, roles.join('、')))
}
