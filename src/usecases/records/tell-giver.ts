import { readActor, readPerson } from '../../db/people.ts'
import { lastStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import * as t from '../../texts/instructions.ts'
import type { Ctx } from '../context.ts'
import { inWorkingHours, sendTo } from '../say.ts'
import { drawRecord } from './draw-record.ts'
import { numberOf } from './names.ts'

/** Whoever gave a 批示 hears that its task is done: read it, or have it done again. */
export const tellGiver = async (ctx: Ctx, instruction: StoredRecord, task: StoredRecord): Promise<void> => {
  const person = instruction.raisedBy === undefined ? undefined : await readPerson(ctx.tx, instruction.raisedBy)
  if (person?.openId === undefined || person.state !== 'active') return
  const result = (await lastStep(ctx.tx, task.id, 'finish'))?.given.result
  const told = t.orderDone(numberOf(ctx, instruction), numberOf(ctx, task), typeof result === 'string' ? result : '')
  const own = { ...ctx, actor: await readActor(ctx.tx, person.openId) }
  const card = await drawRecord(own, task, { told, steps: ['read', 'reopen'] })
  await sendTo(
    ctx,
    { type: 'open_id', id: person.openId, personId: person.id },
    {
      key: `record/${instruction.id}/done-${instruction.rev}`,
      topic: 'record-card',
      content: { card },
      about: { itemId: task.id, chainId: task.chainId },
      notBefore: inWorkingHours(ctx),
    },
  )
}
