import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { ownTaskForce } from '../domain/records/known.ts'
import type { RecordLight } from '../domain/records/light.ts'
import { rungUnits } from '../domain/records/rungs.ts'
import type { Instant } from '../domain/time.ts'
import { like as anyCase, by } from './dialect.ts'
import type { Database, Executor } from './schema.ts'

/** Which records are looked for. Everything given has to hold; of several lights one. */
export interface RecordQuery {
  /** Left out: of every kind. */
  kind?: string
  /** Of one of these. */
  kinds?: readonly string[]
  /** Of none of these. */
  notKinds?: readonly string[]
  /** Chains it may be of; `district` those of none. Left out: all. */
  chains?: readonly string[] | undefined
  district?: boolean | undefined
  /** Seen beside the chains, because somebody works it, helps it or raised it. */
  orOf?: { person: string; units: readonly string[]; taskForces: readonly string[] } | undefined
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
  /** One of the two is enough. */
  unitOrPerson?: boolean | undefined
  source?: string | undefined
  sensitive?: boolean | undefined
  movedBefore?: Instant | undefined
  overdue?: boolean | undefined
  decide?: boolean | undefined
  /** Its day is over: of a list, nobody has looked at it for too long. */
  dueBefore?: string | undefined
  /** A firm that is in that chain now. */
  inChain?: string | undefined
  soon?: boolean | undefined
  range?: { of: 'created_at' | 'due' | 'closed_at'; from: string; to: string } | undefined
  /** Options picked in fields, every one of them. */
  picked?: readonly { key: string; is: string }[] | undefined
  /** In title, fields or history, every one of them. */
  words?: readonly string[] | undefined
  /** Of which 敏感 ones somebody may read what they say: those of these chains, or of all, and own ones. Left out: none is found by its words. */
  reads?: { chains: 'all' | readonly string[]; owner: string } | undefined
  /** Fields that are 敏感 by themselves: their words are found in the chains of `reads` alone. */
  veiled?: readonly string[] | undefined
  parent?: string | undefined
  /** 归档: closed before then and of a year before that one; or none of those. */
  archived?: { is: boolean; before: Instant; year: number } | undefined
}

/** Nobody owns it and nobody is registered for its unit. */
const ofNobody = sql<boolean>`(owner is null and unit not in (${sql.lit(rungUnits.office)}, ${sql.lit(rungUnits.chief)}) and (unit <> ${sql.lit(ownTaskForce)} or chain_id is null) and not exists (
  select 1 from person_unit join person on person.id = person_unit.person_id where person_unit.unit = record.unit and person.state = 'active'))`
const withoutLead = sql<boolean>`(chain_id is null or not exists (
  select 1 from person_role where role = 'lead' and chain_id = record.chain_id and until is null))`

/** Rows of somebody's desk, each sort read off an index of its own: joined by `or` the planner would look through all open ones. */
const onDesk = (worked: NonNullable<RecordQuery['worked']>, { kind, open }: RecordQuery) => {
  const { people, units, taskForces, chiefOf, decides = [], unassigned } = worked
  const all = sql`${open ? sql`open = 1` : sql`1 = 1`}${kind === undefined ? sql`` : sql` and kind = ${kind}`}`
  const rows = (where: RawBuilder<unknown>, from = sql`record`) =>
    sql`select rowid as at from ${from} where ${all} and ${where}`
  // By itself the planner would rather look at everything that has no owner.
  const nobodys = open ? sql`record ${by('record_of_nobody')}` : sql`record`
  // Nothing is in an empty list, which PostgreSQL does not take.
  const list = (values: readonly string[]) => (values.length > 0 ? sql.join([...values]) : sql`select null where 1 = 0`)
  return sql<{ at: number }>`(${sql.join(
    [
      rows(sql`owner in (${list(people)})`),
      ...(units.length > 0 ? [rows(sql`unit in (${list(units)})`)] : []),
      ...(taskForces.length > 0 ? [rows(sql`chain_id in (${list(taskForces)}) and unit = ${ownTaskForce}`)] : []),
      ...(chiefOf.length > 0 ? [rows(sql`chain_id in (${list(chiefOf)}) and unit = ${rungUnits.chief}`)] : []),
      ...(decides === 'all' ? [rows(sql`decide = 1`)] : []),
      ...(decides !== 'all' && decides.length > 0 ? [rows(sql`decide = 1 and chain_id in (${list(decides)})`)] : []),
      ...(unassigned.chains.length > 0
        ? [rows(sql`chain_id in (${list(unassigned.chains)}) and ${ofNobody}`, nobodys)]
        : []),
      ...(unassigned.district ? [rows(sql`${ofNobody} and ${withoutLead}`, nobodys)] : []),
    ],
    sql` union `,
  )})`
}

/** All there are, or the few of some ids or of a desk, each looked up: beside other conditions the planner would rather look through a kind. */
const among = (db: Executor, wish: RecordQuery, ids: readonly string[] | undefined) => {
  const few = (found: ReturnType<typeof sql<{ at: number | string }>>, column: 'id' | 'rowid') =>
    db
      .selectFrom(found.as('few'))
      .crossJoin('record')
      .where(sql<boolean>`record.${sql.ref(column)} = few.at`) as unknown as SelectQueryBuilder<
      Database,
      'record',
      object
    >
  if (ids !== undefined) return few(sql`(select value as at from json_each(${JSON.stringify(ids)}))`, 'id')
  return wish.worked ? few(onDesk(wish.worked, wish), 'rowid') : db.selectFrom('record')
}

