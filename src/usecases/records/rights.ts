import { othersActed } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import { alsoMay, type Relation, type Step } from '../../domain/records/kind.ts'
import { type Action, decide } from '../../domain/rights.ts'
import type { ActorCtx } from '../context.ts'
import type { Kind } from './kinds.ts'
import type { ListWish } from './read-filters.ts'

/** Of a step that no role alone allows, whoever may see the record is refused in the words of its work. */
export const actionOf = ({ key, declared }: Kind, verb: Step['by'] | 'see'): Action =>
  verb === 'instruct' ? verb : (`${declared.rights ?? key}-${verb === 'nobody' ? 'work' : verb}` as Action)

/** By which a file of a kind is handed in: rows of a list by whoever makes and mends them one by one. */
export const importRight = (kind: Kind): Action => actionOf(kind, kind.declared.review ? 'raise' : 'steer')

/** What a list is looked at by: of some states everybody in a chain's group may read. */
export const listRight = (kind: Kind, { query: { states } }: ListWish): Action => {
  const { shared, sensitive } = kind.declared
  if (sensitive) return 'sensitive-see'
  const all = shared && states && states.length > 0 && states.every((state) => shared.of.includes(state))
  return all ? shared.right : actionOf(kind, 'see')
}

/** Whoever has no post that sees a chain's lists what they work, help or raised themself; in private. An administrator has none of that. */
export const listsOwn = ({ actor }: ActorCtx, { chain }: ListWish): boolean =>
  chain === undefined && actor.grants.some(({ role }) => role !== 'admin')

const place = { kind: 'p2p' } as const
const aboutOf = ({ chainId }: StoredRecord) => (chainId === undefined ? { all: true } : { chain: chainId })

export const maySee = (ctx: ActorCtx, kind: Kind, record: StoredRecord, relations: readonly Relation[]): boolean =>
  decide(
    ctx.actor,
    record.sensitive ? 'sensitive-see' : actionOf(kind, 'see'),
    { ...aboutOf(record), relations },
    place,
  ).allow

/** Whether a step's right is this person's, its state left aside. */
export const mayStep = async (
  ctx: ActorCtx,
  kind: Kind,
  record: StoredRecord,
  step: Step,
  relations: readonly Relation[],
): Promise<boolean> => {
  const about = { ...aboutOf(record), relations }
  if (step.by !== 'nobody' && decide(ctx.actor, actionOf(kind, step.by), about, place).allow) return true
  const also = alsoMay(step, record).find((one) => relations.includes(one))
  if (also === undefined) return false
  // Whoever raised it may take it back or mend it until somebody else has acted on it; what is theirs alone stays theirs.
  return (
    also !== 'raised' ||
    step.by === 'nobody' ||
    (step.still !== undefined && step.by === 'work') ||
    record.values.returned !== undefined ||
    !(await othersActed(ctx.tx, record.id, record.raisedBy ?? ''))
  )
}
