import { randomBytes, timingSafeEqual } from 'node:crypto'
import { actorsSince, auditSince } from '../../db/audit.ts'
import { newId } from '../../db/ids.ts'
import { forgetFact, readFact, writeFact } from '../../db/kv.ts'
import { addGrant, endGrant, type Holder, holders, personByOpenId, savePerson } from '../../db/people.ts'
import type { Executor } from '../../db/schema.ts'
import { type ClaimWords, codeLength, codeOf } from '../../domain/claim-code.ts'
import { addMs, day, type Instant, minute } from '../../domain/time.ts'
import * as t from '../../texts/claim.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { type Content, sayPrivately } from '../say.ts'
import { drawGreeting } from './greet.ts'

/** Keyed hash of a code: all that is kept of one. */
export type Seal = (words: string) => string

/** The code that stands, if one does; the newest alone. */
interface Standing {
  hash: string
  minted: Instant
  expires: Instant
  /** Wrong ones so far. */
  tries: number
}
/** Whom a code has made administrator. */
interface Claimed {
  hash: string
  grant: string
}

const [standingFact, claimedFact] = ['claim', 'claimed']
export const claimLife = 30 * minute
/** Twenty of 2^40. */
const mostTries = 20
const senderTries = 5
const senderSpan = 10 * minute
const undoSpan = day

const read = async <T>(db: Executor, fact: string): Promise<T | undefined> => {
  const value = await readFact(db, fact)
  return value === undefined ? undefined : JSON.parse(value)
}
const sealed = (seal: Seal, code: string): string => seal(`claim ${code}`)

/** Administrators who can act; one that Feishu has not found yet cannot. */
export const admins = async (db: Executor): Promise<Holder[]> =>
  (await holders(db, 'admin')).filter(({ state }) => state === 'active')

/** A new code, in place of the one that stood. @returns it, and the hash it is kept as; undefined where there is an administrator. */
export const mintClaim = async (ctx: ActorCtx, seal: Seal): Promise<{ code: string; hash: string } | undefined> => {
  if ((await admins(ctx.tx)).length > 0) return undefined
  const code = codeOf(randomBytes(codeLength))
  const hash = sealed(seal, code)
  const standing: Standing = { hash, minted: ctx.now, expires: addMs(ctx.now, claimLife), tries: 0 }
  await writeFact(ctx.tx, standingFact, JSON.stringify(standing))
  await audited(ctx, 'claim-mint', { object: '', place: 'system' })
  return { code, hash }
}

const refused = (ctx: ActorCtx, reason: string, place: 'p2p' | 'group' = 'p2p'): Promise<void> =>
  audited(ctx, 'claim', { object: '', place, result: 'refused', detail: { reason } })

/**
 * 认领: makes whoever sends the code the first administrator. Wrong, expired and none are told alike.
 * @returns the answer, for the sender alone; undefined where there is an administrator: then the word means nothing.
 */
export const claim = async (
  ctx: ActorCtx,
  { code, name }: ClaimWords,
  { seal, inGroup }: { seal: Seal; inGroup: boolean },
): Promise<Content | undefined> => {
  const { tx, now, actor } = ctx
  if ((await admins(tx)).length > 0) return undefined
  if (inGroup) {
    // Others have read it, or what it is but for a letter.
    await forgetFact(tx, standingFact)
    await refused(ctx, 'group', 'group')
    return { text: t.claimInGroup }
  }
  const found = await read<Standing>(tx, standingFact)
  const standing = found && found.expires > now ? found : undefined
  const fault = await faultOf(ctx, standing, code === undefined ? '' : sealed(seal, code))
  if (!standing || fault) {
    if (standing && fault === 'wrong') await countTry(ctx, standing)
    await refused(ctx, fault ?? 'none')
    return { text: t.claimRefused }
  }
  const known = await personByOpenId(tx, actor.openId)
  const called = known?.name || name
  if (called === '') return { text: t.claimNameToo }
  const person = { ...(known ?? { id: newId('p') }), openId: actor.openId, name: called, state: 'active' as const }
  await savePerson(tx, { ...person, greetedAt: now })
  const grant = newId('role')
  await addGrant(tx, { id: grant, personId: person.id, role: 'admin', since: now, source: 'chat' }, 'claim')
  await forgetFact(tx, standingFact)
  await writeFact(tx, claimedFact, JSON.stringify({ hash: standing.hash, grant } satisfies Claimed))
  const asAdmin = { ...ctx, actor: { ...actor, name: called } }
  await audited(asAdmin, 'claim', { object: `${actor.openId} admin` })
  return { card: await drawGreeting(ctx, person, true) }
}

const faultOf = async (ctx: ActorCtx, standing: Standing | undefined, hash: string) => {
  if (!standing) return 'none'
  if (await triedEnough(ctx, standing)) return 'too-many'
  const [typed, kept] = [Buffer.from(hash, 'hex'), Buffer.from(standing.hash, 'hex')]
  return typed.length === kept.length && timingSafeEqual(typed, kept) ? undefined : 'wrong'
}

/** A new code is a new beginning: nobody but whoever holds the server mints one. */
const triedEnough = async ({ tx, now, actor }: ActorCtx, { minted }: Standing): Promise<boolean> => {
  const since = addMs(now, -senderSpan)
  const tried = await actorsSince(tx, 'claim', since > minted ? since : minted)
  return tried.filter((openId) => openId === actor.openId).length >= senderTries
}

const countTry = async ({ tx }: Ctx, standing: Standing): Promise<void> => {
  const tries = standing.tries + 1
  if (tries >= mostTries) await forgetFact(tx, standingFact)
  else await writeFact(tx, standingFact, JSON.stringify({ ...standing, tries } satisfies Standing))
}

export type Fate = { kind: 'waits' | 'expired' | 'replaced' | 'void' } | { kind: 'claimed'; by: Holder }

/** What became of a code. */
export const fateOf = async (db: Executor, now: Instant, hash: string): Promise<Fate> => {
  const claimed = await read<Claimed>(db, claimedFact)
  const by = claimed?.hash === hash && (await admins(db)).find(({ grant }) => grant.id === claimed.grant)
  if (by) return { kind: 'claimed', by }
  const standing = await read<Standing>(db, standingFact)
  if (!standing) return { kind: 'void' }
  if (standing.hash !== hash) return { kind: 'replaced' }
  return { kind: standing.expires > now ? 'waits' : 'expired' }
}

/** Takes back what a code has given, within a day, as long as nobody else is administrator. @returns who it was, and what they did meanwhile. */
export const undoClaim = async (ctx: ActorCtx): Promise<{ not: t.NotUndone } | { name: string; deeds: number }> => {
  const { tx, now } = ctx
  const [admin, ...others] = await admins(tx)
  if (!admin) return { not: 'none' }
  if (others.length > 0) return { not: 'not-alone' }
  const { grant, openId = '', name } = admin
  if ((await read<Claimed>(tx, claimedFact))?.grant !== grant.id) return { not: 'not-by-code' }
  if (addMs(grant.since, undoSpan) <= now) return { not: 'too-late' }
  await endGrant(tx, grant.id, now)
  await forgetFact(tx, claimedFact)
  await audited(ctx, 'claim-undo', { object: `${openId} admin`, place: 'system' })
  await sayPrivately(ctx, { openId, personId: admin.id }, `claim-undo/${grant.id}`, { text: t.undoneSentence })
  const deeds = (await auditSince(tx, grant.since)).filter(
    ({ actor, action, result }) => actor === openId && action !== 'claim' && result === 'done',
  )
  return { name, deeds: deeds.length }
}
