import { greetingCard } from '../../cards/greeting.ts'
import type { Card } from '../../cards/kit/card.ts'
import { readChain } from '../../db/chains.ts'
import { type Grant, grantsOf, type Person, readPerson, savePerson } from '../../db/people.ts'
import { type Role, roles } from '../../domain/people.ts'
import type { Instant } from '../../domain/time.ts'
import { nominalWorkdays } from '../../domain/week-plan.ts'
import * as t from '../../texts/greeting.ts'
import { roleWords } from '../../texts/words.ts'
import type { Ctx } from '../context.ts'
import { sendOwed } from '../reminding/owed.ts'

/** A person who held none of today's posts when they were greeted has been told about none of them. */
const isGreeted = ({ greetedAt }: Person, grants: readonly Grant[]): boolean =>
  greetedAt !== undefined && (grants.length === 0 || grants.some(({ since }) => since <= greetedAt))

/** What whoever holds a post can try without ever being refused. */
const tryWith: Record<Role | 'none', { label: string; words: string }> = {
  reporter: { label: t.tries.mine, words: '我的' },
  backup: { label: t.tries.mine, words: '我的' },
  lead: { label: t.tries.mine, words: '我的' },
  contributor: { label: t.tries.mine, words: '我的' },
  chief: { label: t.tries.mine, words: '我的' },
  office: { label: t.tries.status, words: '状态' },
  leader: { label: t.tries.status, words: '状态' },
  admin: { label: t.tries.members, words: '成员' },
  none: { label: t.tries.help, words: '帮助' },
}

/** @param claimed the post of administrator was claimed by code just now */
export const drawGreeting = async (ctx: Ctx, { id, name }: Person, claimed = false): Promise<Card> => {
  const duties: string[] = []
  const held = new Set<Role>()
  for (const { role, chain: of } of await grantsOf(ctx.tx, id)) {
    const chain = of === undefined ? undefined : await readChain(ctx.tx, of)
    if (chain?.closed) continue
    duties.push(`${chain?.name ?? ''}${roleWords[role]}`)
    held.add(role)
  }
  const own = roles.filter((role) => held.has(role))
  const { card, due } = ctx.rules.clock
  return greetingCard({
    title: claimed ? t.claimedTitle : t.greetingTitle,
    hello: t.greeting(name, duties),
    lines: claimed
      ? t.claimedSteps
      : own.map((role) => (role === 'reporter' ? t.cardComes(nominalWorkdays(card, due)) : t.roleGreets[role])),
    say: tryWith[claimed ? 'admin' : (own[0] ?? 'none')],
  })
}

/**
 * Says once who we are, which posts the person holds and what comes of them. Whoever sends somebody a card or a notice about reporting calls this
 * before, in the same transaction: what goes to one person keeps its order, so the greeting never comes below what it announces.
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
  // The newest post is what there is to tell of.
  const since =
    grants
      .map((grant) => grant.since)
      .toSorted()
      .at(-1) ?? ctx.now
  const key = `greet/${person.id}/${ctx.now}`
  const to = { type: 'open_id', id: person.openId, personId: person.id } as const
  const content = { card: await drawGreeting(ctx, person) }
  await sendOwed(ctx, since, to, { key, topic: 'reply', content, about: { itemId: item }, notBefore })
}
