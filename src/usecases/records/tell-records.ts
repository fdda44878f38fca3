import { readPerson } from '../../db/people.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { inWorkingHours, sendTo } from '../say.ts'

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
    await sendTo(
      ctx,
      { type: 'open_id', id: person.openId, personId },
      {
        key: `${cause}/${personId}`,
        topic: 'record-note',
        content: { text },
        about: { chainId },
        notBefore: inWorkingHours(ctx),
      },
    )
  }
}
