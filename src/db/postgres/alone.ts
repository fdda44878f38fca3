import { DatabaseInUse } from '../errors.ts'
import { labelOf } from './address.ts'
import { openLockSession } from './lock-session.ts'
import { presentLock } from './locks.ts'

export interface Alone {
  release(): Promise<void>
  /** Resolves when another one works on it: while the server was away, it was faster. */
  taken: Promise<void>
}

/** For whoever must be alone with a database. @throws DatabaseInUse while a bot runs on it, on whatever machine */
export const lockServer = async (url: string): Promise<Alone> => {
  const session = await openLockSession(url, {
    take: async (client) => (await client.query(`select pg_try_advisory_lock(${presentLock}) as mine`)).rows[0].mine,
  })
  if (session) return session
  throw new DatabaseInUse(`有 lianzhang 正在使用数据库 ${labelOf(url)}。请先停止全部副本，再重试。`)
}
