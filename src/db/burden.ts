import type { Instant } from '../domain/time.ts'
import { promptTopics } from './prompts.ts'
import type { Executor } from './schema.ts'
import type { Topic } from './topics.ts'

/** What the office has asked of people in a span of time (减负台账). Nobody is named in it, nor can be found out from it. */
export interface Burden {
  prompts: { topic: Topic; count: number }[]
  /** Prompts about an item that somebody had been asked about before. */
  again: number
  returned: number
  named: number
  /** Minutes from opening a form with 周报 or 月报 to the first submission, one figure for each such report. */
  minutes: number[]
  /** How the questions to a language model ended. */
  assistant: Record<'used' | 'dropped' | 'failed', number>
}

const openings = ['weekly-open', 'month-open'] as const

export const burdenBetween = async (db: Executor, from: Instant, until: Instant): Promise<Burden> => {
  const sent = db
    .selectFrom('outbox')
    .where('topic', 'in', promptTopics)
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .where('state', 'not in', ['dropped', 'refused'])
  const byTopic = await sent
    .select(({ fn }) => ['topic', fn.countAll<number>().as('n')])
    .groupBy('topic')
    .execute()
  const about = await sent
    .where('item_id', 'is not', null)
    .select(({ fn }) => [fn.countAll<number>().as('n'), fn.count<number>('item_id').distinct().as('items')])
    .executeTakeFirstOrThrow()
  const returned = await db
    .selectFrom('item_return')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('at', '>=', from)
    .where('at', '<', until)
    .executeTakeFirstOrThrow()
  const named = await db
    .selectFrom('naming')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', '=', 'said')
    .where('settled_at', '>=', from)
    .where('settled_at', '<', until)
    .executeTakeFirstOrThrow()
  const filed = await db
    .selectFrom('revision')
    .select(({ selectFrom, ref }) => [
      'revision.sent_at',
      selectFrom('outbox')
        .select(({ fn }) => fn.max('outbox.sent_at').as('at'))
        .whereRef('outbox.item_id', '=', ref('revision.item_id'))
        .where('outbox.topic', 'in', openings)
        .whereRef('outbox.person_id', '=', ref('revision.filed_by'))
        .whereRef('outbox.sent_at', '<=', ref('revision.sent_at'))
        .as('opened_at'),
    ])
    .where('revision.rev', '=', 1)
    .where('revision.sent_at', '>=', from)
    .where('revision.sent_at', '<', until)
    .execute()
  const heard = await db
    .selectFrom('audit')
    .select(({ fn }) => ['object', fn.countAll<number>().as('n')])
    .where('action', '=', 'assistant')
    .where('at', '>=', from)
    .where('at', '<', until)
    .groupBy('object')
    .execute()
  const ended = (how: string) => Number(heard.find(({ object }) => object === how)?.n ?? 0)
  return {
    assistant: { used: ended('used'), dropped: ended('dropped'), failed: ended('failed') },
    prompts: byTopic.map(({ topic, n }) => ({ topic: topic as Topic, count: Number(n) })),
    again: Number(about.n) - Number(about.items),
    returned: Number(returned.n),
    named: Number(named.n),
    minutes: filed.flatMap(({ sent_at, opened_at }) =>
      opened_at === null ? [] : [(Date.parse(sent_at) - Date.parse(opened_at)) / 60_000],
    ),
  }
}
