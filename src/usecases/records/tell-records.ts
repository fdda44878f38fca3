import { enqueue } from '../../db/outbox.ts'
import { readPerson } from '../../db/people.ts'
import { nextWorkingTime } from '../../domain/working-time.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { textBody } from '../say.ts'

/** Tells people something about records in a line, once each, in working hours. @param cause names the event */
export const tellOfRecords = async (
  ctx: Ctx,
  people: Iterable<string>,
  cause: string,
  text: Sentence,
  chainId?: string,
): Promise<void> => {
  for (const personId of people) {
    const person = await readPerson(ctx.tx, personId)
    if (person?.state !== 'active' || person.openId === undefined) continue
    await enqueue(ctx.tx, ctx.now, {
      dedupeKey: `${cause}/${personId}`,
      topic: 'record-note',
      verb: 'send',
      target: { type: 'open_id', id: person.openId },
      body: textBody(text),
      personId,
      chainId,
      notBefore: nextWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone),
    })
  }
}
