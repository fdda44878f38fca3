import { holders } from '../db/people.ts'
import type { Executor } from '../db/schema.ts'
import type { Action, Decision } from '../domain/rights.ts'
import type { Sentence } from '../texts/plain.ts'
import * as refusals from '../texts/refusals.ts'
import { audited } from './audited.ts'
import type { ActorCtx } from './context.ts'

type Refusal = Extract<Decision, { allow: false }>

/** What cannot be done, in the words of the refusal; of a record it is a step of it. */
const wordOf = (action: Action): refusals.RefusedAction =>
  words[action] ?? (/-(?:raise|work|check|steer)$/.test(action) ? 'step' : 'read')

const words: Partial<Record<Action, refusals.RefusedAction>> = {
  file: 'file',
  correct: 'correct',
  return: 'return',
  exempt: 'exempt',
  sign: 'sign',
  supplement: 'supplement',
  'read-own-reports': 'read',
  status: 'status',
  nudge: 'nudge',
  'look-back': 'look',
  export: 'files',
  digest: 'digest',
  bulletin: 'bulletin',
  instruct: 'instruct',
  settings: 'settings',
  'members-see': 'members',
  'members-propose': 'grant',
  'members-grant': 'grant',
  'bind-propose': 'bind',
  'bind-start': 'bind',
  'bind-confirm': 'bind',
  leave: 'leave',
  push: 'push',
  naming: 'naming',
  'assessment-keep': 'score',
  'assessment-score': 'score',
  'audit-content': 'audit',
  'audit-system': 'audit',
  'secret-markers': 'settings',
}

/** Who can help, by post and by name. */
export const helpers = async (db: Executor, who: Refusal['who'], chain?: string): Promise<refusals.Helpers> => {
  const found = who === 'lead' && chain === undefined ? [] : await holders(db, who, who === 'lead' ? chain : undefined)
  if (found.length === 0 && who !== 'office') return helpers(db, 'office')
  return { roles: [who], names: [...new Set(found.map((person) => person.name))].slice(0, 3) }
}

/** Whose 批示 it would be. */
const instructors = async (db: Executor, chain: string | undefined): Promise<string[]> => {
  const chiefs = chain === undefined ? [] : await holders(db, 'chief', chain)
  return [...new Set([...chiefs, ...(await holders(db, 'leader'))].map(({ name }) => name))]
}

/** The sentence for a refusal, after writing it down: every refusal is audited and says who can help, never whether the thing exists. */
export const refuse = async (
  ctx: ActorCtx,
  refusal: Refusal,
  asked: { action: Action; chain?: string | undefined; place: string },
): Promise<Sentence> => {
  await audited(ctx, asked.action, {
    object: asked.chain ?? '',
    chain: asked.chain,
    place: asked.place,
    result: 'refused',
    detail: { reason: refusal.reason },
  })
  const ownChain = ctx.actor.grants.find((grant) => grant.chain !== undefined)?.chain
  const { roles, names = [] } = await helpers(ctx.tx, refusal.who, ownChain)
  // Nobody is sent to themselves.
  const help = { roles, names: names.filter((name) => name !== ctx.actor.name) }
  if (refusal.reason === 'place') return refusals.notHere(help)
  if (ctx.actor.grants.length === 0) return refusals.stranger(help)
  if (asked.action === 'instruct') return refusals.noInstruct(await instructors(ctx.tx, asked.chain), help)
  return refusals.noRight(wordOf(asked.action), help, (asked.chain ?? ownChain) !== undefined)
}
