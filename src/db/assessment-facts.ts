import type {
  AdoptedFact,
  CaseFact,
  ChainFacts,
  EntryFact,
  FirmFact,
  ItemFact,
  MonthFact,
  ReturnFact,
  RiskFact,
  TaskFact,
} from '../domain/assessment/facts.ts'
import type { Ref } from '../domain/assessment/line.ts'
import type { Values } from '../domain/records/field.ts'
import { type Day, dayAfter, dayOf, type Instant, instantOf } from '../domain/time.ts'
import { entriesOf } from './assessment-entries.ts'
import type { Executor } from './schema.ts'

/** Which chains, and of which stretch of a year. */
export interface FactsWish {
  year: number
  /** The last day that counts, of each chain. */
  chains: readonly { id: string; until: Day }[]
  at: Instant
  zone: string
}

/** What is known of some chains, by chain; the same few questions for all of them at once. */
export type KnownFacts = Omit<ChainFacts, 'chainId' | 'year' | 'until' | 'at' | 'calendar'>

export const factsOf = async (db: Executor, wish: FactsWish): Promise<ReadonlyMap<string, KnownFacts>> => {
  const ids = wish.chains.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const range = {
    ids,
    year: wish.year,
    zone: wish.zone,
    from: instantOf(`${wish.year}-01-01`, '00:00', wish.zone),
    until: new Map(wish.chains.map(({ id, until }) => [id, until])),
    to: instantOf(dayAfter(`${wish.year}-12-31`), '00:00', wish.zone),
  }
  const items = await itemsIn(db, range)
  const returns = await returnsIn(db, range)
  const months = await monthsIn(db, range)
  const records = await recordsIn(db, range)
  const firms = await firmsOf(db, ids)
  const titles = await titlesIn(db, range)
  const lists = await listsOf(db, range)
  const entries = await entriesIn(db, range)
  return new Map(
    ids.map((id) => [
      id,
      {
        items: items.get(id) ?? [],
        returns: returns.get(id) ?? [],
        months: months.get(id) ?? [],
        ...(records.get(id) ?? { tasks: [], cases: [], risks: [], adopted: [] }),
        firms: firms.get(id) ?? [],
        titles: titles.get(id),
        ...lists.get(id),
        entries: entries.filter(({ chainId }) => chainId === undefined || chainId === id).map(({ fact }) => fact),
      },
    ]),
  )
}

interface Range {
  ids: readonly string[]
  year: number
  zone: string
  from: Instant
  to: Instant
  until: ReadonlyMap<string, Day>
}

const grouped = <T>(rows: readonly { chain: string; fact: T }[]): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const { chain, fact } of rows) {
    const list = found.get(chain)
    if (list) list.push(fact)
    else found.set(chain, [fact])
  }
  return found
}

/** Those whose day is not beyond what counts for their chain. */
const upTo = ({ until }: Range, chain: string, day: Day): boolean => day <= (until.get(chain) ?? '')

const itemsIn = async (db: Executor, range: Range): Promise<Map<string, ItemFact[]>> => {
  const rows = await db
    .selectFrom('item')
    .innerJoin('period', 'period.period', 'item.period')
    .select(['item.id', 'item.chain_id', 'item.state', 'item.first_sent_at', 'period.due_at', 'period.lock_at'])
    .where('item.chain_id', 'in', range.ids)
    .where('period.due_at', '>=', range.from)
    .where('period.due_at', '<', range.to)
    .orderBy('period.due_at')
    .execute()
  return grouped(
    rows.flatMap((row) => {
      const dueDay = dayOf(row.due_at, range.zone)
      if (!upTo(range, row.chain_id, dueDay)) return []
      const fact: ItemFact = {
        ref: row.id,
        dueDay,
        dueAt: row.due_at,
        lockAt: row.lock_at,
        exempt: row.state === 'exempt',
        filedAt: row.first_sent_at ?? undefined,
      }
      return [{ chain: row.chain_id, fact }]
    }),
  )
}

