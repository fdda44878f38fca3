import { hostname } from 'node:os'
import { sql } from 'kysely'
import type pg from 'pg'
import { type Clock, epochMs, instant } from '../../domain/time.ts'
import type { Lead } from '../../lead.ts'
import { DatabaseInUse } from '../errors.ts'
import { labelOf } from './address.ts'
import type { Alone } from './alone.ts'
import { type LockSession, openLockSession } from './lock-session.ts'
import { leadLock, presentLock } from './locks.ts'

/** One of the bots that run on a database. */
export interface Presence extends Alone, Lead {
  /** Ours, set right by the server's where the two differ: the rows of all replicas stand on one time. */
  clock: Clock
  /** Called when another replica has left something to be sent. */
  onBell(listener: () => unknown): void
}

/** So often it is looked whether somebody leads, and shown that we are there. */
const beatMs = 800
/** The server takes whoever says nothing for this long for dead: a machine that was frozen holds no lock any more. */
const silentMs = 2_500
/** Less than this two clocks may differ: what a well-kept machine is off by, and the way there and back. */
const toleranceMs = 500
const channel = 'lianzhang'

/** @throws DatabaseInUse while somebody must be alone with the database, such as `restore` */
export const joinServer = async (url: string, machine: Clock): Promise<Presence> => {
  let terms = 0
  let pid: number | undefined
  let term: number | undefined
  let offsetMs = 0
  let rung: () => unknown = () => undefined
  const lost = (): void => {
    term = undefined
    pid = undefined
  }
  const take = async (client: pg.Client): Promise<boolean> => {
    // A new connection holds nothing, whatever one has got that ended before it was known.
    lost()
    await client.query(`set idle_session_timeout = ${silentMs}; listen ${channel}`)
    const { rows } = await client.query(
      `select pg_try_advisory_lock_shared(${presentLock}) as mine, pg_backend_pid() as pid`,
    )
    client.on('notification', () => rung())
    pid = rows[0].pid
    if (rows[0].mine) await beat(client)
    return rows[0].mine
  }
  /** What is held once is not asked for again: a session's locks count how often. */
  const beat = async (client: pg.Client): Promise<void> => {
    const asked = machine.monotonic()
    const { rows } = await client.query(
      `select ${term === undefined ? `pg_try_advisory_lock(${leadLock})` : 'true'} as leads,
         extract(epoch from clock_timestamp()) * 1000 as now`,
    )
    const tookMs = machine.monotonic() - asked
    const awayMs = Number(rows[0].now) - epochMs(machine.now()) + tookMs / 2
    if (Math.abs(awayMs - offsetMs) > toleranceMs + tookMs) offsetMs = Math.abs(awayMs) > toleranceMs ? awayMs : 0
    if (!rows[0].leads || term !== undefined) return
    terms += 1
    term = terms
  }
  const session: LockSession | undefined = await openLockSession(url, { take, onLost: lost })
  if (!session) throw new DatabaseInUse(`数据库 ${labelOf(url)} 正在恢复、升级或搬家，没有启动。等它做完，再启动。`)

  let beating = false
  const timer = setInterval(() => {
    const client = session.client()
    if (!client || beating) return
    beating = true
    beat(client)
      // No answer: what the server holds for us is not known. It is asked for anew.
      .catch(session.drop)
      .finally(() => {
        beating = false
      })
  }, beatMs)
  return {
    shared: true,
    term: () => term,
    confirm: async (tx) => {
      const { rows } = await sql`
        select 1 from pg_locks where locktype = 'advisory' and objid = ${sql.lit(leadLock)} and objsubid = 1 and granted and pid = ${pid ?? 0}
          and database = (select oid from pg_database where datname = current_database())`.execute(tx)
      return rows.length > 0
    },
    ring: () => {
      void session
        .client()
        ?.query(`notify ${channel}`)
        .catch(() => undefined)
    },
    surelyFor: silentMs,
    host: hostname(),
    clock: { now: () => instant(epochMs(machine.now()) + offsetMs), monotonic: machine.monotonic },
    onBell: (listener) => {
      rung = listener
    },
    taken: session.taken,
    release: async () => {
      clearInterval(timer)
      await session.release()
    },
  }
}
