import { sql } from 'kysely'
import { isNow, keyRoles, rolesOf } from '../domain/firms/roles.ts'
import type { Value } from '../domain/records/field.ts'
import type { RegisteredFirm } from '../domain/records/known.ts'
import { prepared } from './prepared.ts'
import { readable, toRecord } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Database, Executor, Tx } from './schema.ts'

const firmKind = 'firm'

const firmIn = (value: Value): string[] =>
  typeof value === 'object' && 'id' in value && value.id.startsWith(`${firmKind}-`) ? [value.id] : []

/** What can be asked by firm: what one is in which chain, and which records name one. */
export const addFirmsOf = async (
  tx: Tx,
  { id, kind, open, values }: Pick<StoredRecord, 'id' | 'kind' | 'open' | 'values'>,
): Promise<void> => {
  for (const firm_id of new Set(Object.values(values).flatMap(firmIn))) await putNamed(tx, { firm_id, record_id: id })
  if (kind !== firmKind) return
  await putChange(tx, { id })
  if (open && typeof values.code === 'string') await putCode(tx, { code: values.code, firm_id: id })
  for (const { chainId, role, since = null, until = null } of rolesOf(values))
    await putRole(tx, { firm_id: id, chain_id: chainId, role, since, until })
}

/** As if it had never said anything of a firm. */
export const dropFirmsOf = async (tx: Tx, { id, kind }: Pick<StoredRecord, 'id' | 'kind'>): Promise<void> => {
  await dropNamed(tx, { id })
  if (kind !== firmKind) return
  await tx.deleteFrom('firm_code').where('firm_id', '=', id).execute()
  await tx.deleteFrom('firm_role').where('firm_id', '=', id).execute()
}

const putChange = prepared<{ id: string }, unknown>((db, slot) =>
  db
    .insertInto('firm_change')
    .values(({ selectFrom, fn, lit }) => ({
      firm_id: slot('id'),
      seq: selectFrom('firm_change').select(sql<number>`${fn.coalesce(fn.max('seq'), lit(0))} + 1`.as('seq')),
    }))
    .onConflict((conflict) => conflict.column('firm_id').doUpdateSet(({ ref }) => ({ seq: ref('excluded.seq') }))),
)
const putNamed = prepared<Database['record_firm'], unknown>((db, _, all) => db.insertInto('record_firm').values(all))
const putCode = prepared<Database['firm_code'], unknown>((db, _, all) => db.insertInto('firm_code').values(all))
const putRole = prepared<Database['firm_role'], unknown>((db, _, all) => db.insertInto('firm_role').values(all))
const dropNamed = prepared<{ id: string }, unknown>((db, slot) =>
  db.deleteFrom('record_firm').where('record_id', '=', slot('id')),
)

/** The register as it is kept in mind, and the last change that it knows. */
export interface Register {
  seq: number
  firms: readonly RegisteredFirm[]
}

/** The register now. One that is in mind is brought up to date: thousands of firms are not read again for one that has changed. */
export const readRegister = async (db: Executor, known: Register | undefined): Promise<Register> => {
  const [last] = await lastChange(db, {})
  const seq = Number(last?.seq ?? 0)
  // What was taken back after it had been read counts for nothing.
  if (!known || seq < known.seq) return { seq, firms: await allFirms(db) }
  const changed = await changedSince(db, { seq: known.seq })
  const gone = new Set(changed.map(({ id }) => id))
  const now = readable(changed, [])
    .filter(({ open }) => open)
    .map(toFirm)
  const firms = [...known.firms.filter(({ id }) => !gone.has(id)), ...now]
  return { seq, firms: firms.toSorted((a, b) => noOf(a) - noOf(b)) }
}

const lastChange = prepared<object, { seq: number | null }>((db) =>
  db.selectFrom('firm_change').select(({ fn }) => fn.max<number | null>('seq').as('seq')),
)
const changedSince = prepared<{ seq: number }, Database['record']>((db, slot) =>
  db
    .selectFrom('firm_change')
    .innerJoin('record', 'record.id', 'firm_change.firm_id')
    .selectAll('record')
    .where('firm_change.seq', '>', slot('seq')),
)
const noOf = ({ id }: RegisteredFirm): number => Number(id.slice(id.lastIndexOf('-') + 1))

const firmRows = (db: Executor) =>
  db.selectFrom('record').selectAll().where(sql<boolean>`kind = 'firm' and open = 1`).orderBy('no').execute()

/** Firms that are in it. One that cannot be read stops nothing that is done by it. */
const allFirms = async (db: Executor): Promise<RegisteredFirm[]> => readable(await firmRows(db), []).map(toFirm)

const toFirm = ({ id, no, title: name, values }: StoredRecord): RegisteredFirm => {
  const { code, formerly } = values
  return {
    id,
    name,
    number: `企业${no}`,
    key: rolesOf(values).some((one) => isNow(one) && keyRoles.includes(one.role)),
    ...(Array.isArray(formerly) && { formerly: formerly as readonly string[] }),
    ...(typeof code === 'string' && { code }),
  }
}

/** Which firm has a code. */
export const firmWithCode = async (db: Executor, code: string): Promise<string | undefined> =>
  (await db.selectFrom('firm_code').select('firm_id').where('code', '=', code).executeTakeFirst())?.firm_id

/** A firm by what it is called now, or was called before. */
export const firmCalled = async (db: Executor, name: string): Promise<StoredRecord | undefined> => {
  const all = readable(await firmRows(db), [])
  const was = ({ values }: StoredRecord) =>
    Array.isArray(values.formerly) && values.formerly.some((one) => one === name)
  return all.find(({ title }) => title === name) ?? all.find(was)
}

