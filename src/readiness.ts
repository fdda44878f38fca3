import type { App } from './app.ts'
import type { OpenDatabase } from './db/database.ts'
import { writeFact } from './db/kv.ts'
import { databaseTrouble } from './db/probe.ts'
import { type Clock, second } from './domain/time.ts'

/** Whether work can be taken, and in one word why not. Feishu's being away is no reason: nobody else could reach it either. */
export type Readiness = { ok: true } | { ok: false; why: string }

interface ReadinessDeps {
  app: App
  database: OpenDatabase
  clock: Clock
  leaving: AbortSignal
}

const probeEvery = 5 * second

/** Writes one row at most every five seconds, however often it is asked. */
export const createReadiness = ({ app, database, clock, leaving }: ReadinessDeps): (() => Promise<Readiness>) => {
  let last: { at: number; found: Promise<Readiness> } | undefined
  const probe = async (): Promise<Readiness> => {
    try {
      const why = await databaseTrouble(database)
      if (why !== undefined) return { ok: false, why }
      await app.inTransaction('probe', ({ tx, now }) => writeFact(tx, 'probe', now), { giveUpMs: 2 * second })
      return { ok: true }
    } catch {
      return { ok: false, why: 'not-writable' }
    }
  }
  return async () => {
    if (leaving.aborted) return { ok: false, why: 'leaving' }
    const at = clock.monotonic()
    if (!last || at - last.at >= probeEvery) last = { at, found: probe() }
    return last.found
  }
}
