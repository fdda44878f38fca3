import { createHash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'

/** Name of a table → a hash of what it holds. */
export type Tables = Map<string, string>

/**
 * What the bot keeps about itself and about talking: a question may leave its traces there. Offers and drafts in the making are not filed,
 * outgoing messages are judged by whom they reach.
 */
const bookkeeping =
  /^(?:kv|inbox|outbox|audit|job_run|offer|knock|person|chat|unindexed|sqlite_|record_shown|re(?:port|cord)_(?:doc|words))/u

/** Rows here wait for a button before they are anything. */
const waiting = new Set(['leave', 'naming', 'proposal', 'bind_proposal'])

export const tablesOf = (raw: Sqlite.Database): Tables => {
  const names = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]
  return new Map(
    names
      .filter((name) => !bookkeeping.test(name))
      .map((name) => {
        const rows = raw.prepare(`select * from "${name}" ${waiting.has(name) ? "where state <> 'proposed'" : ''}`)
        return [name, createHash('sha1').update(JSON.stringify(rows.raw().all())).digest('hex')]
      }),
  )
}

export const changedTables = (before: Tables, after: Tables): string[] =>
  [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name)
