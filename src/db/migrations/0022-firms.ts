import { type Kysely, sql } from 'kysely'
import { nameKey } from '../../domain/names.ts'
import { addDays } from '../../domain/time.ts'

const tables = [
  `create table firm_role (firm_id text not null references record(id), chain_id text not null references chain(id), role text not null,
     since text, until text)`,
  'create index firm_role_of on firm_role (firm_id)',
  'create index firm_role_chain on firm_role (chain_id)',
  `create table record_firm (firm_id text not null, record_id text not null references record(id), primary key (firm_id, record_id))
     without rowid`,
  'create index record_firm_in on record_firm (record_id)',
  'create table firm_code (code text primary key, firm_id text not null references record(id)) without rowid',
  'create index firm_code_of on firm_code (firm_id)',
  // Rows of a list by the day until which they are fresh.
  'create index record_review on record (kind, chain_id, due) where open = 1',
]
const old = ['drop index enterprise_role_chain', 'drop table enterprise_role', 'drop table enterprise']

/** 企业 as records: each once, with what it is in each chain, and which rows name it. What the district file has named is taken over. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of tables) await sql.raw(statement).execute(db)
  const { rows: firms } = await sql<{
    id: string
    name: string
  }>`select id, name from enterprise order by rowid`.execute(db)
  const applied = await sql<{ at: string | null }>`select max(applied_at) as at from district_applied`.execute(db)
  const at = applied.rows[0]?.at ?? '2021-12-14T00:00:00.000Z'
  for (const [index, { id: known, name }] of firms.entries()) {
    const roles = await sql<{ chain: string; role: string }>`select chain_id as chain, replace(role, '企业', '') as role
      from enterprise_role where enterprise_id = ${known} order by chain_id, role`.execute(db)
    const no = index + 1
    const id = `firm-0-${no}`
    // Whoever applied the file has looked at it then; since when a firm is in a chain it does not say.
    const on = at.slice(0, 10)
    const values = JSON.stringify({
      name,
      roles: roles.rows.map(({ chain, role }) => `${chain}|${role}||`),
      updated_on: on,
    })
    await sql`insert into record (id, kind, year, no, title, title_key, state, open, rank, decide, due, due_is_default, raised_by_name, source,
        sensitive, field_values, rev, moved_at, created_at, told)
      values (${id}, 'firm', 0, ${no}, ${name}, ${nameKey(name)}, 'valid', 1, 5, 0, ${addDays(on, 180)}, 0, '实施方案', '', 0, ${values}, 1, ${at}, ${at},
        '[]')`.execute(db)
    await sql`insert into record_step (record_id, seq, at, person_name, step, to_state, given, via, source_key)
      values (${id}, 1, ${at}, '实施方案', 'create', 'valid', ${JSON.stringify({ name })}, 'file', ${`firm/${name}`})`.execute(
      db,
    )
    for (const { chain, role } of roles.rows)
      await sql`insert into firm_role values (${id}, ${chain}, ${role}, null, null)`.execute(db)
    await sql`insert into unindexed_record values (${id})`.execute(db)
  }
  for (const statement of old) await sql.raw(statement).execute(db)
}
