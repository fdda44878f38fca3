import { sql } from 'kysely'
import type { Instant } from '../domain/time.ts'
import type { Tx } from './schema.ts'

/** One step of tidying. @returns how many rows it changed: fewer than `limit` means that nothing is left. */
export type Pruning = (tx: Tx, before: Instant, limit: number) => Promise<number>

const count = ({ numAffectedRows }: { numAffectedRows?: bigint }): number => Number(numAffectedRows ?? 0)

/** What was delivered and answered, word for word. The keys stay: they are what a replay is recognised by. */
export const forgetDeliveryBodies: Pruning = async (tx, before, limit) =>
  count(
    await sql`update inbox set payload = null, answer = null where key in (
      select key from inbox where received_at < ${before} and state <> 'failed' and (payload is not null or answer is not null)
        and coalesce(done_at, received_at) < ${before} limit ${limit})`.execute(tx),
  )

export const deleteDeliveries: Pruning = async (tx, before, limit) =>
  count(
    await sql`delete from inbox where key in (
      select key from inbox where received_at < ${before} and state <> 'failed' limit ${limit})`.execute(tx),
  )

/** What was said, word for word. What waits or is in doubt keeps its body. */
export const forgetSentBodies: Pruning = async (tx, before, limit) =>
  count(
    await sql`delete from outbox_body where seq in (
      select outbox_body.seq from outbox_body join outbox on outbox.seq = outbox_body.seq
      where created_at < ${before} and state in ('sent', 'refused', 'dropped') limit ${limit})`.execute(tx),
  )

export const deleteSent: Pruning = async (tx, before, limit) =>
  count(
    await sql`delete from outbox where seq in (
      select seq from outbox where created_at < ${before} and state in ('sent', 'refused', 'dropped') limit ${limit})`.execute(
      tx,
    ),
  )

/** Parts of files in one go: each is hundreds of rows. */
const fewParts = 10

/** Rows of an import, word for word: what was taken of them stands in the records. */
export const forgetImports: Pruning = async (tx, before, limit) => {
  const gone = count(
    await sql`delete from import_rows where (import_id, first) in (
      select import_id, first from import_rows join record_import on record_import.id = import_rows.import_id
      where created_at < ${before} limit ${fewParts})`.execute(tx),
  )
  return gone < fewParts ? gone : limit
}

/** What was wrong with them. */
export const forgetImportFaults: Pruning = async (tx, before, limit) =>
  count(
    await sql`update record_import set faults = '[]' where id in (
      select id from record_import where created_at < ${before} and faults <> '[]' limit ${limit})`.execute(tx),
  )

export const deleteAudit: Pruning = async (tx, before, limit) =>
  count(
    await sql`delete from audit where seq in (select seq from audit where at < ${before} limit ${limit})`.execute(tx),
  )
