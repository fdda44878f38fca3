import { readActor, readPerson } from '../../db/people.ts'
import { lastStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import * as t from '../../texts/instructions.ts'
import type { Ctx } from '../context.ts'
import { inWorkingHours, sendTo } from '../say.ts'
import { drawRecord } from './draw-record.ts'
import { numberOf } from './names.ts'
import { raiserOf } from './relation.ts'

/** Whoever gave a 批示, or is chief in their place now, hears that its task is done: read it, or have it done again. */
export const tellGiver = async (ctx: Ctx, instruction: StoredRecord, task: StoredRecord): Promise<void> => {
  const result = (await lastStep(ctx.tx, task.id, 'finish'))?.given.result
  const told = t.orderDone(numberOf(ctx, instruction), numberOf(ctx, task), typeof result === 'string' ? result : '')
  for (const id of await raiserOf(ctx.tx, instruction)) {
    const person = await readPerson(ctx.tx, id)
    if (person?.openId === undefined || person.state !== 'active') continue
    const own = { ...ctx, actor: await readActor(ctx.tx, person.openId) }
    const card = await drawRecord(own, task, { told, steps: ['read', 'reopen'] })
    await sendTo(
      ctx,
      { type: 'open_id', id: person.openId, personId: id },
      {
        key: `record/${instruction.id}/done-${instruction.rev}/${id}`,
        topic: 'record-card',
        content: { card },
        about: { itemId: task.id, chainId: task.chainId },
        notBefore: inWorkingHours(ctx),
      },
    )
  }
}
