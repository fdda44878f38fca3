import type {
  AdoptedFact,
  CaseFact,
  ChainFacts,
  EntryFact,
  ItemFact,
  MonthFact,
  ReturnFact,
  RiskFact,
  TaskFact,
} from '../domain/assessment/facts.ts'
import type { Values } from '../domain/records/field.ts'
import { type Day, dayAfter, dayOf, type Instant, instantOf } from '../domain/time.ts'
import { entriesOf } from './assessment-entries.ts'
import { grouped, type Range, upTo } from './assessment-range.ts'
import { firmsOf, goalsOf, listsOf, titlesIn } from './assessment-registers.ts'
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
  const firms = await firmsOf(db, range)
  const titles = await titlesIn(db, range)
  const lists = await listsOf(db, range)
  const goals = await goalsOf(db, range)
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
        ...withGoals(lists.get(id)?.parts, goals.get(id)),
        goals: [...(goals.get(id)?.confirmed ?? []), ...(goals.get(undefined)?.confirmed ?? [])],
        entries: entries.filter(({ chainId }) => chainId === undefined || chainId === id).map(({ fact }) => fact),
      },
    ]),
  )
}

/** 目标 are a part of 1155+N as a list is. */
const withGoals = (parts: KnownFacts['parts'], goals: { fresh: boolean } | undefined): Pick<KnownFacts, 'parts'> =>
  goals ? { parts: new Map([...(parts ?? []), [goalPart, goals.fresh]]) } : {}
const goalPart = '目标'

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
    .select(['item.id', 'item.chain_id', 'item.period', 'item.state', 'revision.content'])
    .where('item.chain_id', 'in', range.ids)
    .where('item.type', '=', 'monthly')
    .where('item.period', '>=', `${range.year}-01`)
    .where('item.period', '<=', `${range.year}-12`)
    .orderBy('item.period')
    .execute()
  return grouped(
    rows.flatMap(({ id, chain_id, period, state, content }) => {
      if (!upTo(range, chain_id, `${period}-01`)) return []
      const { cumulative, yoy } = JSON.parse(content) as { cumulative: { yi: number }; yoy: number | null }
      const fact: MonthFact = {
        ...{ ref: id, month: period, cumulative: cumulative.yi, yoy },
        ...(state === 'returned' && { returned: true as const }),
      }
      return [{ chain: chain_id, fact }]
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
  // 无变化 by a weekly report is no step of the risk, and somebody's word on it all the same. Only risks have any: their kind asked for as well, SQLite
  // would look through all of it.
  const said = await wanted
    .innerJoin('record_same', 'record_same.record_id', 'record.id')
    .select(['record_same.record_id', 'record_same.at'])
    .execute()
  const saidOf = grouped(said.map(({ record_id: chain, at }) => ({ chain, fact: at })))
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
      const words = [
        row.created_at,
        ...its.flatMap(({ via, at }) => (via === 'clock' ? [] : [at])),
        ...(saidOf.get(row.id) ?? []).filter((at) => upTo(range, chain, day(at))),
      ]
      const moved = words.toSorted().at(-1) ?? row.created_at
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

const entriesIn = async (
  db: Executor,
  { year, ids, zone }: Range,
): Promise<{ chainId: string | undefined; fact: EntryFact }[]> =>
  (await entriesOf(db, year, ids)).map(({ id, chainId, sort, of, value, reason, by, at }) => ({
    chainId,
    fact: { ref: id, sort, of, value, reason, byName: by.name, on: dayOf(at, zone) },
  }))