const returnsIn = async (db: Executor, range: Range): Promise<Map<string, ReturnFact[]>> => {
  const rows = await db
    .selectFrom('item_return')
    .innerJoin('item', 'item.id', 'item_return.item_id')
    .select(['item.id', 'item.chain_id', 'item_return.due_at', 'item_return.settled_at'])
    .where('item.chain_id', 'in', range.ids)
    .where('item.state', '!=', 'exempt')
    .where('item_return.due_at', '>=', range.from)
    .where('item_return.due_at', '<', range.to)
    .orderBy('item_return.due_at')
    .execute()
  return grouped(
    rows.flatMap((row) =>
      upTo(range, row.chain_id, dayOf(row.due_at, range.zone))
        ? [{ chain: row.chain_id, fact: { ref: row.id, dueAt: row.due_at, settledAt: row.settled_at ?? undefined } }]
        : [],
    ),
  )
}

const monthsIn = async (db: Executor, range: Range): Promise<Map<string, MonthFact[]>> => {
  const rows = await db
    .selectFrom('item')
    .innerJoin('revision', (join) =>
      join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev'),
    )
    .select(['item.id', 'item.chain_id', 'item.period', 'revision.content'])
    .where('item.chain_id', 'in', range.ids)
    .where('item.type', '=', 'monthly')
    .where('item.period', '>=', `${range.year}-01`)
    .where('item.period', '<=', `${range.year}-12`)
    .orderBy('item.period')
    .execute()
  return grouped(
    rows.flatMap(({ id, chain_id, period, content }) => {
      if (!upTo(range, chain_id, `${period}-01`)) return []
      const { cumulative, yoy } = JSON.parse(content) as { cumulative: { yi: number }; yoy: number | null }
      return [{ chain: chain_id, fact: { ref: id, month: period, cumulative: cumulative.yi, yoy } }]
    }),
  )
}

const cases = ['problem', 'need', 'request']
const counted = ['task', 'risk', 'experience', ...cases]
/** What of a record's history is looked at. */
const steps = [
  'finish',
  'answer',
  'escalate',
  'stay',
  'solved',
  'vouch',
  'update',
  'same',
  'propose',
  'confirm',
  'deny',
]

interface OfRecords {
  tasks: TaskFact[]
  cases: CaseFact[]
  risks: RiskFact[]
  adopted: AdoptedFact[]
}

interface StepRow {
  record_id: string
  step: string
  at: string
  via: string
}

