import type { Instant } from '../domain/time.ts'
import { writeFact } from './kv.ts'
import type { Tx } from './schema.ts'

/** What people would see twice: asked of the office, never sent by itself. */
const asked = [
  'weekly-card',
  'receipt',
  'digest-chief',
  'digest-office',
  'month-card',
  'month-chief',
  'month-office',
  'month-leading',
]

/**
 * A restored database knows nothing of what was sent after the backup. What waited then may have gone out since: nothing of it is sent by
 * itself, and the scheduler begins at the moment of the restore.
 */
export const settleAfterRestore = async (tx: Tx, now: Instant): Promise<void> => {
  const waiting = () => tx.updateTable('outbox').where('state', 'in', ['pending', 'sending'])
  await waiting()
    .set({ state: 'uncertain', error: 'restored', maybe_since: now })
    .where('topic', 'in', asked)
    .where('verb', '=', 'send')
    .execute()
  await waiting().set({ state: 'dropped', error: 'restored' }).execute()
  await tx
    .updateTable('job_run')
    .set({ state: 'skipped', note: 'restored', done_at: now })
    .where('state', '=', 'due')
    .execute()
  await writeFact(tx, 'watermark', now)
}
