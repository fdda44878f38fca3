import type { MonthPlan } from '../domain/month-plan.ts'
import type { MonthContent } from '../domain/monthly.ts'
import type { CellFault, ImportRow } from '../domain/records/import.ts'
import type { ItemState } from '../domain/report.ts'
import type { SignOff } from '../domain/sign-off.ts'
import type { Instant, Week } from '../domain/time.ts'
import type { WeekPlan } from '../domain/week-plan.ts'
import type { WeeklyContent } from '../domain/weekly.ts'
import { openReading } from './reading.ts'
import { toRecord } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Database, Executor } from './schema.ts'

/** Which items a file is about: ids of chains, or every chain that ever owed. */
export interface ExportScope {
  chains: readonly string[] | 'all'
  from: Week
  to: Week
  /** Months may reach further than weeks do: one that is open may be filed before it is due. */
  monthsTo?: Week
}

/** One item with the text in force: the plan and the content have another shape in a week than in a month. */
export interface ItemRow<Plan = unknown, Content = unknown> {
  chainId: string
  chain: string
  plan: Plan
  state: ItemState
  /** Why it is not owed. */
  note?: string | undefined
  isLate: boolean
  rev: number
  firstSentAt?: Instant | undefined
  content?: Content | undefined
  filedBy?: string | undefined
  onBehalfOf?: string | undefined
  /** Where the chain's reports are signed: how it stands, and by whom. */
  signState?: SignOff['state'] | undefined
  signedBy?: string | undefined
  /** How often a revision of it was sent back, and why the last time. */
  returns: number
  returnReason?: string | undefined
}

export type ExportRow = ItemRow<WeekPlan, WeeklyContent>
/** With the figures as typed. */
export type MonthRow = ItemRow<MonthPlan, MonthContent>

export interface RecordRow {
  record: StoredRecord
  /** Undefined: of the district. */
  chain: string | undefined
  late: number
}

/** When a report last said 无变化 of it: that moves it as a step does. */
type NamedRow = Database['record'] & { chain_name: string | null; same_at: Instant | null }

export interface ExportSource {
  count(scope: ExportScope): number
  /** In the order of the weeks, within a week in that of the chains. One at a time: a year of five hundred chains does not lie in memory. */
  rows(scope: ExportScope): Iterable<ExportRow>
  /** A month lies where the week lies in which it is due, as a rule that of its last Thursday. */
  countMonths(scope: ExportScope): number
  months(scope: ExportScope): Iterable<MonthRow>
  /** As they are now, in the order they are named in. */
  records(of: readonly { id: string; late: number }[]): Iterable<RecordRow>
  /** The rows of an import as they were read, and what is wrong with them. */
  imported(id: string): { rows: ImportRow[]; faults: CellFault[] } | undefined
  /** For what asks the stores themselves; read only where such a file is made, since it takes as long to load as a small file to write. */
  reader(): Promise<Executor>
  close(): void
}

interface PeriodRow {
  period: string
  plan: string
}

interface Row {
  chain_id: string
  name: string
  state: string
  note: string | null
  is_late: number
  current_rev: number
  first_sent_at: string | null
  content: string | null
  filed_by_name: string | null
  on_behalf_of: string | null
  sign_state: string | null
  signed_by_name: string | null
  returns: number
  return_reason: string | null
}

/**
 * A connection that cannot write, for a thread of its own beside the running bot: plain statements, since a query builder would double the
 * time such a thread needs to start. All that is read is of one moment.
 */
