import { readFileSync } from 'node:fs'
import { getProxyForUrl } from 'proxy-from-env'
import { type Config, ConfigFaults } from '../config.ts'
import type { OpenDatabase } from '../db/database.ts'
import { troubleWords } from '../db/disk-trouble.ts'
import { BackupFailed, DatabaseInUse, DatabaseUnusable, NotStored } from '../db/errors.ts'
import { hasMigrated, pendingMigrations } from '../db/migrate.ts'
import { isServer } from '../db/place.ts'
import { type Alone, lockServer } from '../db/postgres/alone.ts'
import { openPostgres } from '../db/postgres/open.ts'
import { joinServer, type Presence } from '../db/postgres/presence.ts'
import { lockFolder } from '../db/sqlite/folder-lock.ts'
import { openSound } from '../db/sqlite/sound.ts'
import { isFileThere } from '../db/there.ts'
import { createWriter } from '../db/writer.ts'
import { readDistrict } from '../district/read-district.ts'
import { decodeText } from '../domain/decode.ts'
import type { District } from '../domain/district.ts'
import { type Clock, instant } from '../domain/time.ts'
import { createFeishu, type Feishu } from '../feishu/client.ts'
import type { FeishuLog } from '../feishu/log.ts'
import { createPacer, realTime } from '../feishu/pacer.ts'
import { alone } from '../lead.ts'
import { notText } from '../texts/files.ts'
import type { InTransaction } from '../usecases/context.ts'
import { createRulesReader } from '../usecases/office/office-rules.ts'
import { reportKinds } from '../usecases/reports/kinds.ts'

export const machineClock: Clock = { now: () => instant(Date.now()), monotonic: () => performance.now() }

/** The district file cannot be used; one line per fault with line and column. */
export class DistrictFaults extends Error {
  override readonly name = 'DistrictFaults'
}

/** @throws DistrictFaults */
export const districtBytes = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    throw new DistrictFaults(
      `读不到区文件 ${file}。请检查 DISTRICT_FILE 的路径和权限；还没有区文件，用 lianzhang init 写一份。`,
    )
  }
}

/** @throws DistrictFaults */
export const loadDistrict = (file: string, bytes = districtBytes(file)): District => {
  const text = decodeText(bytes)
  if (!text.ok) throw new DistrictFaults(notText(`区文件 ${file}`, text.fault))
  const read = readDistrict(text.value, file)
  if (read.ok) return read.value
  const lines = read.fault.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`)
  throw new DistrictFaults([`区文件有 ${lines.length} 处错误，什么都没有改：`, ...lines].join('\n'))
}

/** Opens a database that must be there, sound and of this version. @throws DatabaseUnusable */
export const openExisting = async (place: string): Promise<OpenDatabase> => {
  const none = (label: string) =>
    new DatabaseUnusable(`还没有数据库 ${label}。先运行 lianzhang start 或 lianzhang migrate。`)
  if (!isServer(place) && !isFileThere(place)) throw none(place)
  const database = await openAny(place)
  try {
    const pending = await pendingMigrations(database)
    if (pending.length === 0) return database
    throw (await hasMigrated(database))
      ? new DatabaseUnusable(`数据库 ${database.label} 还没有升级到本版本。先运行 lianzhang migrate。`)
      : none(database.label)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens what there is, or begins it. @throws DatabaseUnusable */
export const openAny = async (place: string): Promise<OpenDatabase> =>
  isServer(place) ? openPostgres(place) : openSound(place)

/** @throws DatabaseUnusable while another bot works on the database */
export const holdAlone = async (place: string): Promise<Alone> => {
  if (isServer(place)) return lockServer(place)
  const { release } = lockFolder(place)
  return { taken: new Promise(() => undefined), release: async () => release() }
}

/** For a bot that is going to run: beside a file there is room for one. @throws DatabaseUnusable */
export const takePart = async (place: string): Promise<Presence> =>
  isServer(place)
    ? joinServer(place, machineClock)
    : { ...(await holdAlone(place)), ...alone, clock: machineClock, onBell: () => undefined }

/** Whether a bot works on it. */
export const isRunning = async (place: string): Promise<boolean> => {
  if (isServer(place)) return isServerInUse(place)
  try {
    if (!isFileThere(place)) return false
    await (await holdAlone(place)).release()
    return false
  } catch (error) {
    return error instanceof DatabaseInUse
  }
}

const isServerInUse = async (place: string): Promise<boolean> => {
  const database = await openPostgres(place).catch(() => undefined)
  try {
    return ((await database?.replicas())?.running.length ?? 0) > 0
  } finally {
    await database?.close()
  }
}

/** A transaction for a command that works beside the running bot. */
export const shortTransactions = (database: OpenDatabase, clock: Clock = machineClock): InTransaction => {
  const writer = createWriter(database, clock)
  const rulesOf = createRulesReader()
  return (what, work) =>
    writer.write(async (tx) =>
      work({ tx, now: clock.now(), rules: await rulesOf(tx), kinds: reportKinds, requestId: `cli-${what}` }),
    )
}

export const connect = ({ feishu }: Config, log: FeishuLog): Feishu =>
  createFeishu({ ...feishu, clock: machineClock, log, pace: createPacer(realTime), proxyFor: getProxyForUrl })

export const silent: FeishuLog = { info: () => undefined, warn: () => undefined }

/** Exit code and sentence of an error that is not a bug. */
export const known = (error: unknown): { code: 1 | 2; line: string } | undefined => {
  if (error instanceof BackupFailed)
    return {
      code: 1,
      line: `备份没有成功（${error.message}），没有继续。${error.todo ?? '请检查 BACKUP_DIR 的空间和权限。'}`,
    }
  if (error instanceof ConfigFaults || error instanceof DistrictFaults) return { code: 2, line: error.message }
  if (error instanceof DatabaseUnusable) return { code: 1, line: error.message }
  const trouble = troubleWords(error)
  if (trouble !== undefined) return { code: 1, line: trouble }
  if (error instanceof NotStored) return { code: 1, line: '数据库正忙，没有保存。请稍后重试。' }
  return undefined
}
