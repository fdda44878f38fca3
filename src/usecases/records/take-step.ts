import { deleteRecordDraft, saveRecordDraft, stepDraft } from '../../db/record-drafts.ts'
import { addStep, lastStep, type RecordStep, stepOfCause } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord, saveRecord } from '../../db/records.ts'
import { type FaultOf, type Field, readFields, type Value, type Values, valueText } from '../../domain/records/field.ts'
import {
  type Act,
  alsoMay,
  type Bar,
  type Change,
  isOpenNow,
  leadsTo,
  type Relation,
  type Step,
  type Surroundings,
} from '../../domain/records/kind.ts'
import { ownTaskForce } from '../../domain/records/known.ts'
import { reviewBy } from '../../domain/records/review.ts'
import { beforeOf } from '../../domain/records/rewind.ts'
import type { Action } from '../../domain/rights.ts'
import { cleanText } from '../../domain/text.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { fieldsFor, type Kind, kindOf, settled, stepOf } from './kinds.ts'
import { prepareRecord } from './prepare.ts'
import { linkTo, recordsNamed, refFaults } from './refs.ts'
import { relationsOf } from './relation.ts'
import { actionOf, maySee, mayStep } from './rights.ts'
import { knownFor, surroundingsOf } from './surroundings.ts'
import { takenFaults } from './taken.ts'

export interface StepWish {
  record: string
  step: string
  /** The revision the card was drawn with; undefined from chat. */
  rev?: number | undefined
  given: Readonly<Record<string, unknown>>
  via: RecordStep['via']
  sourceKey: string
}

export type StepOutcome =
  | { is: 'taken'; record: StoredRecord; before: StoredRecord; step: RecordStep }
  /** The same cause or the same wish once more. */
  | { is: 'again' | 'same'; record: StoredRecord }
  | { is: 'faults'; record: StoredRecord; faults: FaultOf[] }
  /** Somebody else has acted since the card was drawn; what was typed is kept. */
  | { is: 'stale' | 'not-now'; record: StoredRecord }
  /** A sentence of the kind says why not. */
  | { is: 'barred'; record: StoredRecord; bar: Bar }
  /** Whoever asked may not decide. */
  | { is: 'own'; record: StoredRecord }
  | { is: 'no-right'; record: StoredRecord; action: Action }
  /** None of that number, or not to be seen: nobody learns which. */
  | { is: 'none' }

