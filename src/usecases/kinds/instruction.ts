import { addLink } from '../../db/record-links.ts'
import { lastStep, type RecordStep } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord, saveRecord } from '../../db/records.ts'
import type { Value, Values } from '../../domain/records/field.ts'
import { instructionSource } from '../../domain/records/instruct-steps.ts'
import { isOpen } from '../../domain/records/kind.ts'
import { ownTaskForce } from '../../domain/records/known.ts'
import { cutText } from '../../domain/text.ts'
import { wholeChain } from '../../texts/instructions.ts'
import type { Ctx } from '../context.ts'
import { saveNew } from '../records/create-record.ts'
import type { Hands, Taken } from '../records/hands.ts'
import { kindOf, kinds } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'
import { noteRecord } from '../records/note-record.ts'
import { patchRecordCards } from '../records/patch-record.ts'
import { surroundingsOf } from '../records/surroundings.ts'
import { merged } from '../records/take-step.ts'
import { tellGiver } from '../records/tell-giver.ts'

type By = Pick<RecordStep, 'personId' | 'personName' | 'post' | 'via' | 'sourceKey'>

/** What is ordered, and about what: a record, or a chain as a whole. */
export interface Order {
  chainId: string | undefined
  object?: StoredRecord | undefined
  /** Of no record: the report it is about. */
  about?: string | undefined
  words: string
  /** Of the task. */
  title: string
  unit?: Value | undefined
  due?: Value | undefined
  by: By
}

/** A 批示 and its task, at once: what is ordered holds without anybody letting it pass. The first of the two is the 批示. */
export const giveOrder = async (ctx: Ctx, order: Order): Promise<readonly [Taken, Taken]> => {
  const { chainId, object, words, by } = order
  const asked: Values = {
    unit: order.unit ?? ownTaskForce,
    ...(order.due !== undefined && { due: order.due }),
  }
  const common = { chainId, via: by.via, by: { ...by, name: by.personName }, sensitive: object?.sensitive ?? false }
  const given = await saveNew(ctx, {
    ...common,
    kind: kinds.instruction,
    source: object ? (kindOf(object.kind)?.word ?? '') : (order.about ?? wholeChain),
    sourceKey: `${by.sourceKey}/instruction`,
    parent: object?.id,
    values: { ...asked, text: words },
  })
  const made = await saveNew(ctx, {
    ...common,
    kind: kinds.task,
    source: instructionSource,
    sourceKey: `${by.sourceKey}/task`,
    parent: given.record.id,
    values: { ...asked, title: order.title, detail: words },
  })
  if (object) await addLink(ctx.tx, { from: made.record.id, to: object.id, how: 'origin' }, ctx.now)
  const instruction = { ...given.record, ...followed(given.record, made.record), lit: made.record.lit }
  await saveRecord(ctx.tx, instruction)
  return [
    { ...given, record: instruction, before: undefined },
    { ...made, before: undefined },
  ]
}

/** What a 批示 has of its task: who works it, until when, and whether it may still be taken back. */
const followed = (
  { values }: StoredRecord,
  task: StoredRecord,
): Pick<StoredRecord, 'unit' | 'owner' | 'due' | 'movedAt' | 'values'> => ({
  unit: task.unit,
  owner: task.owner,
  due: task.due,
  movedAt: task.movedAt,
  values: merged(values, { task: task.id, unsigned: task.state === 'new' ? 1 : undefined }),
})

/** 批示 and 转交办 of a record of any kind that is no task itself. */
export const afterOrder = async (ctx: Ctx, { record, step }: Taken): Promise<readonly Taken[]> => {
  if (step.step !== 'instruct' && step.step !== 'hand_over') return []
  const { text, unit, due } = step.given
  return giveOrder(ctx, {
    chainId: record.chainId,
    object: record,
    words: cutText(typeof text === 'string' ? text : askOf(record), 200).text,
    title: record.title,
    unit,
    due,
    by: step,
  })
}

/** What it asks for, in its own words. */
const askOf = ({ title, values: { detail } }: StoredRecord): string => (typeof detail === 'string' ? detail : title)

/** Its task is its whole life. */
export const instructionHands: Hands = {
  after: async (ctx, { record, step }) => {
    if (step.step !== 'withdraw') return []
    const task = await readRecord(ctx.tx, String(record.values.task))
    if (!task?.open) return []
    const { personId, personName, post, via, sourceKey } = step
    const given = { reason: numberOf(ctx, record) }
    const noted = { step: 'order-withdrawn', personId, personName, post, via, given, sourceKey: `${sourceKey}/task` }
    const after = await noteRecord(ctx, task, { state: 'void', movedAt: ctx.now }, noted)
    const last = await lastStep(ctx.tx, task.id, noted.step)
    return last ? [{ record: after, before: task, step: last }] : []
  },
  offspring: async (ctx, own, { record: task, step }) => {
    if (task.kind !== 'task' || step.step === 'create' || own.state === 'void') return []
    if (own.values.task !== task.id) return []
    if (step.step === 'merge') return goOnWith(ctx, own, String(step.given.ref))
    const open = isOpen(kindOf(task.kind)?.declared.states[task.state] ?? 'void')
    const state = open ? 'open' : task.state === 'closed' ? 'closed' : 'void'
    const change = { ...followed(own, task), state }
    if (state === own.state) return shine(ctx, own, change)
    const noted = state === 'open' ? 'task-again' : 'task-ended'
    const { personId, personName, post, via, sourceKey } = step
    const given = { text: numberOf(ctx, task) }
    const by = { step: noted, personId, personName, post, via, given, sourceKey: `${sourceKey}/${own.id}` }
    const record = await noteRecord(ctx, own, { ...change, movedAt: ctx.now }, by)
    if (state === 'closed') await tellGiver(ctx, record, task)
    const last = await lastStep(ctx.tx, own.id, noted)
    return last ? [{ record, before: own, step: last }] : []
  },
}

/** What its task was merged into is what it follows from now on. */
const goOnWith = async (ctx: Ctx, own: StoredRecord, into: string): Promise<readonly Taken[]> => {
  const task = await readRecord(ctx.tx, into)
  if (!task) return []
  await addLink(ctx.tx, { from: into, to: own.id, how: 'origin' }, ctx.now)
  return shine(ctx, own, followed(own, task))
}

/** Drawn as its task stands; nothing has happened to it itself. */
const shine = async (ctx: Ctx, own: StoredRecord, change: Partial<StoredRecord>): Promise<readonly Taken[]> => {
  const after = { ...own, ...change }
  const lit = kinds.instruction.declared.light?.(after, await surroundingsOf(ctx, own.id))
  const is = { ...after, lit }
  if (JSON.stringify(is) === JSON.stringify(own)) return []
  await saveRecord(ctx.tx, is)
  await patchRecordCards(ctx, is, undefined)
  return []
}
