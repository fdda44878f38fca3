import { statSync } from 'node:fs'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/sqlite.ts'
import { dayOf, instant, nextWeek, previousWeek, type Week, weekOf } from '../src/domain/time.ts'
import { benchNow } from './clock.ts'
import { bareWeek, filedWeek, openWeek, people, recordDone } from './weeks.ts'

export interface TownSize {
  chains: number
  /** Weeks that are over: filed, digested, and kept as long as the product keeps them. */
  history: number
  /** Weeks after those that are filed and wait for their digest. */
  filed?: number
  /** How many chains owed in those; all of them by default. */
  filedChains?: number
  /** Open weeks after those, each with a card in every reporter's hands: one submission for every chain and week. */
  open?: number
  /** Open weeks after those of which nobody has a card yet. */
  bare?: number
}

export interface Town {
  chains: number
  file: string
  filed: Week[]
  open: Week[]
  bare: Week[]
  megabytes: number
}

const thisWeek = weekOf(dayOf(instant(benchNow()), 'Asia/Shanghai'))

/** Fills a new database with chains, their reporters and groups, a past, and cards that wait to be answered. */
export const buildTown = async (file: string, size: TownSize): Promise<Town> => {
  const { chains, history, filed = 0, filedChains = chains, open = 0, bare = 0 } = size
  const database = openDatabase(file)
  await migrate(database)
  const { raw } = database
  raw.pragma('synchronous = OFF')
  const ended: Week[] = []
  let back = thisWeek
  while (ended.length < history + filed) {
    back = previousWeek(back)
    ended.unshift(back)
  }
  const past = ended.slice(0, history)
  const ahead: Week[] = []
  for (let week = thisWeek; ahead.length < open + bare; week = nextWeek(week)) ahead.push(week)
  const town: Town = {
    chains,
    file,
    filed: ended.slice(history),
    open: ahead.slice(0, open),
    bare: ahead.slice(open),
    megabytes: 0,
  }
  raw.transaction(() => {
    people(raw, chains)
    for (const [index, week] of past.entries()) {
      filedWeek(raw, week, chains)
      recordDone(raw, week, chains, history - index)
    }
    for (const week of town.filed) filedWeek(raw, week, filedChains)
    for (const week of town.open) openWeek(raw, week, chains)
    for (const week of town.bare) bareWeek(raw, week, chains)
  })()
  raw.pragma('wal_checkpoint(TRUNCATE)')
  await database.close()
  return { ...town, megabytes: statSync(file).size / 2 ** 20 }
}
