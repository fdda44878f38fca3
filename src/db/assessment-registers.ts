import { sql } from 'kysely'
import type { ChainFacts, FirmFact, GoalFact } from '../domain/assessment/facts.ts'
import type { Ref } from '../domain/assessment/line.ts'
import { owedTypes, yearOf } from '../domain/kinds/doc.ts'
import { lightOfProject } from '../domain/lists/project-light.ts'
import type { Values } from '../domain/records/field.ts'
import { grouped, type Range, upTo } from './assessment-range.ts'
import { readable } from './record-row.ts'
import type { Executor } from './schema.ts'
import { readNumbers } from './settings.ts'

/** Firms that were in a chain on the last day that counts, once for each role. */
export const firmsOf = async (db: Executor, range: Range): Promise<Map<string, FirmFact[]>> => {
  const rows = await rolesIn(db, range).execute()
  return grouped(
    rows
      .filter((role) => wasIn(range, role))
      .map(({ chain_id, firm_id: ref, role }) => ({ chain: chain_id, fact: { ref, role } })),
  )
}

const rolesIn = (db: Executor, { ids }: Range) =>
  db
    .selectFrom('firm_role')
    .innerJoin('record', 'record.id', 'firm_role.firm_id')
    .select(['firm_role.chain_id', 'firm_role.firm_id', 'firm_role.role', 'firm_role.since', 'firm_role.until'])
    .where('firm_role.chain_id', 'in', ids)
    .where('record.open', '=', 1)
    .orderBy('record.no')

/** Who left a chain after the day that counts was in it on that day; who came later was not. */
const wasIn = (
  range: Range,
  { chain_id, since, until }: { chain_id: string; since: string | null; until: string | null },
) => (since === null || upTo(range, chain_id, since)) && (until === null || !upTo(range, chain_id, until))

/** Titles that firms of a chain have won in the year; of a chain none of whose firms ever had one nobody keeps them. */
export const titlesIn = async (db: Executor, range: Range): Promise<Map<string, Ref[]>> => {
  const rows = await rolesIn(db, range).select(['record.field_values']).execute()
  const found = new Map<string, Ref[]>()
  const seen = new Set<string>()
  for (const role of rows) {
    const { chain_id: chain, firm_id: id, field_values } = role
    // A firm in two roles is one.
    if (!wasIn(range, role) || seen.has(`${chain} ${id}`)) continue
    seen.add(`${chain} ${id}`)
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
export const listsOf = async (
  db: Executor,
  range: Range,
): Promise<Map<string, Required<Pick<ChainFacts, 'projects' | 'parts'>>>> => {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'kind', 'chain_id', 'due', 'field_values'])
    .where('chain_id', 'in', range.ids)
    .where((where) => where.or([where('kind', 'like', 'L__'), where('kind', '=', docKind)]))
    .where('open', '=', 1)
    .orderBy('no')
    .execute()
  const numbers = await readNumbers(db)
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
      const type = String(values.type)
      const isYearly = owedTypes.some((one) => one.type === type && one.yearly)
      if (isYearly ? yearOf(values) === range.year : yearOf(values) <= range.year) of.parts.set(type, true)
      continue
    }
    // One row that nobody has looked at for too long makes the whole list stale.
    const fresh = row.due === null || row.due >= (range.until.get(chain) ?? '')
    of.parts.set(row.kind, fresh && of.parts.get(row.kind) !== false)
    if (row.kind === projectList)
      of.projects.push({
        ref: row.id,
        plan: Number(values.year_plan ?? 0),
        ...projectOf(values, { today: range.until.get(chain) ?? '', numbers }),
      })
  }
  return found
}

/** What was said of another year says nothing of this one; its light is that of the last day that counts. */
const projectOf = (
  values: Values,
  at: Parameters<typeof lightOfProject>[1],
): { done: number | undefined; red: boolean } => ({
  done:
    typeof values.done === 'number' && String(values.updated_on).slice(0, 4) === at.today.slice(0, 4)
      ? values.done
      : undefined,
  red: lightOfProject({ state: 'valid', values }, at)?.light === 'red',
})

/** 目标 of the year that stand, of each chain and, under no chain, of the district. What cannot be read counts for nothing. */
export const goalsOf = async (
  db: Executor,
  range: Range,
): Promise<ReadonlyMap<string | undefined, { confirmed: GoalFact[]; fresh: boolean }>> => {
  const rows = await db
    .selectFrom('record')
    .selectAll()
    .where(sql<boolean>`kind = 'goal' and open = 1`)
    .where((where) => where.or([where('chain_id', 'is', null), where('chain_id', 'in', range.ids)]))
    .execute()
  const found = new Map<string | undefined, { confirmed: GoalFact[]; fresh: boolean }>()
  for (const { id, chainId, due = '', values } of readable(
    // Asked for in their order, the planner would look through all goals there ever were.
    rows.toSorted((a, b) => a.no - b.no),
    [],
  )) {
    if (values.year !== range.year) continue
    const of = found.get(chainId) ?? { confirmed: [], fresh: true }
    const until = chainId === undefined ? '' : (range.until.get(chainId) ?? '')
    const { name, approved_value: value, approved_now: now, approved_on: on } = values
    const [figure = '', unit = ''] = String(value ?? '').split(' ')
    found.set(chainId, {
      fresh: of.fresh && due >= until,
      confirmed:
        figure === ''
          ? of.confirmed
          : [
              ...of.confirmed,
              {
                ref: id,
                ofChain: chainId !== undefined,
                name: String(name),
                value: Number(figure),
                now: typeof now === 'number' ? now : undefined,
                unit,
                on: String(on),
              },
            ],
    })
  }
  return found
}
