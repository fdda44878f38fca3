import { type Kysely, sql } from 'kysely'
import { instant } from '../../domain/time.ts'
import type { Replicas } from '../database.ts'
import type { Database } from '../schema.ts'
import { leadLock, presentLock, writeLock } from './locks.ts'

/** Read off the locks that are held just now: what does not run any more is not in the list. */
export const replicasOf = async (db: Kysely<Database>): Promise<Replicas> => {
  const here = sql`locks.locktype = 'advisory' and locks.objsubid = 1
    and locks.database = (select oid from pg_database where datname = current_database())`
  const { rows } = await sql<{ name: string; since: number; leads: boolean }>`
    select session.application_name as name, extract(epoch from session.backend_start) * 1000 as since,
      exists (select 1 from pg_locks as locks where locks.pid = session.pid and locks.objid = ${sql.lit(leadLock)} and locks.granted and ${here}) as leads
    from pg_locks as locks join pg_stat_activity as session on session.pid = locks.pid
    where locks.objid = ${sql.lit(presentLock)} and locks.mode = 'ShareLock' and locks.granted and ${here}
    order by session.backend_start`.execute(db)
  const waits = await sql<{ waiting: number; longest: number | null; connections: number }>`
    select count(*) as waiting, extract(epoch from max(clock_timestamp() - locks.waitstart)) as longest,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections
    from pg_locks as locks where locks.objid = ${sql.lit(writeLock)} and not locks.granted and ${here}`.execute(db)
  const [wait] = waits.rows
  return {
    running: rows.map(({ name, since, leads }) => {
      const [, host = '', pid = '', version = ''] = name.split('/')
      return { host, pid: Number(pid), version, since: instant(Math.round(Number(since))), leads }
    }),
    connections: wait?.connections ?? 0,
    writers: { waiting: wait?.waiting ?? 0, longestSeconds: Number(wait?.longest ?? 0) },
  }
}