/** A column of JSON, without what is 敏感 where somebody may not read it. */
const unveiled = ({ veiled = [], reads }: RecordQuery, column: 'field_values' | 'given'): RawBuilder<unknown> => {
  const whole = sql`${sql.ref(column)}`
  if (veiled.length === 0 || reads?.chains === 'all') return whole
  const rest = sql`json_remove(${whole}, ${sql.join(veiled.map((key) => sql`${`$.${key}`}`))})`
  return !reads || reads.chains.length === 0
    ? rest
    : sql`case when record.chain_id in (${sql.join([...reads.chains])}) then ${whole} else ${rest} end`
}

/** Those that are looked for, for whatever is asked of them. @param ids of all that may have the words, where they are known */
export const matching = (db: Executor, wish: RecordQuery, ids?: readonly string[]) => {
  let query = among(db, wish, ids)
  if (wish.kind !== undefined) query = query.where('kind', '=', wish.kind)
  if (wish.kinds) query = query.where('kind', 'in', [...wish.kinds])
  if (wish.notKinds) query = query.where('kind', 'not in', [...wish.notKinds])
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
              ...(orOf.taskForces.length > 0
                ? [w.and([w('chain_id', 'in', [...orOf.taskForces]), w('unit', '=', ownTaskForce)])]
                : []),
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
      return any.length > 0 ? w.or(any) : sql<boolean>`1 = 0`
    })
  if (wish.states) query = query.where('state', 'in', [...wish.states])
  if (wish.lights) query = query.where('light', 'in', [...wish.lights])
  const { worked, notWorked, standing } = wish
  if (worked && ids !== undefined) query = query.where(sql<boolean>`record.rowid in ${onDesk(worked, wish)}`)
  if (notWorked) query = query.where(sql<boolean>`record.rowid not in ${onDesk(notWorked, wish)}`)
  if (wish.raisedBy !== undefined) query = query.where('raised_by', '=', wish.raisedBy)
  if (wish.unreplied) query = query.where(sql<boolean>`json_extract(field_values, '$.replied_on') is null`)
  if (standing) {
    const stands = sql<string>`kind || '/' || state`
    const green = sql<boolean>`light = 'green'`
    const kinds = [...standing.any, ...standing.lit].map((one) => one.slice(0, one.indexOf('/')))
    query = query
      .where('kind', 'in', [...new Set(kinds)])
      .where((w) =>
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
  if (unit !== undefined || person !== undefined)
    query = query.where((w) => {
      const ofUnit =
        unit === undefined
          ? []
          : [
              w('unit', '=', unit),
              w('id', 'in', w.selectFrom('record_helper').select('record_id').where('unit', '=', unit)),
            ]
      const ofPerson = person === undefined ? [] : [w('owner', '=', person), w('raised_by', '=', person)]
      if (wish.unitOrPerson) return w.or([...ofUnit, ...ofPerson])
      return w.and([ofUnit, ofPerson].filter(({ length }) => length > 0).map((any) => w.or(any)))
    })
  if (wish.source !== undefined)
    query = query.where((w) =>
      w.or([w('source', '=', wish.source ?? ''), sql<boolean>`json_extract(field_values, '$.from') = ${wish.source}`]),
    )
  if (wish.sensitive !== undefined) query = query.where('sensitive', '=', wish.sensitive ? 1 : 0)
  if (wish.movedBefore !== undefined) query = query.where('moved_at', '<', wish.movedBefore)
  if (wish.dueBefore !== undefined) query = query.where('due', '<', wish.dueBefore)
  if (wish.inChain !== undefined)
    query = query.where('id', 'in', (q) =>
      q
        .selectFrom('firm_role')
        .select('firm_id')
        .where('chain_id', '=', wish.inChain ?? '')
        .where('until', 'is', null),
    )
  // As it is stored: read as JSON, one that cannot be read would stop the question.
  for (const { key, is } of wish.picked ?? [])
    query = query.where('field_values', 'like', `%${JSON.stringify({ [key]: is }).slice(1, -1)}%`)
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
  const { reads } = wish
  if (words && reads?.chains !== 'all')
    query = query.where((w) =>
      w.or([
        w('sensitive', '=', 0),
        ...(reads && reads.chains.length > 0 ? [w('chain_id', 'in', [...reads.chains])] : []),
        ...(reads ? [w('owner', '=', reads.owner)] : []),
      ]),
    )
  const fieldValues = unveiled(wish, 'field_values')
  const given = unveiled(wish, 'given')
  for (const word of words ?? []) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((w) =>
      w.or([
        sql<boolean>`title ${anyCase} ${like} escape '\\'`,
        sql<boolean>`${fieldValues} ${anyCase} ${like} escape '\\'`,
        sql<boolean>`exists (select 1 from record_step where record_id = record.id and ${given} ${anyCase} ${like} escape '\\')`,
      ]),
    )
  }
  return query
}