const recordsIn = async (db: Executor, range: Range): Promise<Map<string, OfRecords>> => {
  const wanted = db
    .selectFrom('record')
    .where('record.chain_id', 'in', range.ids)
    .where('record.kind', 'in', counted)
    .where('record.state', '!=', 'void')
    .where('record.created_at', '<', range.to)
    // What was over before the year began is another year's.
    .where((where) => where.or([where('record.closed_at', 'is', null), where('record.closed_at', '>=', range.from)]))
  const rows = await wanted
    .select(['id', 'kind', 'chain_id', 'state', 'due', 'created_at', 'closed_at', 'field_values'])
    .orderBy('record.created_at')
    .execute()
  const history = await wanted
    .innerJoin('record_step', 'record_step.record_id', 'record.id')
    .select(['record_step.record_id', 'record_step.step', 'record_step.at', 'record_step.via'])
    .where('record_step.step', 'in', steps)
    .orderBy('record_step.record_id')
    .orderBy('record_step.seq')
    .execute()
  const stepsOf = grouped(history.map((row) => ({ chain: row.record_id, fact: row as StepRow })))
  const found = new Map<string, OfRecords>()
  for (const row of rows) {
    const chain = row.chain_id ?? ''
    const of = found.get(chain) ?? { tasks: [], cases: [], risks: [], adopted: [] }
    found.set(chain, of)
    const day = (at: Instant) => dayOf(at, range.zone)
    const counts = (at: Instant) => at >= range.from && upTo(range, chain, day(at))
    const its = (stepsOf.get(row.id) ?? []).filter(({ at }) => upTo(range, chain, day(at)))
    if (!upTo(range, chain, day(row.created_at))) continue
    if (row.kind === 'task') {
      // 挂起: its clock stands still.
      if (row.state === 'held') continue
      const finished = row.state === 'done' || row.state === 'closed'
      // Finished after the year is finished late, and still finished.
      const last = finished ? (stepsOf.get(row.id) ?? []).findLast(({ step }) => step === 'finish') : undefined
      of.tasks.push({
        ref: row.id,
        due: row.due ?? undefined,
        finishedOn: last && day(last.at),
        accepted: row.state === 'closed',
      })
    } else if (row.kind === 'risk') {
      const closed = row.closed_at !== null && upTo(range, chain, day(row.closed_at)) ? day(row.closed_at) : undefined
      const moved = its.findLast(({ via }) => via !== 'clock')?.at ?? row.created_at
      of.risks.push({ ref: row.id, openedOn: day(row.created_at), closedOn: closed, movedOn: day(moved) })
    } else if (cases.includes(row.kind)) {
      const answer = its.find(({ step }) => step === 'answer' || step === 'solved' || step === 'vouch')?.at
      const missed = its.find(({ step, via }) => (step === 'escalate' && via === 'clock') || step === 'stay')?.at
      const [answered, late] = [answer, missed].map((at) => (at !== undefined && counts(at) ? day(at) : undefined))
      of.cases.push({ ref: row.id, answeredOn: answered, missedOn: late })
    } else {
      const { adopted } = JSON.parse(row.field_values) as Values
      const where = (Array.isArray(adopted) ? (adopted as readonly string[]) : []).flatMap((said) => {
        const [who = '', on = ''] = said.split(' ')
        return on.startsWith(`${range.year}-`) && upTo(range, chain, on) ? [who] : []
      })
      if (where.length > 0) of.adopted.push({ ref: row.id, where })
    }
  }
  return found
}

const firmsOf = async (db: Executor, ids: readonly string[]): Promise<Map<string, FirmFact[]>> => {
  const rows = await db
    .selectFrom('firm_role')
    .innerJoin('record', 'record.id', 'firm_role.firm_id')
    .select(['firm_role.chain_id', 'firm_role.firm_id', 'firm_role.role'])
    .where('firm_role.chain_id', 'in', ids)
    .where('firm_role.until', 'is', null)
    .where('record.open', '=', 1)
    .orderBy('record.no')
    .execute()
  return grouped(rows.map(({ chain_id, firm_id: ref, role }) => ({ chain: chain_id, fact: { ref, role } })))
}

/** Titles that firms of a chain have won in the year; of a chain none of whose firms ever had one nobody keeps them. */
const titlesIn = async (db: Executor, range: Range): Promise<Map<string, Ref[]>> => {
  const rows = await db
    .selectFrom('firm_role')
    .innerJoin('record', 'record.id', 'firm_role.firm_id')
    .select(['firm_role.chain_id', 'record.id', 'record.field_values'])
    .distinct()
    .where('firm_role.chain_id', 'in', range.ids)
    .where('firm_role.until', 'is', null)
    .where('record.open', '=', 1)
    .orderBy('record.no')
    .execute()
  const found = new Map<string, Ref[]>()
  for (const { chain_id: chain, id, field_values } of rows) {
    const { honours } = JSON.parse(field_values) as Values
    if (!Array.isArray(honours)) continue
    const won = (honours as readonly string[]).filter((one) => {
      const on = one.split(' ')[1] ?? ''
      return on.startsWith(`${range.year}-`) && upTo(range, chain, on)
    })
    found.set(chain, [...(found.get(chain) ?? []), ...won.map(() => id)])
  }
  return found
}

