import type { Kysely } from 'kysely'
import { up as first } from './0001-first.ts'
import { up as manyChains } from './0002-many-chains.ts'

export interface Migration {
  name: string
  up(db: Kysely<unknown>): Promise<void>
}

/** In order, by hand: a folder scan breaks once the code is bundled. A new migration is a new file and one line here. */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first },
  { name: '0002-many-chains', up: manyChains },
]
