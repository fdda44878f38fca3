import { placeOf } from '../../db/chats.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { readActor, readPerson } from '../../db/people.ts'
import { readRecord } from '../../db/records.ts'
import { type Action, decide, type RightsObject } from '../../domain/rights.ts'
import type { AnyWish, FileWish } from '../../exports/wish.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { kindOf } from '../records/kinds.ts'
import { relationsOf } from '../records/relation.ts'
import { maySee } from '../records/rights.ts'

/** What a file is about, as rights see it. */
const asksOf = (wish: Exclude<AnyWish, { record: string }>): { action: Action; objects: RightsObject[] } => {
  if ('assessment' in wish) return { action: 'assessment-keep', objects: [{ all: true }] }
  if ('bulletin' in wish) return { action: 'bulletin', objects: [{ all: true }] }
  if ('chart' in wish) return { action: wish.right, objects: objectsOf(wish) }
  if ('map' in wish) return { action: 'map', objects: [{ chain: wish.chain }] }
  if ('marked' in wish) return { action: wish.right, objects: [{}] }
  if ('records' in wish) return { action: wish.records.right, objects: objectsOf(wish.records) }
  if ('ledger' in wish) return { action: 'export', objects: objectsOf(wish.ledger) }
  return { action: 'export', objects: objectsOf(wish) }
}
const objectsOf = ({ chains }: Pick<FileWish, 'chains'>): RightsObject[] =>
  chains === 'all' ? [{ all: true }] : chains.map((chain) => ({ chain }))

/** What is about one record goes to whoever may see that record, in private. */
const seesRecord = async (ctx: ActorCtx, id: string): Promise<boolean> => {
  const record = await readRecord(ctx.tx, id)
  const kind = record && kindOf(record.kind)
  return record !== undefined && kind !== undefined && maySee(ctx, kind, record, await relationsOf(ctx, record))
}

/** Asks again, when the file is about to be made, for every chain in it. @returns why it must not go out any more. */
export const exportRefusal = async (ctx: Ctx, row: Outgoing): Promise<string | undefined> => {
  const person = row.personId === undefined ? undefined : await readPerson(ctx.tx, row.personId)
  if (person?.openId === undefined || person.state === 'left') return 'person left'
  const actor = await readActor(ctx.tx, person.openId)
  const inGroup = row.target.type === 'chat_id'
  const wish = JSON.parse(row.body) as AnyWish
  if ('record' in wish) return (await seesRecord({ ...ctx, actor }, wish.record)) ? undefined : 'role ended'
  const place = await placeOf(ctx.tx, row.target.id, inGroup ? 'group' : 'p2p')
  const { action, objects } = asksOf(wish)
  for (const object of objects) {
    const right = decide(actor, action, object, place)
    if (!right.allow) return right.reason === 'place' ? 'place' : 'role ended'
    if (inGroup && right.where !== 'here') return 'place'
  }
  return undefined
}
