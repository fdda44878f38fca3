import type { Card } from '../cards/kit/card.ts'
import { type MembersGroup, membersCard } from '../cards/members.ts'
import { recordAudit } from '../db/audit.ts'
import { allChains } from '../db/chains.ts'
import { newId } from '../db/ids.ts'
import { addGrant, endGrant, grantsOf, holders, type Person, personByOpenId, savePerson } from '../db/people.ts'
import { chainRoles, type Role } from '../domain/people.ts'
import { membersAll } from '../texts/commands.ts'
import { awayMark } from '../texts/leave.ts'
import { roleWords } from '../texts/words.ts'
import type { ActorCtx, Ctx } from './context.ts'
import { sendMissingCards } from './send-weekly-cards.ts'
import { signersChanged } from './sign-off.ts'
import { type Away, awayToday } from './stand-ins.ts'

/** Who holds which post: of the chains given, and for `all` also those of the district. */
export const drawMembers = async (ctx: Ctx, chains: 'all' | readonly string[]): Promise<Card> => {
  const groups: MembersGroup[] = []
  const away = await awayToday(ctx)
  const posts = async (roles: readonly Role[], chain?: string): Promise<MembersGroup['posts']> => {
    const found: MembersGroup['posts'][number][] = []
    for (const role of roles) found.push({ role, people: (await holders(ctx.tx, role, chain)).map(shownWith(away)) })
    return found
  }
  const shownChains = (await allChains(ctx.tx)).filter(
    ({ id, kind }) => kind === 'key' && (chains === 'all' || chains.includes(id)),
  )
  for (const chain of shownChains)
    groups.push({
      name: chain.name,
      posts: await posts(['chief', 'lead', 'reporter', 'backup', 'contributor'], chain.id),
    })
  if (chains === 'all')
    for (const role of ['office', 'leader', 'admin'] as const)
      groups.push({ name: roleWords[role], posts: await posts([role]) })
  const scope = chains === 'all' ? membersAll : (shownChains[0]?.name ?? membersAll)
  return membersCard({ scope, groups, demo: ctx.rules.demo })
}

const shownWith = (away: Away) => (person: Person) => {
  const leave = away.get(person.id)
  return { name: `${person.name}${leave ? awayMark(leave.to) : ''}`, unreachable: person.openId === undefined }
}

export type RoleChange = 'given' | 'taken' | 'held' | 'not-held' | 'chain-needed' | 'last-admin'

/** Gives or takes a role, at once. The person is whoever was named with @: identity is the open_id, the name only a label. */
export const changeRole = async (
  ctx: ActorCtx,
  change: { person: { openId: string; name: string }; role: Role; chainId: string | undefined; give: boolean },
): Promise<RoleChange> => {
  const { tx, now } = ctx
  const { role, give } = change
  const ofChain = (chainRoles as readonly Role[]).includes(role)
  if (ofChain && change.chainId === undefined) return 'chain-needed'
  const chainId = ofChain ? change.chainId : undefined
  const known = await personByOpenId(tx, change.person.openId)
  const held = known && (await grantsOf(tx, known.id)).find((grant) => grant.role === role && grant.chain === chainId)
  if (give && held) return 'held'
  if (!give && !held) return 'not-held'
  // Nobody could give it back in chat.
  if (!give && role === 'admin' && (await holders(tx, 'admin')).length === 1) return 'last-admin'
  if (give) {
    const person: Person = known ?? {
      id: newId('p'),
      openId: change.person.openId,
      name: change.person.name,
      state: 'active',
    }
    await savePerson(tx, { ...person, state: 'active' })
    await addGrant(
      tx,
      {
        id: newId('role'),
        personId: person.id,
        role,
        ...(chainId === undefined ? {} : { chain: chainId }),
        since: now,
        source: 'chat',
      },
      ctx.actor.openId,
    )
  } else if (held) await endGrant(tx, held.id, now)
  await recordAudit(tx, {
    at: now,
    actor: ctx.actor.openId,
    actorName: ctx.actor.name,
    action: give ? 'grant' : 'revoke',
    object: `${change.person.openId} ${role}`,
    chain: chainId,
    place: 'chat',
    result: 'done',
    requestId: ctx.requestId,
  })
  await sendMissingCards(ctx)
  await signersChanged(ctx)
  return give ? 'given' : 'taken'
}
