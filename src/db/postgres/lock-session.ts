import { hostname } from 'node:os'
import type pg from 'pg'
import { version } from '../../version.ts'
import { connectionString, labelOf, nameIn } from './address.ts'
import { loadDriver } from './driver.ts'
import { unusable } from './unusable.ts'

/** A connection that does nothing but hold locks. When it is lost it is made anew, and the locks are asked for again. */
export interface LockSession {
  /** The connection while it stands. */
  client(): pg.Client | undefined
  /** Nothing comes over it any more: it is made anew. */
  drop(): void
  /** Resolves when somebody else has the lock that was asked for again: while the server was away, he was faster. */
  taken: Promise<void>
  release(): Promise<void>
}

export interface LockOptions {
  /** @returns whether it has what it needs. */
  take(client: pg.Client): Promise<boolean>
  /** The connection is gone, and all of its locks. */
  onLost?(): void
}

const againMs = 500
/** Longer than this no answer is waited for: the way to the server is cut. */
const patienceMs = 3_000
/** Of the 63 bytes that a server keeps of a name. */
const mostOfHost = 30

/** By which a process is known on the server. */
export const sessionName = (what: string): string =>
  ['lianzhang', hostname().slice(0, mostOfHost), process.pid, version, what].join('/')

/** @returns undefined where somebody else has the lock. @throws DatabaseUnusable */
export const openLockSession = async (url: string, { take, onLost }: LockOptions): Promise<LockSession | undefined> => {
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
      application_name: sessionName('locks'),
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: patienceMs,
    })
    let ended = false
    client.on('error', () => undefined)
    client.on('end', () => {
      ended = true
      if (held !== client) return
      held = undefined
      if (left) return
      onLost?.()
      void again()
    })
    try {
      await client.connect()
      if (await take(client)) {
        if (ended) throw new Error('the connection ended at once')
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
  if (!mine) return undefined
  return {
    client: () => held,
    drop: () => held?.connection.stream.destroy(),
    taken,
    release: async () => {
      left = true
      await held?.end().catch(() => undefined)
    },
  }
}
