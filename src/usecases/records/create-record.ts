import { readChain } from '../../db/chains.ts'
import { openRecordsOfKind, openRecordTitled, openRecordWith } from '../../db/open-records.ts'
import { holders } from '../../db/people.ts'
import { createDraft, deleteRecordDraft, saveRecordDraft } from '../../db/record-drafts.ts'
import { addLink, type RecordLink } from '../../db/record-links.ts'
import { addStep, type RecordStep, stepOfCause } from '../../db/record-steps.ts'
import { addRecord, nextRecordNo, readRecord, recordId, type StoredRecord } from '../../db/records.ts'
import { nameKey } from '../../domain/names.ts'
import { type FaultOf, isPerson, readFields, type Values } from '../../domain/records/field.ts'
import type { Surroundings } from '../../domain/records/kind.ts'
import { type Known, ownTaskForce } from '../../domain/records/known.ts'
import type { NumberKey } from '../../domain/records/numbers.ts'
import { reviewBy } from '../../domain/records/review.ts'
import { addDays, addMs, type Day, dayOf, hour } from '../../domain/time.ts'
import type { Sentence } from '../../texts/plain.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { asksUnit, fieldsFor, fieldsOfNew, type Kind, settled } from './kinds.ts'
import { yearOfNew } from './names.ts'
import { prepareRecord } from './prepare.ts'
import { recordsNamed } from './refs.ts'
import { knownForNew, surroundingsOf } from './surroundings.ts'
import { takenFaults } from './taken.ts'

export interface NewRecord {
  kind: Kind
  /** Undefined: of the district. */
  chainId: string | undefined
  given: Readonly<Record<string, unknown>>
  source: string
  via: RecordStep['via']
  sourceKey: string
  /** The record it is a part of, where that is of the same kind; else the one it comes from. */
  parent?: string | undefined
  /** Where it comes from, in words said with it: 链主反映. */
  said?: string | undefined
  /** It was shown that there is one like it. */
  evenIfAlike?: boolean
}

export type CreateOutcome =
  | { is: 'created'; record: StoredRecord; step: RecordStep }
  | { is: 'again'; record: StoredRecord }
  | { is: 'faults'; faults: FaultOf[] }
  | { is: 'alike'; record: StoredRecord }
  /** Something about it is odd: a key of the kind's `doubts`. */
  | { is: 'doubt'; why: string }
  /** There can be none now. */
  | { is: 'barred'; why: Sentence }

const defaultDays: Readonly<Record<string, NumberKey>> = { 批示: 'due-instruction', 会议: 'due-meeting' }

const defaultDue = ({ now, rules }: Ctx, source: string): Day =>
  addDays(dayOf(now, rules.zone), rules.numbers[defaultDays[source] ?? 'due-other'])

/** The fields of a new record, every fault at once, and its title where there is none. */
export const readNew = (
  { kind, chainId, given }: Pick<NewRecord, 'kind' | 'chainId' | 'given'>,
  known: Known,
  at: Surroundings,
  fields = fieldsOfNew(kind),
): ReturnType<typeof readFields> & { title: string } => {
  const read = readFields(fields, given, known)
  // What is of the district has no task force of its own to fall to.
  if (
    chainId === undefined &&
    asksUnit(kind) &&
    read.values.unit === undefined &&
    !read.faults.some(({ field }) => field === 'unit')
  )
    read.faults.push({ field: 'unit', reason: 'missing' })
  if (read.faults.length > 0) return { ...read, title: '' }
  const faults = [...(kind.declared.wrong?.(read.values, at) ?? [])]
  return { ...read, faults, title: kind.declared.titleOf?.(read.values, at) ?? String(read.values.title) }
}

