import { sql } from 'kysely'
import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Tx } from './schema.ts'

/** What a weekly report says of every open risk of its chain that was there before its week: 无变化. */
export interface Same {
  chainId: string
  /** When the week began: what was said of one since then stands. */
  since: Instant
  item: string
  at: Instant
  personId: string | undefined
  personName: string
  post: string | undefined
  /** The report, in words. */
  report: string
}

/**
 * One statement, however many there are, and once for the report. It is no step of theirs: neither they nor their cards change, and one that cannot be
 * read has its line as well.
 */
export const markSame = async (tx: Tx, { personId, post, ...same }: Same): Promise<void> => {
  await mark(tx, { ...same, personId: personId ?? null, post: post ?? null })
}

type Marked = Omit<Same, 'personId' | 'post'> & { personId: string | null; post: string | null }
const mark = prepared<Marked, unknown>((db, slot) => ({
  compile: () =>
    sql`insert into record_same (record_id, item_id, at, person_id, person_name, post, report)
      select id, ${slot('item')}, ${slot('at')}, ${slot('personId')}, ${slot('personName')}, ${slot('post')}, ${slot('report')} from record
      where kind = 'risk' and open = 1 and state = 'open' and chain_id = ${slot('chainId')} and created_at < ${slot('since')}
        and not exists (select 1 from record_step where record_id = record.id and step in ('same', 'update') and at >= ${slot('since')})
      on conflict do nothing`.compile(db),
}))
