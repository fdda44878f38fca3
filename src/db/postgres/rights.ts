import type pg from 'pg'
import { quoted } from './session.ts'

/** What the account may do beyond working in the database. */
export interface Rights {
  /** The server's version, 150018 of 15.18. */
  version: number
  /** As the server says it. */
  release: string
  role: string
  /** May make databases, and owns this one: a restored one takes the place of another by being called like it. */
  creates: boolean
  owns: boolean
  /** By which somebody else gives what is missing, and takes it away again. */
  give: string[]
  takeBack: string[]
}

export const rightsOf = async (client: pg.Client): Promise<Rights> => {
  const { rows } =
    await client.query(`select current_setting('server_version_num')::int as version, current_setting('server_version') as release,
      rolname as role, datname as name, rolcreatedb or rolsuper as creates, rolsuper or pg_has_role(datdba, 'USAGE') as owns
      from pg_roles, pg_database where rolname = current_user and datname = current_database()`)
  const [{ name, ...found }] = rows as [Omit<Rights, 'give' | 'takeBack'> & { name: string }]
  const role = quoted(found.role)
  return {
    ...found,
    give: [
      ...(found.creates ? [] : [`alter role ${role} createdb;`]),
      ...(found.owns ? [] : [`alter database ${quoted(name)} owner to ${role};`]),
    ],
    takeBack: found.creates ? [] : [`alter role ${role} nocreatedb;`],
  }
}
