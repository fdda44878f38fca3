import type { Bulletin, BulletinContent, BulletinSource, LineKind } from '../domain/bulletin.ts'
import type { Week } from '../domain/time.ts'
import { type Sent, toSent } from './outbox.ts'
import type { Database, Executor, Tx } from './schema.ts'

const toBulletin = (row: Database['bulletin']): Bulletin => ({
  id: row.id,
  state: row.state as Bulletin['state'],
  step: row.step as Bulletin['step'],
  rev: row.rev,
  from: row.from_week,
  to: row.to_week,
  content: JSON.parse(row.content) as BulletinContent,
  groups: JSON.parse(row.groups) as string[],
  year: row.year ?? undefined,
  number: row.number ?? undefined,
  createdAt: row.created_at,
  savedBy: row.saved_by,
  savedByName: row.saved_by_name,
  savedAt: row.saved_at,
  issuedAt: row.issued_at ?? undefined,
})

export const saveBulletin = async (tx: Tx, bulletin: Bulletin): Promise<void> => {
  const row = {
    state: bulletin.state,
    step: bulletin.step,
    rev: bulletin.rev,
    from_week: bulletin.from,
    to_week: bulletin.to,
    content: JSON.stringify(bulletin.content),
    groups: JSON.stringify(bulletin.groups),
    year: bulletin.year ?? null,
    number: bulletin.number ?? null,
    created_at: bulletin.createdAt,
    saved_by: bulletin.savedBy,
    saved_by_name: bulletin.savedByName,
    saved_at: bulletin.savedAt,
    issued_at: bulletin.issuedAt ?? null,
  }
  await tx
    .insertInto('bulletin')
    .values({ id: bulletin.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export const readBulletin = async (db: Executor, id: string): Promise<Bulletin | undefined> => {
  const row = await db.selectFrom('bulletin').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toBulletin(row)
}

/** The draft of a range somebody has begun. */
export const draftOfRange = async (db: Executor, from: Week, to: Week): Promise<Bulletin | undefined> => {
  const row = await db
    .selectFrom('bulletin')
    .selectAll()
    .where('state', '=', 'draft')
    .where('from_week', '=', from)
    .where('to_week', '=', to)
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toBulletin(row)
}

/** Drafts and issues, the last one saved first. */
export const latestBulletins = async (db: Executor, limit: number): Promise<Bulletin[]> =>
  (
    await db
      .selectFrom('bulletin')
      .selectAll()
      .where('state', '!=', 'dropped')
      .orderBy('saved_at', 'desc')
      .orderBy('number', (by) => by.desc().nullsLast())
      .limit(limit)
      .execute()
  ).map(toBulletin)

/** The one issued last: 报, 送, 发 and 编, 审, 签 are filled in from it. */
export const lastIssue = async (db: Executor): Promise<Bulletin | undefined> => {
  const row = await db
    .selectFrom('bulletin')
    .selectAll()
    .where('state', '=', 'issued')
    .orderBy('year', 'desc')
    .orderBy('number', (by) => by.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  return row && toBulletin(row)
}

export const saveSources = async (tx: Tx, id: string, sources: readonly BulletinSource[]): Promise<void> => {
  await tx.deleteFrom('bulletin_source').where('bulletin_id', '=', id).execute()
  await tx.deleteFrom('bulletin_record').where('bulletin_id', '=', id).execute()
  for (const [position, { kind, chainId, itemId, rev, text }] of sources.entries())
    await (kind === 'experience'
      ? tx.insertInto('bulletin_record').values({ bulletin_id: id, position, record_id: itemId, rev, text })
      : tx
          .insertInto('bulletin_source')
          .values({ bulletin_id: id, position, kind, chain_id: chainId, item_id: itemId, rev, text })
    ).execute()
}

export const readSources = async (db: Executor, id: string): Promise<BulletinSource[]> => [
  ...(await reportSources(db, id)),
  ...(await recordSources(db, id)),
]

const recordSources = async (db: Executor, id: string): Promise<BulletinSource[]> =>
  (
    await db
      .selectFrom('bulletin_record')
      .innerJoin('record', 'record.id', 'bulletin_record.record_id')
      .select(['record_id', 'bulletin_record.rev', 'text', 'chain_id'])
      .where('bulletin_id', '=', id)
      .orderBy('position')
      .execute()
  ).map(({ record_id, rev, text, chain_id }) => ({
    kind: 'experience',
    chainId: chain_id ?? '',
    itemId: record_id,
    rev,
    text,
  }))

/** Records that an issue has spoken of. */
export const recordsIssued = async (db: Executor): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('bulletin_record')
    .innerJoin('bulletin', 'bulletin.id', 'bulletin_record.bulletin_id')
    .select('record_id')
    .where('bulletin.state', '=', 'issued')
    .execute()
  return new Set(rows.map(({ record_id }) => record_id))
}

const reportSources = async (db: Executor, id: string): Promise<BulletinSource[]> =>
  (await db.selectFrom('bulletin_source').selectAll().where('bulletin_id', '=', id).orderBy('position').execute()).map(
    (row) => ({
      kind: row.kind as LineKind,
      chainId: row.chain_id,
      itemId: row.item_id,
      rev: row.rev,
      text: row.text,
    }),
  )

/** Cards of a bulletin that the office's people may still have before them. */
export const bulletinCards = async (db: Executor, id: string): Promise<Sent[]> =>
  (
    await db
      .selectFrom('outbox')
      .selectAll()
      .where('item_id', '=', id)
      .where('topic', '=', 'bulletin')
      .where('verb', '=', 'send')
      .where('target_type', '=', 'open_id')
      .where('state', 'in', ['pending', 'sending', 'sent', 'uncertain'])
      .orderBy('seq')
      .execute()
  ).map(toSent)
