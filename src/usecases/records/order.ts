import type { Card } from '../../cards/kit/card.ts'
import { recordForm } from '../../cards/record-form.ts'
import { readChain } from '../../db/chains.ts'
import { stepOfCause } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { titleOfWords } from '../../domain/kinds/instruction.ts'
import { type FaultOf, readFields } from '../../domain/records/field.ts'
import { readWords } from '../../domain/records/read-words.ts'
import * as t from '../../texts/instructions.ts'
import { instructStepTexts } from '../../texts/kinds/instruction.ts'
import { recordToasts } from '../../texts/records.ts'
import type { Toast } from '../../texts/toasts.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { giveOrder } from '../kinds/instruction.ts'
import { readWeeklyItem } from '../reports/weekly-item.ts'
import { fieldViews } from './draw-form.ts'
import { drawRecord } from './draw-record.ts'
import { follow } from './follow.ts'
import { kinds } from './kinds.ts'
import { chainNameOf } from './names.ts'
import { orderOf } from './order-of.ts'
import { knownFor } from './surroundings.ts'

/** What is ordered about: a chain, the district, or a report of a chain. */
export interface OrderObject {
  /** As buttons say it: a chain's id, `district`, or the id of a report's item. */
  words: string
  chainId: string | undefined
  /** Of the week's report. */
  report?: string | undefined
}

export const districtObject = 'district'

/** @returns undefined where there is no such chain or report. */
export const orderObject = async ({ tx }: ActorCtx, words: string): Promise<OrderObject | undefined> => {
  if (words === districtObject) return { words, chainId: undefined }
  const chain = await readChain(tx, words)
  if (chain) return { words, chainId: chain.id }
  const weekly = await readWeeklyItem(tx, words)
  return weekly && { words, chainId: weekly.chain.id, report: t.aboutReport(weekly.plan.covers) }
}

/** What follows 批示 in a message, in its fields. */
export const orderWords = async (ctx: ActorCtx, words: string): Promise<Record<string, unknown>> => {
  const { fields } = kinds.instruction.declared
  return readWords(words, fields, await knownFor(ctx, undefined, fields))
}

interface Filling {
  typed?: Readonly<Record<string, unknown>>
  faults?: readonly FaultOf[]
}

/** The form of a 批示 about a whole chain or report. */
export const drawOrderForm = async (ctx: ActorCtx, object: OrderObject, filling: Filling = {}): Promise<Card> => {
  const kind = kinds.instruction
  const { fields } = kind.declared
  return recordForm({
    name: 'instruction_instruct',
    title: t.orderTitle(await chainNameOf(ctx, object.chainId), object.report),
    subtitle: '',
    ask: instructStepTexts.instruct.ask,
    fields: fieldViews(kind, fields, await knownFor(ctx, undefined, fields), filling),
    submits: [
      {
        label: instructStepTexts.instruct.button,
        kind: 'primary',
        action: { on: 'records', do: 'instruct', kind: kind.key, words: object.words, page: 0 },
      },
    ],
  })
}

export interface OrderAnswer {
  toast: Toast
  card: Card
  /** It is the form again. */
  form?: true
  record?: StoredRecord
}

/** Gives a 批示 about a whole chain or report, tells whom it concerns, and says how it ended. One cause gives one. */
export const answerOrder = async (
  ctx: ActorCtx,
  object: OrderObject,
  { given, via, sourceKey }: { given: Readonly<Record<string, unknown>>; via: 'card' | 'chat'; sourceKey: string },
): Promise<OrderAnswer> => {
  const known = await stepOfCause(ctx.tx, `${sourceKey}/instruction`)
  const before = known && (await readRecord(ctx.tx, known.recordId))
  if (before) return { toast: recordToasts.again, card: await drawRecord(ctx, before), record: before }
  const { fields } = kinds.instruction.declared
  const { values, faults } = readFields(fields, given, await knownFor(ctx, undefined, fields))
  if (object.chainId === undefined && values.unit === undefined && !faults.some(({ field }) => field === 'unit'))
    faults.push({ field: 'unit', reason: 'missing' })
  if (faults.length > 0)
    return {
      toast: recordToasts.faults,
      card: await drawOrderForm(ctx, object, { typed: given, faults }),
      form: true,
    }
  const { text, unit, due } = values
  const { personId, name, grants } = ctx.actor
  const [instruction, task] = await giveOrder(ctx, {
    chainId: object.chainId,
    about: object.report,
    words: String(text),
    title: titleOfWords(String(text)),
    unit,
    due,
    by: { personId, personName: name, post: grants[0]?.role, via, sourceKey },
  })
  await audited(ctx, 'instruction/create', { object: instruction.record.id, chain: object.chainId, detail: {} })
  await follow(ctx, instruction)
  await follow(ctx, task)
  const told = await orderOf(ctx, { sourceKey })
  const toast = { type: 'success', content: instructStepTexts.instruct.toast } as const
  return {
    toast,
    card: await drawRecord(ctx, instruction.record, told === undefined ? {} : { told }),
    record: instruction.record,
  }
}
