import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { enqueue } from '../../src/db/outbox.ts'
import { claimOutgoing, leaves, settle } from '../../src/db/outbox-delivery.ts'
import type { Tx } from '../../src/db/schema.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { createWriter } from '../../src/db/writer.ts'
import { addMs, hour } from '../../src/domain/time.ts'
import { temporaryFolder } from '../bad-days/rig.ts'

const together = 16
const now = '2026-09-04T00:30:00.000Z'
/** A chief's digest: some 4.5 KB, most of it Chinese. */
const body = JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'div', text: '卡片'.repeat(740) }] } })

/** Feishu's ids follow no order. */
const messageOf = (key: string) => `om_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`

const openOutbox = async () => {
  const file = join(temporaryFolder(), 'a.db')
  const database = openDatabase(file)
  onTestFinished(() => database.close())
  await migrate(database)
  // The log grows by all that is written, and by nothing else.
  database.raw.pragma('wal_autocheckpoint = 0')
  const writer = createWriter(database, { now: () => now, monotonic: () => 0 })
  /** One piece of work for each, so many in a commit. */
  const each = async <T>(all: readonly T[], work: (tx: Tx, one: T) => Promise<unknown>): Promise<void> => {
    for (let from = 0; from < all.length; from += together)
      await Promise.all(all.slice(from, from + together).map((one) => writer.write((tx) => work(tx, one))))
  }
  /** Digests of so many chains, from the decision to the message that stands in the group. */
  const post = async (week: string, chains: number): Promise<void> => {
    const all = Array.from({ length: chains }, (_, chain) => `c${chain}`)
    await each(all, (tx, chainId) =>
      enqueue(tx, now, {
        dedupeKey: `digest/${week}/${chainId}`,
        topic: 'digest-chief',
        verb: 'send',
        target: { type: 'chat_id', id: `oc_${chainId}` },
        msgType: 'interactive',
        body,
        period: week,
        chainId,
        expiresAt: addMs(now, hour),
      }),
    )
    for (let left = chains; left > 0; left -= together) {
      const claim = { now, owner: 'one', limit: together, busyTargets: new Set<string>() }
      const rows = await writer.write((tx) => claimOutgoing(tx, claim))
      expect(rows.every((row) => row.body === body)).toBe(true)
      await each(rows, (tx, row) => leaves(tx, row, now))
      await each(rows, (tx, row) =>
        settle(tx, row, { state: 'sent', at: now, messageId: messageOf(row.dedupeKey), chatId: row.target.id }),
      )
    }
  }
  const logged = () => statSync(`${file}-wal`).size
  const sent = () => database.raw.prepare("select count(*) from outbox where state = 'sent'").pluck().get()
  return { post, logged, sent }
}

it('a card of 4.5 KB costs at most 20 KB of log until it is sent', { timeout: 120_000 }, async () => {
  const { post, logged, sent } = await openOutbox()
  for (const week of ['2026-W10', '2026-W11', '2026-W12']) await post(week, 320)
  const before = logged()
  await post('2026-W20', 320)
  expect(sent()).toBe(1_280)
  expect((logged() - before) / 320 / 1_024).toBeLessThanOrEqual(20)
})
