import { sql } from 'kysely'
import type { Instant } from '../domain/time.ts'
import type { WeeklyContent } from '../domain/weekly.ts'
import type { Executor } from './schema.ts'

/** What one report of a week took until it was first filed. */
export interface Effort {
  content: WeeklyContent
  /** In force of the chain's period before. */
  before: WeeklyContent | undefined
  /** Presses on cards of the report, the one that filed it among them; undefined where they were not written down. */
  presses: number | undefined
}

/** One row for each report of a week that was first filed in that time. */
export const effortsBetween = async (db: Executor, from: Instant, until: Instant): Promise<Effort[]> => {
  const { rows } = await sql<{ content: string; before: string | null; presses: number | null }>`
    select revision.content as content,
      (select earlier.content from item as other
         join revision as earlier on earlier.item_id = other.id and earlier.rev = other.current_rev
         where other.chain_id = item.chain_id and other.type = 'weekly' and other.period =
           (select max(period) from item as last where last.chain_id = item.chain_id and last.type = 'weekly' and last.period < item.period)
      ) as before,
      case when exists (select 1 from inbox where inbox.key = revision.source_key and inbox.item_id = item.id)
        then (select count(*) from inbox where inbox.item_id = item.id and inbox.received_at <= revision.received_at) end as presses
    from revision join item on item.id = revision.item_id
    where item.type = 'weekly' and revision.rev = 1 and revision.sent_at >= ${from} and revision.sent_at < ${until}`.execute(
    db,
  )
  return rows.map(({ content, before, presses }) => ({
    content: JSON.parse(content) as WeeklyContent,
    before: before === null ? undefined : (JSON.parse(before) as WeeklyContent),
    presses: presses ?? undefined,
  }))
}
