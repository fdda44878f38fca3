import type { OpenDatabase } from '../../src/db/database.ts'
import { nameIn } from '../../src/db/postgres/address.ts'
import { rawOf } from './raw.ts'

/** A fault of our own: the database takes no such row. @param when a condition on `new` @returns what mends it */
export const refusing = (database: OpenDatabase, what: `${'insert on' | 'update on'} ${string}`, when = '1 = 1') => {
  const raw = rawOf(database)
  if (database.kind === 'sqlite')
    raw.exec(`create trigger planted before ${what} when ${when} begin select raise(abort, 'planted'); end`)
  else
    raw.exec(`create function planted() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$;
      create trigger planted before ${what} for each row when (${when}) execute function planted()`)
  return () => void raw.exec(database.kind === 'sqlite' ? 'drop trigger planted' : 'drop function planted cascade')
}

/** It can be read and takes nothing, whatever it is. @returns what makes it take again */
export const takingNothing = (database: OpenDatabase) => {
  const raw = rawOf(database)
  const takes = (nothing: boolean): void => {
    if (database.kind === 'sqlite') return void raw.exec(`pragma query_only = ${nothing ? 'on' : 'off'}`)
    const name = nameIn(database.place)
    raw.exec(
      `alter database ${name} ${nothing ? 'set default_transaction_read_only = on' : 'reset default_transaction_read_only'}`,
    )
    // Who is connected keeps what was set before.
    raw.exec(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    )
  }
  takes(true)
  return () => takes(false)
}
