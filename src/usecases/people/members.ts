import type { Card } from '../../cards/kit/card.ts'
import { type MembersGroup, membersCard } from '../../cards/members.ts'
import { allChains } from '../../db/chains.ts'
import { newId } from '../../db/ids.ts'
import {
  addGrant,
  allPeople,
  endGrant,
  grantsOf,
  holders,
  type Person,
  personByContact,
  personByOpenId,
  savePerson,
} from '../../db/people.ts'
import { peopleNamed } from '../../domain/names.ts'
import { chainRoles, type Role } from '../../domain/people.ts'
import { membersAll } from '../../texts/commands.ts'
import { awayMark } from '../../texts/leave.ts'
import { roleWords } from '../../texts/words.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { sendMissingCards } from '../reports/of-every-kind.ts'
import { inWorkingHours } from '../say.ts'
import { signersChanged } from '../sign-off/sign-off.ts'
import { greet } from './greet.ts'
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
  return membersCard({ scope, groups })
}

const shownWith = (away: Away) => (person: Person) => {
  const leave = away.get(person.id)
  return { name: `${person.name}${leave ? awayMark(leave.to) : ''}`, unreachable: person.openId === undefined }
}

export type RoleChange = 'given' | 'taken' | 'held' | 'not-held' | 'chain-needed' | 'last-admin'

/** People of the roster with this name: one who is to get or lose a post is named so where there is no @. */
export const rosterNamed = async ({ tx }: Ctx, name: string): Promise<Person[]> =>
  peopleNamed(
    name,
    (await allPeople(tx)).filter(({ state }) => state !== 'left'),
  )

/** Whoever was named with @: identity is the open_id, the name only a label. */
export const personMentioned = async (
  { tx }: Ctx,
  { openId, name }: { openId: string; name: string },
): Promise<Person> => (await personByOpenId(tx, openId)) ?? { id: newId('p'), openId, name, state: 'active' }

/** Whose number was written: somebody of the roster under whatever record, or somebody new. `other` is whoever has it, and is called otherwise. */
export const personOfNumber = async (
  { tx }: Ctx,
  { openId, hash, name }: { openId: string; hash: string; name: string },
): Promise<{ person: Person } | { other: Person } | undefined> => {
  const known = (await personByOpenId(tx, openId)) ?? (await personByContact(tx, hash))
  if (!known)
    return name === '' ? undefined : { person: { id: newId('p'), openId, name, contactHash: hash, state: 'active' } }
  if (name !== '' && peopleNamed(name, [known]).length === 0) return { other: known }
  return { person: { ...known, openId, contactHash: known.contactHash ?? hash } }
}

/** The posts a person holds, in words, to tell namesakes apart. */
export const postsOf = async ({ tx }: Ctx, { id }: Person): Promise<string[]> => {
  const names = new Map((await allChains(tx)).map((chain) => [chain.id, chain.name]))
  return (await grantsOf(tx, id)).map(({ role, chain }) => `${names.get(chain ?? '') ?? ''}${roleWords[role]}`)
}

/** Gives or takes a role, at once. */
export const changeRole = async (
  ctx: ActorCtx,
  change: { person: Person; role: Role; chainId: string | undefined; give: boolean },
): Promise<RoleChange> => {
  const { tx, now } = ctx
  const { person, role, give } = change
  const ofChain = (chainRoles as readonly Role[]).includes(role)
  if (ofChain && change.chainId === undefined) return 'chain-needed'
  const chainId = ofChain ? change.chainId : undefined
  const held = (await grantsOf(tx, person.id)).find((grant) => grant.role === role && grant.chain === chainId)
  if (give && held) return 'held'
  if (!give && !held) return 'not-held'
  // Nobody could give it back in chat.
  if (!give && role === 'admin' && (await holders(tx, 'admin')).length === 1) return 'last-admin'
  if (give) {
    await savePerson(tx, { ...person, ...(person.openId !== undefined && { state: 'active' as const }) })
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
  await audited(ctx, give ? 'grant' : 'revoke', {
    object: `${person.openId ?? person.id} ${role}`,
    chain: chainId,
    place: 'chat',
  })
  await sendMissingCards(ctx)
  if (give) await greet(ctx, person.id, { notBefore: inWorkingHours(ctx) })
  await signersChanged(ctx)
  return give ? 'given' : 'taken'
}
