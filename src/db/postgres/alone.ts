import type pg from 'pg'
import { DatabaseInUse } from '../errors.ts'
import { connectionString, labelOf, nameIn } from './address.ts'
import { loadDriver } from './driver.ts'
import { unusable } from './unusable.ts'

/** Held by the one bot that works on a database. */
const aloneLock = 7_210_002
const againMs = 500

export interface Alone {
  release(): Promise<void>
  /** Resolves when another bot works on it: while the server was away, it was faster. */
  taken: Promise<void>
}

/**
 * One running bot per database, by a lock of a connection that does nothing else: the server lets go of it however the process ends. When the
 * server goes, it is asked for again as soon as the server is back.
 * @throws DatabaseUnusable when another process holds it.
 */
export const lockServer = async (url: string): Promise<Alone> => {
  const address = connectionString(url)
  const { Client } = await loadDriver()
  let told: () => void = () => undefined
  const taken = new Promise<void>((resolve) => {
    told = resolve
  })
  let left = false
  let held: pg.Client | undefined
  const hold = async (): Promise<boolean> => {
    const client = new Client({
      connectionString: address,
      application_name: `lianzhang/${process.pid}/alone`,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    client.on('error', () => undefined)
    client.on('end', () => {
      if (held === client && !left) void again()
    })
    try {
      await client.connect()
      const { rows } = await client.query(`select pg_try_advisory_lock(${aloneLock}) as mine`)
      if (rows[0].mine) {
        held = client
        return true
      }
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    await client.end()
    return false
  }
  const again = async (): Promise<void> => {
    while (!left) {
      try {
        if (!(await hold())) told()
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, againMs).unref())
      }
    }
  }
  const mine = await hold().catch((error: unknown) => {
    throw unusable({ label: labelOf(url), name: nameIn(url) }, error)
  })
  if (!mine) throw new DatabaseInUse(`已有一个 lianzhang 正在使用数据库 ${labelOf(url)}。请先停止它，再重试。`)
  return {
    taken,
    release: async () => {
      left = true
      await held?.end().catch(() => undefined)
    },
  }
}
