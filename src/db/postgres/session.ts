import type pg from 'pg'
import { connectionString, labelOf, nameIn } from './address.ts'
import { loadDriver } from './driver.ts'
import { unusable } from './unusable.ts'

/** The address of another database of the same server. */
export const besides = (url: string, name: string): string => {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

/** A name, as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A connection for one piece of work, whose transactions may take as long as they do. @throws DatabaseUnusable where there is no way there */
export const inSession = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const { Client } = await loadDriver()
  const client = new Client({
    connectionString: connectionString(url),
    application_name: `lianzhang/${process.pid}/maintenance`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 0,
    statement_timeout: 0,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => undefined)
    throw unusable({ label: labelOf(url), name: nameIn(url) }, error)
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** In a database that every server has: of those that are renamed nobody may be connected. */
export const besideAll = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  let refused: unknown
  for (const name of ['postgres', 'template1']) {
    let connected = false
    try {
      return await inSession(besides(url, name), (client) => {
        connected = true
        return work(client)
      })
    } catch (error) {
      if (connected) throw error
      refused ??= error
    }
  }
  throw refused
}
