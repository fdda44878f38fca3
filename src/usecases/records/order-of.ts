import { type RecordStep, stepOfCause } from '../../db/record-steps.ts'
import { readRecord } from '../../db/records.ts'
import { orderGiven } from '../../texts/instructions.ts'
import type { Ctx } from '../context.ts'
import { kindOf, stateWord } from './kinds.ts'
import { numberOf } from './names.ts'

/** What has come of a 批示 at once, in a line: its number and its task. Undefined where the step was none. */
export const orderOf = async (ctx: Ctx, { sourceKey }: Pick<RecordStep, 'sourceKey'>): Promise<string | undefined> => {
  const made = async (what: string) => {
    const step = await stepOfCause(ctx.tx, `${sourceKey}/${what}`)
    return step && readRecord(ctx.tx, step.recordId)
  }
  const [instruction, task] = [await made('instruction'), await made('task')]
  const kind = task && kindOf(task.kind)
  return instruction && kind
    ? orderGiven(numberOf(ctx, instruction), numberOf(ctx, task), stateWord(kind, task.state), task.unit ?? '')
    : undefined
}