/** The one way a record changes: by a button, by a word, by a job. All that holds for every kind stands here and nowhere else. */
export const takeStep = async (ctx: ActorCtx, wish: StepWish): Promise<StepOutcome> => {
  const { tx, now, actor } = ctx
  const record = await readRecord(tx, wish.record)
  const kind = record && kindOf(record.kind)
  const step = kind && stepOf(kind, wish.step)
  if (!record || !kind || !step) return { is: 'none' }
  const relations = await relationsOf(ctx, record)
  if (!maySee(ctx, kind, record, relations)) return { is: 'none' }
  if (!(await mayStep(ctx, kind, record, step, relations)))
    return { is: 'no-right', record, action: actionOf(kind, step.by) }
  if (await stepOfCause(tx, wish.sourceKey)) return { is: 'again', record }

  const own = actor.personId
  const last = await lastStep(tx, record.id, wish.step)
  const isDone = last?.seq === record.rev && last.personId === own && !step.from.includes(record.state)
  if (isDone && step.to !== undefined && (await saysTheSame(ctx, record, step.asks ?? [], wish.given, last.given)))
    return { is: 'again', record }
  // Pressed twice on a card, whatever has followed from it by itself.
  const twice = last !== undefined && last.seq - 1 === wish.rev && last.personId === own && wish.rev < record.rev
  const keep = async () => {
    if (own !== undefined && Object.keys(wish.given).length > 0)
      await saveRecordDraft(tx, stepDraft(record.id, wish.step), own, { typed: wish.given, savedAt: now })
  }
  if (twice && (step.asks ?? []).every(({ key }) => isSameTyped(wish.given[key], last.given[key])))
    return { is: 'again', record }
  if (wish.rev !== undefined && wish.rev !== record.rev && !step.apart) {
    await keep()
    return { is: 'stale', record }
  }
  const by = own !== undefined && relations.includes('works') ? { id: own, name: actor.name } : undefined
  const at = {
    ...(await surroundingsOf(ctx, record.id)),
    by,
    actor: own === undefined ? undefined : { id: own, name: actor.name },
  }
  if (!isOpenNow(step, record, at)) return { is: 'not-now', record }
  if (step.notAfter !== undefined && (await lastStep(tx, record.id, step.notAfter))?.personId === own)
    return { is: 'own', record }
  const bar = step.bar?.(record, at)
  if (bar) {
    await keep()
    return { is: 'barred', record, bar }
  }

  const asks = [...(step.asks ?? []), ...(step.asksMore?.(record, at) ?? [])]
  const asked = wish.step === 'edit' ? fieldsFor(kind, actor, asks, record.chainId) : asks
  const standing = wish.step === 'edit' ? { due: record.due } : undefined
  const known = {
    ...(await knownFor(ctx, record, asked)),
    standing,
    records: await recordsNamed(ctx, asked, wish.given),
  }
  const { values, faults } = readFields(asked, wish.given, known)
  if (faults.length === 0) faults.push(...faultsOf(kind, wish.step, step, values, record, at))
  if (faults.length === 0) faults.push(...(await refFaults(ctx, record, wish.step, values)))
  if (faults.length === 0 && (step.reviews || wish.step === 'rename'))
    faults.push(...(await takenFaults(ctx, kind, { ...record, at }, { ...record.values, ...values }, asked)))
  if (faults.length > 0) {
    await keep()
    return { is: 'faults', record, faults }
  }
  if (
    asked.length > 0 &&
    last?.seq === record.rev &&
    last.personId === own &&
    JSON.stringify(last.given) === JSON.stringify(values)
  )
    return { is: 'same', record }

  const more = wish.step === 'edit' ? await prepareRecord(ctx, kind, record.chainId, values, record) : {}
  const after = changed(kind, record, wish.step, step, values, at, now, more, asked)
  const taken: RecordStep = {
    recordId: record.id,
    seq: after.rev,
    at: now,
    personId: own,
    personName: actor.name,
    post: actingPost(ctx, step, record, relations),
    step: wish.step,
    from: record.state,
    to: after.state,
    given: values,
    before: beforeOf(record, after),
    reason: typeof values.reason === 'string' ? values.reason : undefined,
    via: wish.via,
    sourceKey: wish.sourceKey,
  }
  await saveRecord(tx, after)
  await addStep(tx, taken)
  if (own !== undefined) await deleteRecordDraft(tx, stepDraft(record.id, wish.step), own)
  await audited(ctx, `${kind.key}/${wish.step}`, {
    object: record.id,
    chain: record.chainId,
    detail: { rev: after.rev, to: after.state },
  })
  await linkTo(ctx, taken)
  return { is: 'taken', record: after, before: record, step: taken }
}

const faultsOf = (
  { declared }: Kind,
  key: string,
  step: Step,
  given: Values,
  record: StoredRecord,
  at: Surroundings,
): readonly FaultOf[] => [
  ...(step.wrong?.(given, record, at) ?? []),
  ...(key === 'edit' ? (declared.wrong?.(given, at) ?? []) : []),
]
/** Nothing in what was typed that was not taken already. */
const saysTheSame = async (
  ctx: ActorCtx,
  record: StoredRecord,
  asks: readonly Field[],
  typed: StepWish['given'],
  taken: Values,
): Promise<boolean> => {
  const known = { ...(await knownFor(ctx, record, asks)), records: await recordsNamed(ctx, asks, typed) }
  const said = asks.filter(({ key }) => typed[key] !== undefined)
  const { values, faults } = readFields(said, typed, known)
  return faults.length === 0 && said.every(({ key }) => JSON.stringify(values[key]) === JSON.stringify(taken[key]))
}

const isSameTyped = (typed: unknown, kept: Value | undefined): boolean => {
  const said = typeof typed === 'string' ? cleanText(typed).replace(/^(\d{4}-\d{2}-\d{2}) [+-]\d{4}$/u, '$1') : ''
  return kept === undefined
    ? said === ''
    : Array.isArray(typed)
      ? String(typed) === String(kept)
      : said === valueText(kept)
}

