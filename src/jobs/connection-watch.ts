import { forgetFact, readFact, writeFact } from '../db/kv.ts'
import { addMs, minute } from '../domain/time.ts'
import { connectionBack, connectionLost } from '../texts/alarms.ts'
import { shortTimeText } from '../texts/dates.ts'
import type { InTransaction } from '../usecases/context.ts'
import { tellAdmin } from '../usecases/tell.ts'

/** Shorter than this a connection is missing every day: Feishu drops it when it likes. */
const patience = 5 * minute
/** Since when it is missing, once that was told; a restart does not tell it again. */
const toldKey = 'connection-lost'

export interface ConnectionWatchDeps {
  inTransaction: InTransaction
  /** Where this process runs, if there are others: they may be connected. */
  host?: string | undefined
  /** undefined where deliveries come by HTTP. */
  status(): { up: boolean; forMs: number; trouble?: { hint: string } | undefined } | undefined
}

/** Tells the administrators once that nothing can come in, and once that it can again. Sending does not need the connection. */
export const createConnectionWatch = ({ inTransaction, host, status }: ConnectionWatchDeps): (() => Promise<void>) => {
  let told: 'lost' | 'back' | undefined
  return async () => {
    const now = status()
    const state = now?.up ? 'back' : now && now.forMs >= patience ? 'lost' : undefined
    if (now === undefined || state === undefined || state === told) return
    await inTransaction('connection', async (ctx) => {
      const before = await readFact(ctx.tx, toldKey)
      const { zone } = ctx.rules
      if (state === 'lost' && before === undefined) {
        const since = addMs(ctx.now, -now.forMs)
        await writeFact(ctx.tx, toldKey, since)
        await tellAdmin(ctx, `connection/${since}`, connectionLost(shortTimeText(since, zone), now.trouble?.hint, host))
      } else if (state === 'back' && before !== undefined) {
        await forgetFact(ctx.tx, toldKey)
        const [from, to] = [shortTimeText(before, zone), shortTimeText(addMs(ctx.now, -now.forMs), zone)]
        await tellAdmin(ctx, `connection/${before}/back`, connectionBack(from, to))
      }
    })
    told = state
  }
}
