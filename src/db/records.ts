import { type RawBuilder, sql } from 'kysely'
import { nameKey } from '../domain/names.ts'
import type { RecordFacts } from '../domain/records/kind.ts'
import { ownTaskForce } from '../domain/records/known.ts'
import { type Lit, type RecordLight, rankOf } from '../domain/records/light.ts'
import { rungUnits } from '../domain/records/rungs.ts'
import type { Day, Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import { toRecord } from './record-row.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** A record with its light, as computed at its last change or at night. */
export interface StoredRecord extends RecordFacts {
  /** Neither closed nor void. */
  open: boolean
  /** It waits for somebody's decision: 销号, 批延期, 改派 after 退办. */
  decide: boolean
  lit: Lit | undefined
  post: string | undefined
  /** Keys of what it has said by itself, and the first day on which it has more to say. */
  told: readonly string[]
  nextOn: Day | undefined
  /** When the clock takes a step by itself. */
  actAt: Instant | undefined
}

type Row = Database['record']

export const litColumns = (lit: Lit | undefined) => {
  const { light = null, ...sum } = lit ?? {}
  return { light, light_sum: lit ? JSON.stringify(sum) : null, rank: rankOf(lit) }
}

export const recordId = (kind: string, year: number, no: number): string => `${kind}-${year}-${no}`

/** Writes the record as it is now. */
export const saveRecord = async (tx: Tx, record: StoredRecord): Promise<void> => {
  const row = {
    chain_id: record.chainId ?? null,
    title: record.title,
    title_key: nameKey(record.title),
    state: record.state,
    open: record.open ? 1 : 0,
    ...litColumns(record.lit),
    decide: record.decide ? 1 : 0,
    due: record.due ?? null,
    due_is_default: record.dueIsDefault ? 1 : 0,
    unit: record.unit ?? null,
    owner: record.owner?.id ?? null,
    owner_name: record.owner?.name ?? null,
    source: record.source,
    sensitive: record.sensitive ? 1 : 0,
    field_values: JSON.stringify(record.values),
    rev: record.rev,
    moved_at: record.movedAt,
    closed_at: record.closedAt ?? null,
    told: JSON.stringify(record.told),
    next_on: record.nextOn ?? null,
    act_at: record.actAt ?? null,
  }
  await writeRecord(tx, {
    id: record.id,
    kind: record.kind,
    year: record.year,
    no: record.no,
    raised_by: record.raisedBy ?? null,
    raised_by_name: record.raisedByName,
    post: record.post ?? null,
    created_at: record.createdAt,
    ...row,
  })
  await dropHelpers(tx, { id: record.id })
  const { helpers = [], guests = [] } = record.values
  for (const unit of [helpers, guests].flatMap((one) => (Array.isArray(one) ? (one as readonly string[]) : [])))
    await tx
      .insertInto('record_helper')
      .values({ unit, record_id: record.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Set once, when it is made. */
const fixed = ['id', 'kind', 'year', 'no', 'raised_by', 'raised_by_name', 'post', 'created_at'] as const
const changing = [
  ...(['chain_id', 'title', 'title_key', 'state', 'open', 'light', 'light_sum', 'rank', 'decide', 'due'] as const),
  ...(['due_is_default', 'unit', 'owner', 'owner_name', 'source', 'sensitive', 'field_values', 'rev'] as const),
  ...(['moved_at', 'closed_at', 'told', 'next_on', 'act_at'] as const),
] as const

const writeRecord = prepared<Row, unknown>((db, slot) => {
  const slots = <Key extends keyof Row>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, slot(key)])) as Pick<Row, Key>
  return db
    .insertInto('record')
    .values({ ...slots(fixed), ...slots(changing) })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(slots(changing)))
})

const dropHelpers = prepared<{ id: string }, unknown>((db, slot) =>
  db.deleteFrom('record_helper').where('record_id', '=', slot('id')),
)

export const readRecord = async (db: Executor, id: string): Promise<StoredRecord | undefined> => {
  const [row] = await byId(db, { id })
  return row && toRecord(row)
}

const byId = prepared<{ id: string }, Row>((db, slot) =>
  db.selectFrom('record').selectAll().where('id', '=', slot('id')),
)

