import type { Instant, Week } from '../domain/time.ts'
import type { Topic } from './outbox.ts'
import type { Executor } from './schema.ts'

/** Topics that prompt somebody to do something: the 减负台账 counts them. */
export const promptTopics: readonly Topic[] = [
  'weekly-card',
  'reminder-1',
  'reminder-2',
  'backup-notice',
  'nudge',
  'naming',
  'return',
  'sign-off',
  'supplement-request',
  'month-card',
  'month-reminder',
]

/** Prompts decided on from one instant to before another. */
export const promptsBetween = async (db: Executor, from: Instant, until: Instant): Promise<number> => {
  const row = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('topic', 'in', promptTopics)
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .where('state', 'not in', ['dropped', 'refused'])
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Prompts of one period (减负台账). Dropped ones were never sent and do not count. */
export const promptsOfPeriod = async (db: Executor, period: Week): Promise<number> => {
  const row = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('topic', 'in', promptTopics)
    .where('period', '=', period)
    .where('state', 'not in', ['dropped', 'refused'])
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
