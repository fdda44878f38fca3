import { recordAudit } from '../db/audit.ts'
import { readFact } from '../db/kv.ts'
import { carryNumbers } from '../db/last-numbers.ts'
import type { Settle } from '../db/maintenance.ts'
import { migrate } from '../db/migrate.ts'
import { lastOutgoing, settleAfterRestore } from '../db/restore.ts'
import { type Clock, dayOf, type Instant } from '../domain/time.ts'
import { noteRestore } from '../usecases/delivery/after-restore.ts'
import { shortTransactions } from './open.ts'

interface Backup {
  /** As it is written down in the audit. */
  name: string
  /** Of which moment it is. */
  takenAt: Instant | undefined
  /** The last moment it can be of, where nobody has written down which. */
  latest: Instant
  clock: Clock
}

/** Has a backup know that it is one, before a bot runs on it: nothing that may have gone out since is sent by itself. */
export const settleBackup =
  ({ name, takenAt, latest, clock }: Backup): Settle =>
  async (database, former) => {
    await migrate(database)
    await shortTransactions(database, clock)('restore', async (ctx) => {
      // The last minute that is in it, where nobody has written down when it was taken.
      const of = takenAt ?? (await readFact(ctx.tx, 'watermark')) ?? latest
      const known = await former((await lastOutgoing(ctx.tx))?.id)
      const [from = 0, to = 0] = [of, ctx.now].map((at) => Number(dayOf(at, ctx.rules.zone).slice(0, 4)))
      await carryNumbers(ctx.tx, known, { from, to })
      await settleAfterRestore(ctx.tx, { takenAt: of, now: ctx.now })
      await noteRestore(ctx, of)
      await recordAudit(ctx.tx, {
        at: ctx.now,
        actor: 'cli',
        actorName: '',
        action: 'restore',
        object: name,
        place: 'system',
        result: 'done',
        requestId: ctx.requestId,
      })
    })
  }