/** The same, taken by the clock: no right is asked, and what it was given is its own. @param cause whose step it follows from, where the clock has nothing to do with it */
export const takeByClock = async (
  ctx: Ctx,
  record: StoredRecord,
  { step: key, given = {} }: Pick<Act, 'step' | 'given'>,
  cause?: Pick<RecordStep, 'personId' | 'personName' | 'post' | 'via'>,
): Promise<Extract<StepOutcome, { is: 'taken' }> | undefined> => {
  const kind = kindOf(record.kind)
  const step = kind && stepOf(kind, key)
  if (!kind || !step?.from.includes(record.state)) return undefined
  const after = changed(kind, record, key, step, given, await surroundingsOf(ctx, record.id), ctx.now)
  const taken: RecordStep = {
    recordId: record.id,
    seq: after.rev,
    at: ctx.now,
    personId: cause?.personId,
    personName: cause?.personName ?? '',
    post: cause?.post,
    step: key,
    from: record.state,
    to: after.state,
    given,
    before: beforeOf(record, after),
    reason: undefined,
    via: cause?.via ?? 'clock',
    sourceKey: `${key}/${record.id}/${after.rev}`,
  }
  await saveRecord(ctx.tx, after)
  await addStep(ctx.tx, taken)
  return { is: 'taken', record: after, before: record, step: taken }
}

/** 代办: the office acts by its role in the place of whoever works the record. */
const actingPost = (
  { actor }: ActorCtx,
  step: Step,
  record: StoredRecord,
  relations: readonly Relation[],
): RecordStep['post'] => {
  const inTheirPlace =
    step.by === 'work' && !relations.includes('works') && !alsoMay(step, record).some((one) => relations.includes(one))
  if (inTheirPlace) return '代办'
  return actor.grants[0]?.role
}

/** The record after a step. */
const changed = (
  kind: Kind,
  record: StoredRecord,
  key: string,
  step: Step,
  given: Values,
  at: Surroundings,
  now: string,
  more: Values = {},
  asked: readonly Field[] = step.asks ?? [],
): StoredRecord => {
  const change: Change =
    key === 'edit' ? edited(kind, record, given, at, asked) : (step.change?.(given, record, at) ?? {})
  const { values: changedValues, ...columns } = change
  const state = leadsTo(step, record, given, at)
  const entered = state === record.state ? {} : kind.declared.enters?.(state, at)
  const values = merged(record.values, { ...entered, ...changedValues, ...more })
  const title = kind.declared.titleOf?.(values, at)
  const after: StoredRecord = {
    ...record,
    ...columns,
    ...(title !== undefined && { title }),
    ...(step.reviews && kind.declared.review && { due: reviewBy(kind.declared.review, at) }),
    state,
    values: step.reviews ? { ...values, updated_on: at.today } : values,
    rev: record.rev + 1,
    movedAt: step.still ? record.movedAt : now,
  }
  const is = settled(kind, after, at)
  return { ...is, closedAt: is.open ? undefined : (record.closedAt ?? now) }
}

/** 更正 fills the creation fields anew; what has a column goes there. */
const edited = (
  kind: Kind,
  record: StoredRecord,
  { title, due, reason, unit, source, ...given }: Values,
  at: Surroundings,
  fields: readonly Field[],
): Change => {
  const asked = fields.map(({ key }) => key)
  const said = kind.declared.sources?.words.find((word) =>
    [reason, ...Object.values(given)].some((one) => String(one).includes(word)),
  )
  const values = Object.fromEntries(
    asked.filter((key) => !['title', 'due', 'reason', 'unit', 'source'].includes(key)).map((key) => [key, given[key]]),
  )
  const moved = typeof due === 'string' && due !== record.due ? due : undefined
  return {
    ...(said !== undefined && { source: said }),
    ...(asked.includes('source') && { source: String(source ?? '') }),
    ...(asked.includes('unit') && { unit: String(unit ?? ownTaskForce) }),
    values: {
      ...values,
      returned: undefined,
      ...kind.declared.corrected?.(given, record, at),
      ...(moved !== undefined && kind.declared.moved?.(moved, record, at)),
    },
    ...(typeof title === 'string' && { title }),
    ...(moved !== undefined && { due: moved, dueIsDefault: false }),
  }
}

export const merged = (values: Values, change: NonNullable<Change['values']>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries({ ...values, ...change }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
