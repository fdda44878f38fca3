import { secondCard } from '../../cards/assessment.ts'
import type { Entry } from '../../db/assessment-entries.ts'
import { holders, readPerson } from '../../db/people.ts'
import { secondAsk, tellProposer as told } from '../../texts/assessment.ts'
import type { ActorCtx } from '../context.ts'
import { inWorkingHours, sendTo } from '../say.ts'
import { wordsOfEntry } from './entry-words.ts'
import type { SecondFor } from './second-person.ts'

/** Everybody else of the office gets a card with the two answers. @returns their names */
export const askSecond = async (ctx: ActorCtx, entry: Entry, why: SecondFor): Promise<string[]> => {
  const line = await wordsOfEntry(ctx, entry)
  const others = (await holders(ctx.tx, 'office')).filter(({ id }) => id !== entry.by.id)
  const seen = new Set<string>()
  for (const { id, openId } of others) {
    if (openId === undefined || seen.has(id)) continue
    seen.add(id)
    await sendTo(
      ctx,
      { type: 'open_id', id: openId, personId: id },
      {
        cause: `assessment/${entry.id}`,
        topic: 'assessment',
        content: { card: secondCard({ line, ask: secondAsk(entry.by.name, why), entry: entry.id }) },
        notBefore: inWorkingHours(ctx),
      },
    )
  }
  return [...new Set(others.map(({ name }) => name))]
}

/** Whoever entered it hears how it ended. */
export const tellProposer = async (ctx: ActorCtx, entry: Entry, agreed: boolean): Promise<void> => {
  const person = entry.by.id === undefined ? undefined : await readPerson(ctx.tx, entry.by.id)
  if (person?.openId === undefined) return
  const text = told(await wordsOfEntry(ctx, entry), ctx.actor.name, agreed)
  const to = { type: 'open_id', id: person.openId, personId: person.id } as const
  await sendTo(ctx, to, {
    cause: `assessment/${entry.id}/settled`,
    topic: 'notice',
    content: { text },
    notBefore: inWorkingHours(ctx),
  })
}
