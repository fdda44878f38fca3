import type { App } from '../app.ts'
import { readConfig } from '../config.ts'
import { lockFolder } from '../db/folder-lock.ts'
import { migrate, pendingMigrations } from '../db/migrate.ts'
import type { OpenDatabase } from '../db/sqlite.ts'
import type { District } from '../domain/district.ts'
import type { Feishu } from '../feishu/client.ts'
import { backUp } from '../jobs/backup.ts'
import { createLog, feishuLog } from '../log.ts'
import { CannotListen, serveBot } from '../serve.ts'
import { tellRestored } from '../usecases/after-restore.ts'
import { applyDistrict } from '../usecases/apply-district.ts'
import { lookUpDistrict } from '../usecases/look-up-district.ts'
import { connect, loadDistrict, machineClock, openSound } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

/** Longer than this the stop is not waited for. */
const hardStopMs = 10_000

/** Runs the bot until it is told to stop. */
export const start = async (env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const config = readConfig(env)
  const district = loadDistrict(config.districtFile)
  const lock = lockFolder(config.databaseFile)
  const log = createLog(config.logLevel)
  const database = openSound(config.databaseFile)
  const feishu = connect(config, feishuLog(log))
  try {
    await upgrade(database, config.backupDir)
    const credentials = await feishu.verifyCredentials()
    if (!credentials.ok && credentials.refused) {
      complain(`飞书不接受应用凭证（${credentials.code}）：${credentials.hint}`)
      return 1
    }
    const apply = applying(feishu, district, config.districtFile, config.feishu.appSecret)
    let first = true
    const running = await serveBot({
      config,
      log,
      clock: machineClock,
      database,
      feishu,
      beside: async (app) => {
        if (!first && !everyMinute()) return false
        first = false
        return apply(app)
      },
    })
    await running.app.inTransaction('restored', tellRestored)
    log.info('started', { port: running.port })
    say(`已启动：http://${config.host === '0.0.0.0' ? '本机地址' : config.host}:${running.port}/webhook/feishu`)
    return await untilStopped(async () => {
      await running.stop()
      log.info('stopped')
    })
  } catch (error) {
    if (!(error instanceof CannotListen)) throw error
    complain(error.message)
    return 1
  } finally {
    feishu.close()
    database.raw.pragma('wal_checkpoint(TRUNCATE)')
    await database.close()
    lock.release()
  }
}

/** A backup before every migration of a database that holds something. */
const upgrade = async (database: OpenDatabase, backupDir: string): Promise<void> => {
  const pending = pendingMigrations(database)
  if (pending.length === 0) return
  const known = database.raw.prepare(`select 1 from sqlite_master where name = 'migration'`).get()
  if (known) {
    const { file } = await backUp(database, backupDir, machineClock.now())
    complain(`升级前已备份：${file}`)
  }
  await migrate(database)
}

let lastMinute = 0
const everyMinute = (): boolean => {
  const minute = Math.floor(machineClock.monotonic() / 60_000)
  if (minute === lastMinute) return false
  lastMinute = minute
  return true
}

/** Applies the district file; people the directory does not know yet are looked for again every minute. */
const applying =
  (feishu: Feishu, district: District, file: string, contactKey: string) =>
  async (app: App): Promise<boolean> => {
    const { complete, ...lookups } = await lookUpDistrict(feishu, district, contactKey)
    await app.inTransaction('apply', (ctx) => applyDistrict(ctx, { district, file, contactKey, lookups, by: 'system' }))
    return complete
  }

/** SIGTERM or SIGINT: leave in order. A second one, or ten seconds: leave at once. */
const untilStopped = (stop: () => Promise<void>): Promise<ExitCode> =>
  new Promise((resolve) => {
    let stopping = false
    const leave = (): void => {
      if (stopping) process.exit(1)
      stopping = true
      setTimeout(() => process.exit(1), hardStopMs).unref()
      stop().then(
        () => resolve(0),
        () => resolve(1),
      )
    }
    process.on('SIGTERM', leave)
    process.on('SIGINT', leave)
  })