/** Saves a new record: it gets its number here and nowhere earlier. */
export const createRecord = async (ctx: ActorCtx, wish: NewRecord): Promise<CreateOutcome> => {
  const { tx, now, actor } = ctx
  const { kind, chainId } = wish
  const made = await stepOfCause(tx, wish.sourceKey)
  const same = made && (await readRecord(tx, made.recordId))
  if (same) return { is: 'again', record: same }
  const fields = fieldsFor(kind, actor, fieldsOfNew(kind), chainId)
  const at = await surroundingsOf(ctx, undefined)
  const { known: around, bar } = await knownForNew(ctx, kind, chainId, fields)
  if (bar) return { is: 'barred', why: bar }
  const {
    values: read,
    faults,
    title,
  } = readNew(wish, { ...around, records: await recordsNamed(ctx, fields, wish.given) }, at, fields)
  if (faults.length === 0) faults.push(...(await takenFaults(ctx, kind, { chainId, at }, read)))
  const draft = createDraft(kind.key, wish.parent ?? chainId)
  const keep = async () => {
    if (actor.personId !== undefined)
      await saveRecordDraft(tx, draft, actor.personId, { typed: wish.given, savedAt: now })
  }
  if (faults.length > 0) {
    await keep()
    return { is: 'faults', faults }
  }
  const alike =
    wish.evenIfAlike || kind.declared.twins || kind.declared.recurs || kind.declared.unique
      ? undefined
      : await openTwin(ctx, wish, title, read)
  if (alike) {
    await keep()
    return { is: 'alike', record: alike }
  }
  const why = wish.evenIfAlike ? undefined : await doubtOf(ctx, wish, read)
  if (why !== undefined) {
    await keep()
    return { is: 'doubt', why }
  }

  const saved = await makeRecord(ctx, wish, read, at)
  if (actor.personId !== undefined) await deleteRecordDraft(tx, draft, actor.personId)
  return { is: 'created', ...saved }
}

/** The same with fields that have been read and found right. */
export const makeRecord = async (
  ctx: ActorCtx,
  wish: NewRecord,
  read: Values,
  at: Surroundings,
): Promise<Awaited<ReturnType<typeof saveNew>>> => {
  const { kind, chainId } = wish
  const { personId, name, grants } = ctx.actor
  const twin = kind.declared.twins && (await twinOf(ctx, wish, kind.declared.twins, read))
  const values = { ...read, ...(twin && { twin: twin.id }) }
  const saved = await saveNew(ctx, { ...wish, values, by: { personId, name, post: grants[0]?.role } }, at)
  await audited(ctx, `${kind.key}/create`, { object: saved.record.id, chain: chainId, detail: {} })
  return saved
}

/** An open one of the same title, or of the same key: a risk of the same product. */
const openTwin = async (
  { tx }: Ctx,
  { kind, chainId }: Pick<NewRecord, 'kind' | 'chainId'>,
  title: string,
  values: Values,
): Promise<StoredRecord | undefined> => {
  const { sameBy } = kind.declared
  return (
    (await openRecordTitled(tx, { kind: kind.key, chainId }, title)) ??
    (sameBy === undefined ? undefined : await openRecordWith(tx, { kind: kind.key, chainId }, sameBy, values[sameBy]))
  )
}

/** The earliest one that may be the same, for the office to say. */
const twinOf = async (
  { tx, now }: Ctx,
  { kind, chainId }: Pick<NewRecord, 'kind' | 'chainId'>,
  { hours, field }: NonNullable<Kind['declared']['twins']>,
  values: Values,
): Promise<StoredRecord | undefined> =>
  (await openRecordsOfKind(tx, kind.key)).find(
    (one) =>
      (one.chainId === chainId && one.createdAt >= addMs(now, -hours * hour)) ||
      nameKey(String(one.values[field])) === nameKey(String(values[field])),
  )

/** Whose it is from the beginning. */
const ownerOf = async ({ tx }: Ctx, { kind, chainId, by }: Pick<NewRecord, 'kind' | 'chainId'> & { by: Maker }) => {
  if (kind.declared.owned === 'raiser')
    return by.personId === undefined ? undefined : { id: by.personId, name: by.name }
  const [main] = kind.declared.owned && chainId !== undefined ? await holders(tx, 'reporter', chainId) : []
  return main && { id: main.id, name: main.name }
}

const doubtOf = async (
  { tx }: Ctx,
  { kind, chainId }: Pick<NewRecord, 'kind' | 'chainId'>,
  values: Values,
): Promise<string | undefined> => {
  if (!kind.declared.doubts) return undefined
  const origin = chainId === undefined ? undefined : (await readChain(tx, chainId))?.origin
  return kind.declared.doubts(values, { inherits: origin && origin === 'inherited' })
}

