import type { Selectable } from 'kysely'
import type { Week } from '../domain/time.ts'
import { type Sent, toSent } from './outbox.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor } from './schema.ts'
import type { Topic } from './topics.ts'

/** The cards of a digest that stand in groups, newest first. */
export const digestCards = async (
  db: Executor,
  digest: { topic: Topic; period: Week; chainId?: string | undefined },
): Promise<Sent[]> => {
  const { chainId, ...of } = digest
  return (chainId === undefined ? await ofPeriod(db, of) : await ofChain(db, { ...of, chainId })).map(toSent)
}

const standingIn = (db: Executor, topic: Topic, period: Week) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('topic', '=', topic)
    .where('period', '=', period)
    .where('verb', '=', 'send')
    .where('state', 'not in', ['refused', 'dropped'])
    .orderBy('seq', 'desc')

const ofPeriod = prepared<{ topic: Topic; period: Week }, Selectable<Database['outbox']>>((db, slot) =>
  standingIn(db, slot('topic'), slot('period')),
)

const ofChain = prepared<{ topic: Topic; period: Week; chainId: string }, Selectable<Database['outbox']>>((db, slot) =>
  standingIn(db, slot('topic'), slot('period')).where('chain_id', '=', slot('chainId')),
)
