import type { OpenDatabase } from '../src/db/database.ts'
import { newId } from '../src/db/ids.ts'
import { setImportState } from '../src/db/imports.ts'
import { enqueue, type Outgoing } from '../src/db/outbox.ts'
import { sqliteOf } from '../src/db/sqlite/open.ts'
import type { InTransaction } from '../src/usecases/context.ts'
import { applyImport } from '../src/usecases/imports/apply-import.ts'
import { takeFile } from '../src/usecases/imports/take-file.ts'

const openId = 'ou_bench_office'
const titles = ['产业链', '任务', '要求', '牵头单位', '完成时限']

/** As the reader of workbooks hands them on. */
const rowsOf = (count: number, chains: readonly string[], round: number): string[][] => [
  titles,
  ...Array.from({ length: count }, (_, at) => [
    chains[at % chains.length] ?? '',
    `示例导入事项第${round}批第${at}件`,
    '以实际进展为准',
    '本链专班',
    '2027-06-30',
  ]),
]

/** A row in hand, as the delivery would have it. */
const inHand = async (
  database: OpenDatabase,
  inTransaction: InTransaction,
  verb: 'fetch-file' | 'apply-import',
  body: object,
): Promise<Outgoing> => {
  const id = newId('out')
  const target = { type: 'message_id', id } as const
  await inTransaction('bench', ({ tx, now }) =>
    enqueue(tx, now, { dedupeKey: id, topic: 'notice', verb, target, body: JSON.stringify(body) }),
  )
  sqliteOf(database).raw.prepare(`update outbox set state = 'sending' where dedupe_key = ?`).run(id)
  const row = sqliteOf(database).raw.prepare('select id, fence from outbox where dedupe_key = ?').get(id) as Outgoing
  return { ...row, verb, target, body: JSON.stringify(body), attempts: 1 } as Outgoing
}

/** A filled file of so many rows, once it has been read: all that happens until its report, and all that the press of 导入 does. */
export const importing = (database: OpenDatabase, inTransaction: InTransaction, count: number, round: number) => {
  const chains = sqliteOf(database).raw.prepare('select name from chain').pluck().all() as string[]
  const rows = rowsOf(count, chains, round)
  return {
    check: async () => {
      const row = await inHand(database, inTransaction, 'fetch-file', { fileKey: '', fileName: '任务.xlsx', openId })
      await takeFile(inTransaction, row, { ok: true, sheet: '任务', rows })
    },
    apply: async () => {
      const id = sqliteOf(database)
        .raw.prepare('select id from record_import order by created_at desc, rowid desc')
        .pluck()
        .get() as string
      await inTransaction('bench', ({ tx }) => setImportState(tx, id, 'applying'))
      await applyImport(inTransaction, await inHand(database, inTransaction, 'apply-import', { import: id, openId }))
      const kept = sqliteOf(database)
        .raw.prepare('select count(*) from record where title like ?')
        .pluck()
        .get(`示例导入事项第${round}批%`)
      if (kept !== count) throw new Error(`${kept} of ${count} rows became records`)
    },
  }
}