/** Who makes a record; the bot itself, from the plan, has no person. */
interface Maker {
  personId: string | undefined
  name: string
  post?: string | undefined
}

/** Gives a new record its number and writes it down with its first step. The fields have been read. */
export const saveNew = async (
  ctx: Ctx,
  wish: Pick<NewRecord, 'kind' | 'chainId' | 'source' | 'via' | 'sourceKey' | 'parent'> & {
    values: Values
    by: Maker
    /** Nobody has set a day and none is assumed. */
    openEnded?: boolean
    sensitive?: boolean
  },
  around?: Surroundings,
): Promise<{ record: StoredRecord; step: RecordStep }> => {
  const { tx, now } = ctx
  const { kind, chainId, by } = wish
  const at = around ?? (await surroundingsOf(ctx, undefined))
  const { title, unit, owner, due, source, ...values } = wish.values
  const { review, forgets = [], sensitive } = kind.declared
  const year = yearOfNew(ctx, kind)
  const no = await nextRecordNo(tx, kind.key, year)
  const id = recordId(kind.key, year, no)
  const more = await prepareRecord(ctx, kind, chainId, wish.values)
  const kept = Object.fromEntries(Object.entries(values).filter(([key]) => !forgets.includes(key)))
  const noted = {
    ...kept,
    ...kind.declared.notes?.(wish.values, at),
    ...more,
    ...(review && { updated_on: at.today }),
  }
  const assumed = wish.openEnded || !kind.declared.dueByDefault ? undefined : defaultDue(ctx, wish.source)
  // What is of the district and asks for no unit is nobody's to work; the office sees to it.
  const unworked = kind.declared.unworked === true || (chainId === undefined && !asksUnit(kind))
  const base: StoredRecord = {
    id,
    kind: kind.key,
    year,
    no,
    chainId,
    title: kind.declared.titleOf?.({ ...wish.values, ...more }, at) ?? String(title),
    state: kind.declared.begins?.(wish.values) ?? kind.declared.first,
    open: true,
    decide: false,
    lit: undefined,
    due: review ? reviewBy(review, at) : typeof due === 'string' ? due : assumed,
    dueIsDefault: typeof due !== 'string' && kind.declared.dueByDefault === true,
    unit: typeof unit === 'string' ? unit : (kind.declared.unitOf?.(noted) ?? (unworked ? undefined : ownTaskForce)),
    owner: isPerson(owner) ? owner : await ownerOf(ctx, wish),
    raisedBy: by.personId,
    raisedByName: by.name,
    post: by.post,
    source: typeof source === 'string' ? source : wish.source,
    sensitive: wish.sensitive ?? sensitive ?? false,
    values: noted,
    rev: 1,
    movedAt: now,
    createdAt: now,
    closedAt: undefined,
    told: [],
    nextOn: undefined,
    actAt: undefined,
  }
  const is = settled(kind, base, at)
  const record = is.open ? is : { ...is, closedAt: now }
  await addRecord(tx, record)
  const step: RecordStep = {
    recordId: id,
    seq: 1,
    at: now,
    personId: by.personId,
    personName: by.name,
    post: by.post,
    step: 'create',
    from: undefined,
    to: record.state,
    given: readable(wish.values),
    before: undefined,
    reason: undefined,
    via: wish.via,
    sourceKey: wish.sourceKey,
  }
  await addStep(tx, step)
  const parent = wish.parent === undefined ? undefined : await readRecord(tx, wish.parent)
  if (parent) await addLink(tx, { from: id, to: parent.id, how: howLinked(kind, parent) }, now)
  return { record, step }
}

/** What the bot adds for itself is no word of whoever made it. */
const readable = ({ twin: _, ...given }: Values): Values => given
const howLinked = (kind: Kind, parent: StoredRecord): RecordLink['how'] => {
  if (parent.kind !== kind.key) return 'origin'
  const replaces = Object.values(kind.declared.steps).some((step) => step.opens === kind.key && step.replaces)
  return replaces ? 'replaced' : 'part'
}
