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
  'record-note',
]

const sent = (db: Executor) =>
  db
    .selectFrom('outbox')
    .where('topic', 'in', promptTopics)
    .where('state', 'not in', ['dropped', 'refused'])
    .select(({ fn }) => fn.countAll<number>().as('n'))

/** Prompts about all weeks and months that are due from one instant to before another: whatever one of them counts is among them. */
export const promptsOfPeriodsDue = async (db: Executor, from: Instant, until: Instant): Promise<number> => {
  const row = await sent(db)
    .where('period', 'in', (eb) =>
      eb.selectFrom('period').select('period').where('due_at', '>=', from).where('due_at', '<', until),
    )
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Prompts of one period (减负台账). Dropped ones were never sent and do not count. */
export const promptsOfPeriod = async (db: Executor, period: Week): Promise<number> =>
  Number((await sent(db).where('period', '=', period).executeTakeFirstOrThrow()).n)