export const openExportSource = (place: string): ExportSource => {
  const raw = openReading(place)
  const ofChains = ({ chains }: ExportScope): string =>
    chains === 'all' ? '' : `and item.chain_id in (${chains.map(() => '?').join(', ')})`
  const ids = ({ chains }: ExportScope): readonly string[] => (chains === 'all' ? [] : chains)
  const monthsIn = "from period where type = 'monthly' and json_extract(plan, '$.week') between ? and ?"
  function* reports<Plan, Content>(
    periods: readonly PeriodRow[],
    scope: ExportScope,
  ): Iterable<ItemRow<Plan, Content>> {
    const items = raw.prepare(`
      select item.chain_id, chain.name, item.state, item.note, item.is_late, item.current_rev, item.first_sent_at,
        revision.content, revision.filed_by_name, revision.on_behalf_of,
        sign_off.state as sign_state, sign_off.signed_by_name,
        (select count(*) from item_return where item_id = item.id) as returns,
        (select reason from item_return where item_id = item.id order by rev desc limit 1) as return_reason
      from item
      join chain on chain.id = item.chain_id
      left join revision on revision.item_id = item.id and revision.rev = item.current_rev
      left join sign_off on sign_off.item_id = revision.item_id and sign_off.rev = revision.rev
      where item.period = ? ${ofChains(scope)}
      order by chain.position, chain.id`)
    for (const { period, plan } of periods) {
      const known = JSON.parse(plan) as Plan
      for (const row of items.iterate(period, ...ids(scope))) yield toItemRow<Plan, Content>(row as Row, known)
    }
  }
  return {
    count: (scope) =>
      raw
        .prepare(`select count(*) from item where type = 'weekly' and period >= ? and period <= ? ${ofChains(scope)}`)
        .pluck()
        .get(scope.from, scope.to, ...ids(scope)) as number,
    rows: (scope) =>
      reports(
        raw
          .prepare(
            `select period, plan from period where type = 'weekly' and period >= ? and period <= ? order by period`,
          )
          .all(scope.from, scope.to) as PeriodRow[],
        scope,
      ),
    *records(of) {
      const named = raw.prepare(
        `select record.*, chain.name as chain_name, (select max(at) from record_same where record_id = record.id) as same_at
           from record left join chain on chain.id = record.chain_id where record.id = ?`,
      )
      for (const { id, late } of of) {
        const row = named.get(id) as NamedRow | undefined
        if (!row) continue
        const { same_at, moved_at } = row
        const moved = same_at !== null && same_at > moved_at ? same_at : moved_at
        yield { record: toRecord({ ...row, moved_at: moved }), chain: row.chain_name ?? undefined, late }
      }
    },
    imported(id) {
      const parts = raw
        .prepare('select rows, faults from import_rows where import_id = ? order by first')
        .all(id) as Pick<Database['import_rows'], 'rows' | 'faults'>[]
      if (parts.length === 0) return undefined
      return {
        rows: parts.flatMap(({ rows }) => JSON.parse(rows) as ImportRow[]),
        faults: parts.flatMap(({ faults }) => JSON.parse(faults) as CellFault[]),
      }
    },
    countMonths: (scope) =>
      raw
        .prepare(
          `select count(*) from item where type = 'monthly' and period in (select period ${monthsIn}) ${ofChains(scope)}`,
        )
        .pluck()
        .get(scope.from, scope.monthsTo ?? scope.to, ...ids(scope)) as number,
    months: (scope) =>
      reports(
        raw
          .prepare(`select period, plan ${monthsIn} order by period`)
          .all(scope.from, scope.monthsTo ?? scope.to) as PeriodRow[],
        scope,
      ),
    reader: raw.reader,
    close: () => raw.close(),
  }
}

const toItemRow = <Plan, Content>(row: Row, plan: Plan): ItemRow<Plan, Content> => ({
  chainId: row.chain_id,
  chain: row.name,
  plan,
  state: row.state as ItemState,
  note: row.note ?? undefined,
  isLate: row.is_late === 1,
  rev: row.current_rev,
  firstSentAt: row.first_sent_at ?? undefined,
  content: row.content === null ? undefined : (JSON.parse(row.content) as Content),
  filedBy: row.filed_by_name ?? undefined,
  onBehalfOf: row.on_behalf_of ?? undefined,
  signState: (row.sign_state ?? undefined) as ItemRow['signState'],
  signedBy: row.signed_by_name ?? undefined,
  returns: row.returns,
  returnReason: row.return_reason ?? undefined,
})
