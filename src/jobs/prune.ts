import * as pruning from '../db/prune.ts'
import { addMs, day } from '../domain/time.ts'
import type { InTransaction } from '../usecases/context.ts'

/**
 * How long each thing is kept, in days. Audit is never kept shorter than 400 days: the law asks for six months (网络安全法 art. 23),
 * and the keys of deliveries are what a replay is recognised by. Reports and their revisions are the office's own and stay.
 */
const keeping: readonly { days: number; step: pruning.Pruning }[] = [
  { days: 30, step: pruning.forgetDeliveryBodies },
  { days: 30, step: pruning.forgetImports },
  { days: 30, step: pruning.forgetImportFaults },
  { days: 400, step: pruning.deleteDeliveries },
  { days: 180, step: pruning.forgetSentBodies },
  { days: 400, step: pruning.deleteSent },
  { days: 400, step: pruning.deleteAudit },
]

const batch = 500

/** Forgets what has been kept long enough, in small transactions of its own so that no answer waits for it. */
export const prune = async (inTransaction: InTransaction): Promise<void> => {
  for (const { days, step } of keeping) {
    let changed = batch
    while (changed === batch) {
      changed = await inTransaction('prune', (ctx) => step(ctx.tx, addMs(ctx.now, -days * day), batch))
      // Room for the answers that came meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
