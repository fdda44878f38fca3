import type { Day } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

export interface Chain {
  id: string
  name: string
  aliases: string[]
  kind: 'key' | 'incubating'
  origin?: 'inherited' | 'local' | undefined
  since?: Day | undefined
  closed: boolean
  departments: string[]
}

export const toChain = (row: Database['chain']): Chain => ({
  id: row.id,
  name: row.name,
  aliases: JSON.parse(row.aliases) as string[],
  kind: row.kind as Chain['kind'],
  origin: (row.origin ?? undefined) as Chain['origin'],
  since: row.since ?? undefined,
  closed: row.closed_at !== null,
  departments: JSON.parse(row.departments) as string[],
})

/** Chains that report, called as the district file and the office call them. */
export const allChains = async (db: Executor): Promise<Chain[]> => {
  const chains = new Map<string, Chain>()
  for (const row of await openChains(db, {})) {
    const chain = chains.get(row.id) ?? toChain(row)
    if (row.word !== null) chain.aliases.push(row.word)
    chains.set(row.id, chain)
  }
  return [...chains.values()]
}

const openChains = prepared<object, Database['chain'] & { word: string | null }>((db) =>
  db
    .selectFrom('chain')
    .leftJoin('alias', (join) => join.onRef('alias.target', '=', 'chain.id').on('alias.kind', '=', 'chain'))
    .selectAll('chain')
    .select('alias.word')
    .where('closed_at', 'is', null)
    .orderBy('position')
    .orderBy('alias.given_at'),
)

/** Chains that report no more, whose records may still be asked for. */
export const closedChains = async (db: Executor): Promise<Chain[]> =>
  (await db.selectFrom('chain').selectAll().where('closed_at', 'is not', null).orderBy('position').execute()).map(
    toChain,
  )

export const readChain = async (db: Executor, id: string): Promise<Chain | undefined> => {
  const [row] = await byId(db, { id })
  return row && toChain(row)
}

const byId = prepared<{ id: string }, Database['chain']>((db, slot) =>
  db.selectFrom('chain').selectAll().where('id', '=', slot('id')),
)

export const saveChain = async (tx: Tx, chain: Omit<Chain, 'closed'>, position: number): Promise<void> => {
  const row = {
    name: chain.name,
    aliases: JSON.stringify(chain.aliases),
    kind: chain.kind,
    origin: chain.origin ?? null,
    since: chain.since ?? null,
    closed_at: null,
    position,
    departments: JSON.stringify(chain.departments),
  }
  await tx
    .insertInto('chain')
    .values({ id: chain.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** A chain that is no longer in the file: it owes nothing more, its history stays. */
export const closeChain = async (tx: Tx, id: string, at: string): Promise<void> => {
  await tx.updateTable('chain').set({ closed_at: at }).where('id', '=', id).execute()
}

export interface ChiefPost {
  id: string
  chainId: string
  name: string
  since?: Day | undefined
  until?: Day | undefined
}

/** Holders of the chief's post of a chain, the present one last. */
export const chiefPosts = async (db: Executor, chainId: string): Promise<ChiefPost[]> => {
  const rows = await db
    .selectFrom('chief_post')
    .selectAll()
    .where('chain_id', '=', chainId)
    .orderBy('since', (by) => by.asc().nullsFirst())
    .execute()
  return rows.map((row) => ({
    id: row.id,
    chainId: row.chain_id,
    name: row.name,
    since: row.since ?? undefined,
    until: row.until ?? undefined,
  }))
}

export const addChiefPost = async (tx: Tx, post: ChiefPost): Promise<void> => {
  await tx
    .insertInto('chief_post')
    .values({ id: post.id, chain_id: post.chainId, name: post.name, since: post.since ?? null, until: null })
    .execute()
}

export const endChiefPost = async (tx: Tx, id: string, until: Day): Promise<void> => {
  await tx.updateTable('chief_post').set({ until }).where('id', '=', id).execute()
}
