import { readChain } from '../../db/chains.ts'
import { type Grant, grantsOf, type Person, readPerson, savePerson } from '../../db/people.ts'
import type { Instant } from '../../domain/time.ts'
import { nominalWorkdays } from '../../domain/week-plan.ts'
import { greeting } from '../../texts/reminders.ts'
import { roleWords } from '../../texts/words.ts'
import type { Ctx } from '../context.ts'
import { sendOwed } from '../reminding/owed.ts'

/** A person who held none of today's posts when they were greeted has been told about none of them. */
const isGreeted = ({ greetedAt }: Person, grants: readonly Grant[]): boolean =>
  greetedAt !== undefined && (grants.length === 0 || grants.some(({ since }) => since <= greetedAt))

/**
 * Says once who we are and which posts the person holds. Whoever sends somebody a card or a notice about reporting calls this before, in the
 * same transaction: what goes to one person keeps its order, so the greeting never comes below what it announces.
 * @param item what it goes before, so that a person who cannot be reached is told to the office once.
 */
export const greet = async (
  ctx: Ctx,
  personId: string | undefined,
  { notBefore, item }: { notBefore?: Instant | undefined; item?: string } = {},
): Promise<void> => {
  const person = personId === undefined ? undefined : await readPerson(ctx.tx, personId)
  if (person?.state !== 'active' || person.openId === undefined) return
  const grants = await grantsOf(ctx.tx, person.id)
  if (isGreeted(person, grants)) return
  await savePerson(ctx.tx, { ...person, greetedAt: ctx.now })
  const duties: string[] = []
  let reports = false
  for (const { role, chain: id } of grants) {
    const chain = id === undefined ? undefined : await readChain(ctx.tx, id)
    if (chain?.closed) continue
    duties.push(`${chain?.name ?? ''}${roleWords[role]}`)
    reports ||= role === 'reporter'
  }
  const { card, due } = ctx.rules.clock
  const text = greeting(person.name, duties, reports ? nominalWorkdays(card, due) : undefined)
  // The newest post is what there is to tell of.
  const since =
    grants
      .map((grant) => grant.since)
      .toSorted()
      .at(-1) ?? ctx.now
  const key = `greet/${person.id}/${ctx.now}`
  const to = { type: 'open_id', id: person.openId, personId: person.id } as const
  await sendOwed(ctx, since, to, { key, topic: 'reply', content: { text }, about: { itemId: item }, notBefore })
}