const docKind = 'doc'
const projectList = 'L12'

/** What lists and documents a chain has, and its projects; nothing of a chain that has none at all. */
const listsOf = async (
  db: Executor,
  range: Range,
): Promise<Map<string, Required<Pick<ChainFacts, 'projects' | 'parts'>>>> => {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'kind', 'chain_id', 'due', 'light', 'field_values'])
    .where('chain_id', 'in', range.ids)
    .where((where) => where.or([where('kind', 'like', 'L__'), where('kind', '=', docKind)]))
    .where('open', '=', 1)
    .orderBy('no')
    .execute()
  const found = new Map<
    string,
    { projects: NonNullable<ChainFacts['projects']>[number][]; parts: Map<string, boolean> }
  >()
  for (const row of rows) {
    const chain = row.chain_id ?? ''
    const of = found.get(chain) ?? { projects: [], parts: new Map<string, boolean>() }
    found.set(chain, of)
    const values = JSON.parse(row.field_values) as Values
    if (row.kind === docKind) {
      const { type, year } = values
      if (year === undefined || year === range.year) of.parts.set(String(type), true)
      continue
    }
    // One row that nobody has looked at for too long makes the whole list stale.
    const fresh = row.due === null || row.due >= (range.until.get(chain) ?? '')
    of.parts.set(row.kind, fresh && of.parts.get(row.kind) !== false)
    if (row.kind === projectList)
      of.projects.push({
        ref: row.id,
        plan: Number(values.year_plan ?? 0),
        done: Number(values.done ?? 0),
        red: row.light === 'red',
      })
  }
  return found
}

const entriesIn = async (
  db: Executor,
  { year, ids, zone }: Range,
): Promise<{ chainId: string | undefined; fact: EntryFact }[]> =>
  (await entriesOf(db, year, ids)).map(({ id, chainId, sort, of, value, reason, by, at }) => ({
    chainId,
    fact: { ref: id, sort, of, value, reason, byName: by.name, on: dayOf(at, zone) },
  }))

/** A chain that is assessed, and what of the year counts for it. */
export interface AssessedChain {
  id: string
  name: string
  aliases: readonly string[]
  departments: readonly string[]
  closedOn: Day | undefined
  chief: string | undefined
}

/** Chains that were there in the year, in the order of the district file: a closed one for as long as it was. */
export const assessedChains = async (
  db: Executor,
  { year, zone, ids }: { year: number; zone: string; ids?: readonly string[] | undefined },
): Promise<AssessedChain[]> => {
  let query = db
    .selectFrom('chain')
    .leftJoin('chief_post', (join) =>
      join.onRef('chief_post.chain_id', '=', 'chain.id').on('chief_post.until', 'is', null),
    )
    .select([
      'chain.id',
      'chain.name',
      'chain.aliases',
      'chain.departments',
      'chain.closed_at',
      'chief_post.name as chief',
    ])
    .where('chain.kind', '=', 'key')
    .where((where) =>
      where.or([
        where('chain.closed_at', 'is', null),
        where('chain.closed_at', '>=', instantOf(`${year}-01-01`, '00:00', zone)),
      ]),
    )
    .orderBy('chain.position')
    .orderBy('chain.id')
  if (ids) query = query.where('chain.id', 'in', ids)
  const rows = await query.execute()
  return rows
    .filter((row, at) => rows.findIndex(({ id }) => id === row.id) === at)
    .map((row) => {
      const closed = row.closed_at === null ? undefined : dayOf(row.closed_at, zone)
      return {
        id: row.id,
        name: row.name,
        aliases: JSON.parse(row.aliases) as string[],
        departments: JSON.parse(row.departments) as string[],
        closedOn: closed !== undefined && closed <= `${year}-12-31` ? closed : undefined,
        chief: row.chief ?? undefined,
      }
    })
}
