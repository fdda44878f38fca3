import { type Config, readConfig } from '../config.ts'
import { lockFolder } from '../db/folder-lock.ts'
import type { OpenDatabase } from '../db/sqlite.ts'
import type { District } from '../domain/district.ts'
import { CannotListen } from '../http-server.ts'
import { createLookUp } from '../jobs/look-up.ts'
import { createLog, feishuLog } from '../log.ts'
import { serveBot } from '../serve.ts'
import { tellRestored } from '../usecases/after-restore.ts'
import { applyDistrict, noLookups } from '../usecases/apply-district.ts'
import { connect, DistrictFaults, loadDistrict, machineClock, openSound, shortTransactions } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'
import { upgrade } from './upgrade.ts'

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
  let lookUp: (() => Promise<void>) | undefined
  try {
    const { backup } = await upgrade(database, config.backupDir)
    if (backup) complain(`升级前已备份：${backup}`)
    await applyFile(database, district, config)
    const credentials = await feishu.verifyCredentials()
    if (!credentials.ok && credentials.refused) {
      complain(`飞书不接受应用凭证（${credentials.code}）：${credentials.hint}`)
      return 1
    }
    const running = await serveBot({
      config,
      log,
      clock: machineClock,
      database,
      feishu,
      beside: (app) => {
        lookUp ??= createLookUp({
          directory: feishu,
          district: () => readable(config.districtFile),
          contactKey: config.feishu.appSecret,
          clock: machineClock,
          reader: database.kysely,
          inTransaction: app.inTransaction,
        })
        return lookUp()
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

/** Applies the file with what it says itself; whom it names by number is looked for in Feishu once the bot runs. */
const applyFile = async (database: OpenDatabase, district: District, config: Config): Promise<void> => {
  await shortTransactions(database)('apply', (ctx) =>
    applyDistrict(ctx, {
      district,
      file: config.districtFile,
      contactKey: config.feishu.appSecret,
      lookups: noLookups,
      by: 'system',
    }),
  )
}

/** The file may have been edited or broken since: then nobody is looked for until it is right again. */
const readable = (file: string): District | undefined => {
  try {
    return loadDistrict(file)
  } catch (error) {
    if (error instanceof DistrictFaults) return undefined
    throw error
  }
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
