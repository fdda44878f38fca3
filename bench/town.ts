import { statSync } from 'node:fs'
import type { OpenDatabase } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'
import { indexRecords } from '../src/db/record-index.ts'
import { openDatabase, sqliteOf } from '../src/db/sqlite/open.ts'
import { createWriter } from '../src/db/writer.ts'
import { type Month, monthOf, previousMonth } from '../src/domain/month-plan.ts'
import { dayOf, instant, nextWeek, previousWeek, type Week, weekOf } from '../src/domain/time.ts'
import { indexReports } from '../src/usecases/looking-back/index-reports.ts'
import { reportKinds } from '../src/usecases/reports/kinds.ts'
import { benchNow } from './clock.ts'
import { fillLedger, type LedgerSize, recordCards } from './ledger.ts'
import { filedMonth, recordPosted } from './months.ts'
import { bareWeek, filedWeek, openWeek, people, recordDone } from './weeks.ts'
import { rareText } from './words.ts'

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
  /** Months before this one that are filed and wait for their cards, after a year of months that are over. */
  months?: number
  /** Reports are in the index of texts, and some of them tell of something rare. */
  searchable?: true
  /** Tasks of the first chains, the first open one of each with its card in its owner’s hands. */
  ledger?: LedgerSize
}

export interface Town {
  chains: number
  file: string
  filed: Week[]
  open: Week[]
  bare: Week[]
  months: Month[]
  megabytes: number
}

const today = dayOf(instant(benchNow()), 'Asia/Shanghai')
const thisWeek = weekOf(today)

/** Of how many earlier months a chain's report is compared with. */
const monthsBehind = 12

/** The last months before this one, oldest first. */
const monthsBefore = (many: number): Month[] => {
  const months: Month[] = []
  for (let month = previousMonth(monthOf(today)); months.length < many; month = previousMonth(month))
    months.unshift(month)
  return months
}

/** As after an upgrade: with the product's own hand, until nothing is left. */
const takeIntoIndex = async (database: OpenDatabase): Promise<void> => {
  sqliteOf(database).raw.exec('insert into unindexed select id from item where current_rev > 0')
  const writer = createWriter(database, { now: () => instant(benchNow()), monotonic: () => performance.now() })
  while ((await writer.write((tx) => indexReports({ tx, kinds: reportKinds }))) > 0);
}

const takeRecordsIntoIndex = async (database: OpenDatabase): Promise<void> => {
  sqliteOf(database).raw.exec('insert or ignore into unindexed_record select id from record')
  const writer = createWriter(database, { now: () => instant(benchNow()), monotonic: () => performance.now() })
  while ((await writer.write(indexRecords)) > 0);
}

/** Fills a new database with chains, their reporters and groups, a past, and cards that wait to be answered. */
export const buildTown = async (file: string, size: TownSize): Promise<Town> => {
  const { chains, history, filed = 0, filedChains = chains, open = 0, bare = 0, months = 0, searchable, ledger } = size
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
    months: monthsBefore(months),
    megabytes: 0,
  }
  raw.transaction(() => {
    people(raw, chains)
    for (const [index, week] of past.entries()) {
      filedWeek(raw, week, chains, searchable && rareText)
      recordDone(raw, week, chains, history - index)
    }
    for (const week of town.filed) filedWeek(raw, week, filedChains)
    for (const week of town.open) openWeek(raw, week, chains)
    for (const week of town.bare) bareWeek(raw, week, chains)
    for (const month of months === 0 ? [] : monthsBefore(monthsBehind + months)) {
      filedMonth(raw, month, chains)
      if (!town.months.includes(month)) recordPosted(raw, month, chains)
    }
    if (ledger) {
      fillLedger(raw, ledger)
      recordCards(raw, Math.min(ledger.chains * ledger.open, 10_000), ledger.open)
    }
  })()
  if (searchable) await takeIntoIndex(database)
  if (ledger) await takeRecordsIntoIndex(database)
  raw.pragma('wal_checkpoint(TRUNCATE)')
  await database.close()
  return { ...town, megabytes: statSync(file).size / 2 ** 20 }
}
