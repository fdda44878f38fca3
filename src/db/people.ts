import type { Actor, Role, RoleGrant } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

export interface Person {
  id: string
  openId?: string | undefined
  name: string
  contactHash?: string | undefined
  /** `unresolved`: named in the district file, not yet found in the directory. `left`: no longer in the tenant. */
  state: 'active' | 'unresolved' | 'left'
  greetedAt?: Instant | undefined
}

export interface Grant extends RoleGrant {
  id: string
  personId: string
  since: Instant
  source: 'file' | 'chat'
}

const toPerson = (row: Database['person']): Person => ({
  id: row.id,
  openId: row.open_id ?? undefined,
  name: row.name,
  contactHash: row.contact_hash ?? undefined,
  state: row.state as Person['state'],
  greetedAt: row.greeted_at ?? undefined,
})

const toGrant = (row: Database['person_role']): Grant => ({
  id: row.id,
  personId: row.person_id,
  role: row.role as Role,
  ...(row.chain_id === null ? {} : { chain: row.chain_id }),
  since: row.since,
  source: row.source as Grant['source'],
})

export const savePerson = async (tx: Tx, person: Person): Promise<void> => {
  const row = {
    open_id: person.openId ?? null,
    name: person.name,
    contact_hash: person.contactHash ?? null,
    state: person.state,
    greeted_at: person.greetedAt ?? null,
  }
  await tx
    .insertInto('person')
    .values({ id: person.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export const readPerson = async (db: Executor, id: string): Promise<Person | undefined> => {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toPerson(row)
}

export const personByOpenId = async (db: Executor, openId: string): Promise<Person | undefined> => {
  const [row] = await byOpenId(db, { openId })
  return row && toPerson(row)
}

const byOpenId = prepared<{ openId: string }, Database['person']>((db, slot) =>
  db.selectFrom('person').selectAll().where('open_id', '=', slot('openId')),
)

export const personByContact = async (db: Executor, hash: string): Promise<Person | undefined> => {
  const row = await db.selectFrom('person').selectAll().where('contact_hash', '=', hash).executeTakeFirst()
  return row && toPerson(row)
}

export const allPeople = async (db: Executor): Promise<Person[]> => (await everybody(db, {})).map(toPerson)

const everybody = prepared<object, Database['person']>((db) => db.selectFrom('person').selectAll().orderBy('id'))

/** Who acts, with the roles that hold now. Unknown and departed people have none. */
export const readActor = async (db: Executor, openId: string): Promise<Actor> => {
  const rows = await withGrants(db, { openId })
  const [person] = rows
  if (person?.person_state !== 'active') return { openId, name: person?.person_name ?? '', grants: [] }
  const grants = rows.flatMap(({ person: personId, id, ...row }) =>
    id === null ? [] : [toGrant({ ...row, id, person_id: personId } as Database['person_role'])],
  )
  return { personId: person.person, openId, name: person.person_name, grants }
}

/** A row for each role; one without a role for a person who has none. */
const withGrants = prepared<
  { openId: string },
  { person: string; person_name: string; person_state: string } & {
    [Key in keyof Database['person_role']]: Database['person_role'][Key] | null
  }
>((db, slot) =>
  db
    .selectFrom('person')
    .leftJoin('person_role', (join) =>
      join.onRef('person_role.person_id', '=', 'person.id').on('person_role.until', 'is', null),
    )
    .selectAll('person_role')
    .select(['person.id as person', 'person.name as person_name', 'person.state as person_state'])
    .where('person.open_id', '=', slot('openId'))
    .orderBy('person_role.since')
    .orderBy('person_role.id'),
)

export const grantsOf = async (db: Executor, personId: string): Promise<Grant[]> =>
  (await rolesOf(db, { personId })).map(toGrant)

const rolesOf = prepared<{ personId: string }, Database['person_role']>((db, slot) =>
  db
    .selectFrom('person_role')
    .selectAll()
    .where('person_id', '=', slot('personId'))
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id'),
)

/** Whether the person lost a role after that moment. */
export const roleEndedSince = async (db: Executor, personId: string, since: Instant): Promise<boolean> =>
  (await db
    .selectFrom('person_role')
    .select('id')
    .where('person_id', '=', personId)
    .where('until', '>', since)
    .limit(1)
    .executeTakeFirst()) !== undefined

export const allGrants = async (db: Executor): Promise<Grant[]> =>
  (
    await db.selectFrom('person_role').selectAll().where('until', 'is', null).orderBy('since').orderBy('id').execute()
  ).map(toGrant)

export interface Holder extends Person {
  grant: Grant
}

/** People who hold the role now, of one chain when given, in the order they were named; departed people left out. */
export const holders = async (db: Executor, role: Role, chain?: string): Promise<Holder[]> => {
  const rows = await (chain === undefined ? heldAnywhere(db, { role }) : heldIn(db, { role, chain }))
  return rows.map((row) => ({
    ...toPerson(row),
    grant: {
      id: row.grant_id,
      personId: row.id,
      role: row.grant_role as Role,
      ...(row.grant_chain === null ? {} : { chain: row.grant_chain }),
      since: row.grant_since,
      source: row.grant_source as Grant['source'],
    },
  }))
}

const held = (db: Executor) =>
  db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .selectAll('person')
    .select([
      'person_role.id as grant_id',
      'person_role.role as grant_role',
      'person_role.chain_id as grant_chain',
      'person_role.since as grant_since',
      'person_role.source as grant_source',
    ])
    .where('person_role.until', 'is', null)
    .where('person.state', '!=', 'left')
    .orderBy('person_role.since')
    .orderBy('person_role.id')
type HeldRow = Awaited<ReturnType<ReturnType<typeof held>['execute']>>[number]

const heldAnywhere = prepared<{ role: string }, HeldRow>((db, slot) => held(db).where('role', '=', slot('role')))
const heldIn = prepared<{ role: string; chain: string }, HeldRow>((db, slot) =>
  held(db).where('role', '=', slot('role')).where('person_role.chain_id', '=', slot('chain')),
)

export const addGrant = async (tx: Tx, grant: Grant, grantedBy: string): Promise<void> => {
  await tx
    .insertInto('person_role')
    .values({
      id: grant.id,
      person_id: grant.personId,
      role: grant.role,
      chain_id: grant.chain ?? null,
      since: grant.since,
      until: null,
      source: grant.source,
      granted_by: grantedBy,
    })
    .execute()
}

export const endGrant = async (tx: Tx, id: string, until: Instant): Promise<void> => {
  await tx.updateTable('person_role').set({ until }).where('id', '=', id).where('until', 'is', null).execute()
}

/** A person who left the tenant: roles end at once, the name stays in the records. */
export const markLeft = async (tx: Tx, personId: string, at: Instant): Promise<void> => {
  await tx.updateTable('person').set({ state: 'left' }).where('id', '=', personId).execute()
  await tx
    .updateTable('person_role')
    .set({ until: at })
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute()
}

/** Gives one record's roles to another record of the same person. */
export const moveGrants = async (tx: Tx, from: string, to: string): Promise<void> => {
  await tx.updateTable('person_role').set({ person_id: to }).where('person_id', '=', from).execute()
}

/** Contact hashes of people the directory has not been asked for with success. */
export const unresolvedContacts = async (db: Executor): Promise<string[]> =>
  (
    await db
      .selectFrom('person')
      .select('contact_hash')
      .where('state', '=', 'unresolved')
      .where('contact_hash', 'is not', null)
      .execute()
  ).flatMap(({ contact_hash }) => contact_hash ?? [])
