import { resolve } from 'node:path'
import { ConfigFaults, readAddress, readPlaces } from '../config.ts'
import type { OpenDatabase } from '../db/database.ts'
import { maintenanceOf } from '../db/maintenance.ts'
import { isSame, type Moved, MovedUnequal, moveInto, rowsIn } from '../db/move.ts'
import { openReading, type Reading } from '../db/reading.ts'
import { anyUnindexedRecord, indexRecords } from '../db/record-index.ts'
import { anyUnindexed } from '../db/search-index.ts'
import { indexReports } from '../usecases/looking-back/index-reports.ts'
import { holdAlone, isRunning, openExisting, shortTransactions } from './open.ts'
import { complain, type ExitCode, progress, say } from './say.ts'

/** `lianzhang move --to …`: carries everything into an empty database of whatever kind. The old one is left as it is. */
export const move = async (
  env: NodeJS.ProcessEnv,
  { to, dryRun }: { to: string; dryRun?: boolean },
): Promise<ExitCode> => {
  const { database: from, programs } = readPlaces(env)
  const faults: string[] = []
  const place = readAddress('--to', to.trim(), faults)
  if (faults.length > 0) throw new ConfigFaults(faults)
  if (resolve(place) === resolve(from)) {
    complain('--to 就是现在的数据库，没有什么可搬的。')
    return 2
  }
  const target = maintenanceOf({ database: place, programs })
  if (dryRun) return preview(from, place, await target.whyNotVacant())
  const here = await holdAlone(from)
  try {
    const there = await holdAlone(place)
    try {
      const moved = await reading(from, (source) =>
        target.receive(async (database) => {
          const rows = await carry(database, source)
          await makeFindable(database)
          return rows
        }),
      )
      showMoved(moved)
      say(`已搬好：${moved.length} 张表，逐表核对一致。原来的数据库没有动。`)
      say(
        '请把 DATABASE_URL 改成新的地址再启动。不要再在原来的数据库上启动：它不知道新的库发过什么，会重复发。确认无误后把它移走留存。',
      )
      return 0
    } catch (error) {
      if (!(error instanceof MovedUnequal)) throw error
      showMoved(error.moved)
      complain('有不一致的表，已全部退回，没有搬。两边的数据库都和原来一样。')
      return 1
    } finally {
      await there.release()
    }
  } finally {
    await here.release()
  }
}

const reading = async <T>(place: string, work: (source: Reading) => Promise<T>): Promise<T> => {
  await (await openExisting(place)).close()
  const source = openReading(place)
  try {
    return await work(source)
  } finally {
    source.close()
  }
}

const carry = async (database: OpenDatabase, source: Reading): Promise<Moved[]> => {
  const total = (await rowsIn(source)).reduce((sum, { rows }) => sum + rows, 0)
  const bar = progress('正在搬')
  let done = 0
  try {
    return await moveInto(database, source, (rows) => {
      done += rows
      bar.at(done, total)
    })
  } finally {
    bar.end()
  }
}

/** What searches go by is each database's own. A bot would do the same in its first minutes. */
const makeFindable = async (database: OpenDatabase): Promise<void> => {
  const inTransaction = shortTransactions(database)
  while (await anyUnindexed(database.kysely)) if ((await inTransaction('index', indexReports)) === 0) break
  while (await anyUnindexedRecord(database.kysely))
    if ((await inTransaction('index', ({ tx }) => indexRecords(tx))) === 0) break
}

const preview = async (from: string, to: string, why: string | undefined): Promise<ExitCode> => {
  const rows = await reading(from, rowsIn)
  for (const one of rows) say(`${one.table.padEnd(nameWidth)}${String(one.rows).padStart(rowsWidth)}`)
  say(`会搬 ${rows.length} 张表，共 ${rows.reduce((sum, one) => sum + one.rows, 0)} 行。现在什么都没有改。`)
  for (const place of [from, to])
    if (await isRunning(place)) complain('有机器人正在用其中一个数据库：搬之前要先停止它。')
  if (why === undefined) return 0
  complain(why)
  return 1
}

const nameWidth = 20
const rowsWidth = 9

const showMoved = (moved: readonly Moved[]): void => {
  // A Chinese character is as wide as two letters.
  say(`${'表'.padEnd(nameWidth - 1)}${'行数'.padStart(rowsWidth - 2)}  校验值（前 16 位）`)
  for (const one of moved) {
    const { source, target } = one
    const counted = `${one.table.padEnd(nameWidth)}${String(source.rows).padStart(rowsWidth)}  ${source.hash.slice(0, 16)}`
    say(isSame(one) ? `${counted}  一致` : `${counted}  不一致：新的库 ${target.rows} 行，${target.hash.slice(0, 16)}`)
  }
}