/** Records that name a firm. */
export const recordsNaming = async (db: Executor, firmId: string): Promise<StoredRecord[]> =>
  (
    await db
      .selectFrom('record_firm')
      .innerJoin('record', 'record.id', 'record_firm.record_id')
      .selectAll('record')
      .where('record_firm.firm_id', '=', firmId)
      .orderBy('record.kind')
      .orderBy('record.no')
      .execute()
  ).map(toRecord)

/** How many firms of the register have a title, each once. */
export const firmsWithHonours = async (db: Executor): Promise<number> =>
  readable(await firmRows(db), []).filter(({ values }) => Array.isArray(values.honours) && values.honours.length > 0)
    .length

/** 链主 of any chain, each once: how many there are, how many make more than so much a year by L01, and of how many nobody has said. */
export const headsOverYi = async (
  db: Executor,
  yi: number,
): Promise<{ all: number; over: number; unknown: number }> => {
  const heads = await db
    .selectFrom('firm_role')
    .innerJoin('record', 'record.id', 'firm_role.firm_id')
    .select('firm_role.firm_id as id')
    .distinct()
    .where('firm_role.role', '=', '链主')
    .where('firm_role.until', 'is', null)
    .where('record.open', '=', 1)
    .execute()
  const rows = readable(
    await db.selectFrom('record').selectAll().where('kind', '=', 'L01').where('open', '=', 1).execute(),
    [],
  )
  const said = heads.map(({ id }) => {
    const outputs = rows.flatMap(({ values: { firm, output_last } }) =>
      firmIn(firm ?? '').includes(id) && typeof output_last === 'number' ? output_last : [],
    )
    return outputs.length > 0 ? Math.max(...outputs) : undefined
  })
  return {
    all: heads.length,
    over: said.filter((output) => output !== undefined && output > yi).length,
    unknown: said.filter((output) => output === undefined).length,
  }
}

/** 配套 that were agreed on with this firm as the seller. */
export const pairsOfSeller = async (db: Executor, firmId: string): Promise<StoredRecord[]> =>
  readable(await ofSeller(db, { firmId }), []).filter(({ values: { seller } }) => firmIn(seller ?? '').includes(firmId))

const ofSeller = prepared<{ firmId: string }, Database['record']>((db, slot) =>
  db
    .selectFrom('record_firm')
    .innerJoin('record', 'record.id', 'record_firm.record_id')
    .selectAll('record')
    .where('record_firm.firm_id', '=', slot('firmId'))
    .where('record.kind', '=', 'pairing')
    .where('record.state', '=', 'matched')
    .orderBy('record.year')
    .orderBy('record.no'),
)

const namesInChains = (db: Executor) =>
  db
    .selectFrom('firm_role')
    .innerJoin('record', 'record.id', 'firm_role.firm_id')
    .select('record.title')
    .distinct()
    .where('firm_role.until', 'is', null)
    .where(sql<boolean>`record.open = 1`)
    .orderBy('record.title')

/** Names of the firms of each chain; each once in a chain, and in each of its chains. */
export const firmsByChain = async (db: Executor): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>()
  for (const { chain_id, title } of await namesInChains(db).select('firm_role.chain_id').execute())
    found.set(chain_id, [...(found.get(chain_id) ?? []), title])
  return found
}

export const firmsOfChain = async (db: Executor, chainId: string): Promise<string[]> =>
  (await ofChain(db, { chainId })).map(({ title }) => title)

const ofChain = prepared<{ chainId: string }, Pick<Database['record'], 'title'>>((db, slot) =>
  namesInChains(db).where('firm_role.chain_id', '=', slot('chainId')),
)

/** How many firms of a chain are in a park: each once, in whatever roles. */
export const firmsInPark = async (db: Executor, chainId: string, park: string): Promise<number> =>
  (await firmsOf(db, chainId)).filter(({ values }) => values.park === park).length

/** Firms that are in a chain now. */
export const firmsOf = async (db: Executor, chainId: string): Promise<StoredRecord[]> =>
  readable(
    await db
      .selectFrom('record')
      .selectAll()
      .where(sql<boolean>`kind = 'firm' and open = 1`)
      .where('id', 'in', (q) =>
        q.selectFrom('firm_role').select('firm_id').where('chain_id', '=', chainId).where('until', 'is', null),
      )
      .orderBy('no')
      .execute(),
    [],
  )

/** Firms that are this in a chain now. */
export const keyFirmsOf = async (db: Executor, chainId: string, role: string): Promise<string[]> =>
  (
    await db
      .selectFrom('firm_role')
      .select('firm_id')
      .where('chain_id', '=', chainId)
      .where('role', '=', role)
      .where('until', 'is', null)
      .execute()
  ).map(({ firm_id }) => firm_id)

/** Firms at the head of a chain or behind it, the first chains first. */
export const keyFirms = async (db: Executor): Promise<{ id: string; name: string; chainId: string }[]> => {
  const rows = await db
    .selectFrom('firm_role')
    .innerJoin('record', 'record.id', 'firm_role.firm_id')
    .select(['record.id', 'record.title as name', 'firm_role.chain_id as chainId'])
    .where('firm_role.role', 'in', keyRoles)
    .where('firm_role.until', 'is', null)
    .where(sql<boolean>`record.open = 1`)
    .orderBy('record.no')
    .orderBy(sql`firm_role.rowid`)
    .execute()
  return rows
}