/** The next number of a kind and year. Nobody else can take it before the transaction ends, so there are no gaps. */
export const nextRecordNo = async (tx: Tx, kind: string, year: number): Promise<number> => {
  const row = await tx
    .selectFrom('record')
    .select(({ fn }) => fn.max('no').as('last'))
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

/** 任务12 is this year's; where this year has none yet, last year's. */
export const recordByNumber = async (
  db: Executor,
  kind: string,
  said: { year?: number; no: number },
  thisYear: number,
): Promise<StoredRecord | undefined> => {
  if (said.year !== undefined) return readRecord(db, recordId(kind, said.year, said.no))
  const any = await db
    .selectFrom('record')
    .select('id')
    .where('kind', '=', kind)
    .where('year', '=', thisYear)
    .limit(1)
    .executeTakeFirst()
  return readRecord(db, recordId(kind, any ? thisYear : thisYear - 1, said.no))
}

/** Which records are looked for. Everything given has to hold; of several lights one. */
export interface RecordQuery {
  /** Left out: of every kind. */
  kind?: string
  /** Chains it may be of; `district` those of none. Left out: all. */
  chains?: readonly string[] | undefined
  district?: boolean | undefined
  /** Seen beside the chains, because somebody works it, helps it or raised it. */
  orOf?: { person: string; units: readonly string[] } | undefined
  open?: boolean | undefined
  states?: readonly string[] | undefined
  /** In one of these states, `task/new`; of the second sort only such as have a light other than green, or only green ones. */
  standing?: { any: readonly string[]; lit: readonly string[]; green?: true } | undefined
  /** Nobody has replied to it. */
  unreplied?: boolean | undefined
  raisedBy?: string | undefined
  /** Of nobody of these. */
  notWorked?: RecordQuery['worked']
  lights?: readonly RecordLight[] | undefined
  /** Of somebody's desk. */
  worked?:
    | {
        people: readonly string[]
        units: readonly string[]
        taskForces: readonly string[]
        chiefOf: readonly string[]
        /** What waits to be decided about, of these chains, or of all. */
        decides?: readonly string[] | 'all' | undefined
        /** Of nobody yet: of these chains, and of the district and chains without a lead. */
        unassigned: { chains: readonly string[]; district: boolean }
      }
    | undefined
  unit?: string | undefined
  person?: string | undefined
  source?: string | undefined
  sensitive?: boolean | undefined
  movedBefore?: Instant | undefined
  overdue?: boolean | undefined
  decide?: boolean | undefined
  soon?: boolean | undefined
  range?: { of: 'created_at' | 'due' | 'closed_at'; from: string; to: string } | undefined
  /** In title, fields or history, every one of them. */
  words?: readonly string[] | undefined
  parent?: string | undefined
  /** 归档: closed before then and of a year before that one; or none of those. */
  archived?: { is: boolean; before: Instant; year: number } | undefined
}

export const findRecords = async (
  db: Executor,
  wish: RecordQuery,
  page: { limit: number; offset: number },
): Promise<StoredRecord[]> =>
  (
    await matching(db, wish)
      .selectAll('record')
      .orderBy('rank')
      .orderBy(sql`due is null`)
      .orderBy('due')
      .orderBy('year')
      .orderBy('no')
      .limit(page.limit)
      .offset(page.offset)
      .execute()
  ).map(toRecord)

/** How many there are of each light; `none` has no light. */
/** How many by light. */
export type LightCounts = ReadonlyMap<RecordLight | 'none', number>

export const countRecords = async (db: Executor, wish: RecordQuery): Promise<LightCounts> => {
  const rows = await matching(db, wish)
    .select(({ fn }) => ['record.light', fn.countAll<number>().as('n')])
    .groupBy('record.light')
    .execute()
  return new Map(rows.map(({ light, n }) => [(light as RecordLight | null) ?? 'none', Number(n)]))
}

/** Nobody owns it and nobody is registered for its unit. */
const ofNobody = sql<boolean>`(owner is null and unit not in (${sql.lit(rungUnits.office)}, ${sql.lit(rungUnits.chief)}) and (unit <> ${sql.lit(ownTaskForce)} or chain_id is null) and not exists (
  select 1 from person_unit join person on person.id = person_unit.person_id where person_unit.unit = record.unit and person.state = 'active'))`
const withoutLead = sql<boolean>`(chain_id is null or not exists (
  select 1 from person_role where role = 'lead' and chain_id = record.chain_id and until is null))`

/** Rows of somebody's desk, each sort read off an index of its own: joined by `or` the planner would look through all open ones. */
const onDesk = (worked: NonNullable<RecordQuery['worked']>, { kind, open }: RecordQuery) => {
  const { people, units, taskForces, chiefOf, decides = [], unassigned } = worked
  const all = sql`${open ? sql`open = 1` : sql`1`}${kind === undefined ? sql`` : sql` and kind = ${kind}`}`
  const rows = (where: RawBuilder<unknown>) => sql`select rowid from record where ${all} and ${where}`
  const list = (values: readonly string[]) => sql.join([...values])
  return sql<boolean>`record.rowid in (${sql.join(
    [
      rows(sql`owner in (${list(people)})`),
      ...(units.length > 0 ? [rows(sql`unit in (${list(units)})`)] : []),
      ...(taskForces.length > 0 ? [rows(sql`chain_id in (${list(taskForces)}) and unit = ${ownTaskForce}`)] : []),
      ...(chiefOf.length > 0 ? [rows(sql`chain_id in (${list(chiefOf)}) and unit = ${rungUnits.chief}`)] : []),
      ...(decides === 'all' ? [rows(sql`decide = 1`)] : []),
      ...(decides !== 'all' && decides.length > 0 ? [rows(sql`decide = 1 and chain_id in (${list(decides)})`)] : []),
      ...(unassigned.chains.length > 0 ? [rows(sql`chain_id in (${list(unassigned.chains)}) and ${ofNobody}`)] : []),
      ...(unassigned.district ? [rows(sql`${ofNobody} and ${withoutLead}`)] : []),
    ],
    sql` union `,
  )})`
}

const matching = (db: Executor, wish: RecordQuery) => {
  let query = db.selectFrom('record')
  if (wish.kind !== undefined) query = query.where('kind', '=', wish.kind)
  if (wish.open !== undefined) query = query.where(sql<boolean>`open = ${sql.lit(wish.open ? 1 : 0)}`)
  const { chains, district, orOf } = wish
  if (chains !== undefined)
    query = query.where((w) => {
      const any = [
        ...(chains.length > 0 ? [w('chain_id', 'in', [...chains])] : []),
        ...(district ? [w('chain_id', 'is', null)] : []),
        ...(orOf
          ? [
              w('owner', '=', orOf.person),
              w('raised_by', '=', orOf.person),
              ...(orOf.units.length > 0
                ? [
                    w('unit', 'in', [...orOf.units]),
                    w(
                      'id',
                      'in',
                      w
                        .selectFrom('record_helper')
                        .select('record_id')
                        .where('unit', 'in', [...orOf.units]),
                    ),
                  ]
                : []),
            ]
          : []),
      ]
      return any.length > 0 ? w.or(any) : sql<boolean>`0`
    })
  if (wish.states) query = query.where('state', 'in', [...wish.states])
  if (wish.lights) query = query.where('light', 'in', [...wish.lights])
  const { worked, notWorked, standing } = wish
  if (worked) query = query.where(onDesk(worked, wish))
  if (notWorked) query = query.where((w) => w.not(onDesk(notWorked, wish)))
  if (wish.raisedBy !== undefined) query = query.where('raised_by', '=', wish.raisedBy)
  if (wish.unreplied) query = query.where(sql<boolean>`json_extract(field_values, '$.replied_on') is null`)
  if (standing) {
    const stands = sql<string>`kind || '/' || state`
    const green = sql<boolean>`light = 'green'`
    query = query.where((w) =>
      w.or([
        ...(standing.any.length > 0 ? [w(stands, 'in', [...standing.any])] : []),
        w.and([w(stands, 'in', [...standing.lit]), standing.green ? green : w.not(green)]),
      ]),
    )
  }
  const { archived } = wish
  if (archived)
    query = query.where((w) => {
      const long = w.and([w('year', '<', archived.year), w('closed_at', '<', archived.before)])
      return archived.is ? long : w.not(long)
    })
  const { unit, person, words, range } = wish
  if (unit !== undefined)
    query = query.where((w) =>
      w.or([
        w('unit', '=', unit),
        w('id', 'in', w.selectFrom('record_helper').select('record_id').where('unit', '=', unit)),
      ]),
    )
  if (person !== undefined) query = query.where((w) => w.or([w('owner', '=', person), w('raised_by', '=', person)]))
  if (wish.source !== undefined)
    query = query.where((w) =>
      w.or([w('source', '=', wish.source ?? ''), sql<boolean>`json_extract(field_values, '$.from') = ${wish.source}`]),
    )
  if (wish.sensitive !== undefined) query = query.where('sensitive', '=', wish.sensitive ? 1 : 0)
  if (wish.movedBefore !== undefined) query = query.where('moved_at', '<', wish.movedBefore)
  if (wish.decide) query = query.where(sql<boolean>`decide = 1`)
  if (wish.overdue) query = query.where(sql<boolean>`json_extract(light_sum, '$.sum.rule') = 'overdue'`)
  if (wish.soon) query = query.where('light', '=', 'blue')
  if (range) query = query.where(range.of, '>=', range.from).where(range.of, '<=', range.to)
  if (wish.parent !== undefined)
    query = query.where('id', 'in', (q) =>
      q
        .selectFrom('record_link')
        .select('from_id')
        .where('to_id', '=', wish.parent ?? '')
        .where('how', '=', 'part'),
    )
  for (const word of words ?? []) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((w) =>
      w.or([
        sql<boolean>`title like ${like} escape '\\'`,
        sql<boolean>`field_values like ${like} escape '\\'`,
        sql<boolean>`exists (select 1 from record_step where record_id = record.id and given like ${like} escape '\\')`,
      ]),
    )
  }
  return query
}

/** How many there are of each light, by chain; `null` is the district. */
export const countByChain = async (
  db: Executor,
  wish: RecordQuery,
): Promise<{ chainId: string | null; light: RecordLight | 'none'; n: number }[]> =>
  (
    await matching(db, wish)
      .select(({ fn }) => ['record.chain_id', 'record.light', fn.countAll<number>().as('n')])
      .groupBy(['record.chain_id', 'record.light'])
      .execute()
  ).map(({ chain_id, light, n }) => ({
    chainId: chain_id,
    light: (light as RecordLight | null) ?? 'none',
    n: Number(n),
  }))
