import { createAssistant } from '../assistant/assistant.ts'
import { readConfig } from '../config.ts'
import type { OpenDatabase } from '../db/database.ts'
import { isServer } from '../db/place.ts'
import { isFileThere } from '../db/there.ts'
import type { Log } from '../deps.ts'
import type { Feishu } from '../feishu/client.ts'
import type { CredentialCheck } from '../feishu/credentials.ts'
import { CannotListen } from '../http-server.ts'
import { createLookUp } from '../jobs/look-up.ts'
import { createLog, feishuLog } from '../log.ts'
import { type Running, serveBot } from '../serve.ts'
import { assistantOn } from '../texts/assistant.ts'
import { applyRules } from '../usecases/assessment/apply-rules.ts'
import { applyDistrict, noLookups } from '../usecases/office/apply-district.ts'
import { contactHash } from '../usecases/office/district-facts.ts'
import { version } from '../version.ts'
import { appliedBefore, markApplied } from './applied-before.ts'
import { beginAnew, refuseToBegin } from './begin.ts'
import { createClaimOffer } from './offer-claim.ts'
import { connect, DistrictFaults, districtBytes, loadDistrict, openAny, shortTransactions, takePart } from './open.ts'
import { whyOtherDistrict } from './other-district.ts'
import { rulesBeside, rulesBytes } from './rules-files.ts'
import { complain, type ExitCode } from './say.ts'
import { upgrade } from './upgrade.ts'

/** Feishu usually says within this time whether it takes the credentials; a slow one does not hold up the start. */
const credentialsMs = 1_500
/** Longer than this the stop is not waited for. */
const hardStopMs = 10_000
/** npm passes Ctrl-C on to a child that has heard it from the terminal already: two of a kind so close together are one. */
const sameKeyMs = 300

/** `lianzhang start`: runs the bot until it is told to stop. */
export const start = async (
  env: NodeJS.ProcessEnv,
  { new: anew = false }: { new?: boolean } = {},
): Promise<ExitCode> => {
  const config = readConfig(env)
  const file = districtBytes(config.districtFile)
  const read = () => loadDistrict(config.districtFile, file)
  // No database is begun for a file that cannot be used.
  const first = anew || (!isServer(config.database) && !isFileThere(config.database)) ? read() : undefined
  if (!anew) refuseToBegin(config)
  const part = await takePart(config.database)
  const { clock } = part
  if (anew) beginAnew(config)
  const log = createLog(config.logLevel)
  const database = await openAny(config.database).catch(async (error: unknown) => {
    // A server's lock is a connection, and would keep this process alive.
    await part.release()
    throw error
  })
  const feishu = connect(config, feishuLog(log))
  const assistant = config.assistant && createAssistant(config.assistant)
  const contactKey = config.feishu.appSecret
  try {
    const district = first ?? ((await appliedBefore(database, 'district-file', file, contactKey)) ? undefined : read())
    const { backup } = await upgrade(database, config)
    if (backup) complain(`升级前已备份：${backup}`)
    // Not before: another process may be at the tables of a server.
    const other = district && (await whyOtherDistrict(database, district, config.districtFile))
    if (other !== undefined) throw new DistrictFaults(other)
    // A tail that a crash tore is gone from here on, or two of them would look like damage.
    await database.tidy()
    const credentials = feishu.verifyCredentials()
    const refusal = refusalOf(await Promise.race([credentials, after(credentialsMs)]))
    if (refusal) return refuse(refusal)

    const once = shortTransactions(database, clock)
    if (district)
      await once('apply', async (ctx) => {
        await applyDistrict(ctx, { district, file: config.districtFile, contactKey, lookups: noLookups, by: 'system' })
        await markApplied(ctx.tx, 'district-file', file, contactKey)
      })
    const rulesFiles = rulesBytes(config.districtFile)
    if (!(await appliedBefore(database, 'rules-files', rulesFiles, contactKey))) {
      const { rules, faults } = rulesBeside(config.districtFile)
      for (const one of rules) await once('assessment', (ctx) => applyRules(ctx, one.rules, one.file))
      if (faults.length === 0)
        await once('assessment', ({ tx }) => markApplied(tx, 'rules-files', rulesFiles, contactKey))
      else complain([`考核规则有 ${faults.length} 处错误，没有采用，原来的照旧：`, ...faults].join('\n'))
    }
    let lookUp: (() => Promise<void>) | undefined
    let offerClaim: (() => Promise<void>) | undefined
    /** As the operator was told last: a connection that comes and goes is no news. */
    let connected = false
    const running = await serveBot({
      config,
      log,
      clock,
      part,
      database,
      feishu,
      askAssistant: assistant?.ask,
      onConnection: {
        onOpen: () => {
          if (connected) return
          connected = true
          complain('长连接已连上飞书，可以收消息和点击了。')
        },
        onTrouble: (trouble) => {
          connected = false
          complain(trouble.refused ? refusalLine(trouble) : `长连接没有连上：${trouble.hint}`)
        },
      },
      beside: async ({ inTransaction, leads }) => {
        if (!leads()) return
        lookUp ??= createLookUp({
          directory: feishu,
          district: () => readable(config.districtFile),
          contactKey,
          clock,
          reader: database.kysely,
          inTransaction,
        })
        offerClaim ??= createClaimOffer({
          inTransaction,
          reader: database.kysely,
          now: clock.now,
          seal: (words) => contactHash(words, contactKey),
          isTerminal: process.stderr.isTTY === true,
          tell: complain,
        })
        // Whom the file names as administrator may just have been found.
        await lookUp().finally(offerClaim)
      },
    })
    // Whoever reads the line below may send a signal at once.
    const stopped = untilStopped(running, { credentials, taken: part.taken }, log)
    log.info('started', { port: running.port, version })
    const address = `http://${config.host === '0.0.0.0' ? '本机地址' : config.host}:${running.port}`
    if (config.feishu.transport === 'websocket') complain(`已启动：用长连接收消息，${address}/readyz 看状态`)
    else complain(`已启动：${address}/webhook/feishu`)
    if (config.assistant) complain(assistantOn(config.assistant.url, config.assistant.model))
    const late = await stopped
    log.info('stopped')
    return late ? refuse(late) : 0
  } catch (error) {
    if (!(error instanceof CannotListen)) throw error
    complain(error.message)
    return 1
  } finally {
    assistant?.close()
    await leave(feishu, database)
    await part.release()
  }
}

type Refusal = Extract<CredentialCheck, { ok: false }>

const refusalOf = (check: CredentialCheck | undefined): Refusal | undefined =>
  check && !check.ok && check.refused ? check : undefined

const refusalLine = ({ code, hint }: Refusal): string => `飞书不接受应用凭证（${code}）：${hint}`

const refuse = (refusal: Refusal): ExitCode => {
  complain(refusalLine(refusal))
  return 1
}

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref()
  })

/** The file as it is now; one that is being edited is read again later. */
const readable = (file: string) => {
  try {
    return loadDistrict(file)
  } catch (error) {
    if (error instanceof DistrictFaults) return undefined
    throw error
  }
}

const leave = async (feishu: Feishu, database: OpenDatabase): Promise<void> => {
  feishu.close()
  try {
    await database.tidy()
  } finally {
    await database.close()
  }
}

/**
 * Until SIGTERM or SIGINT, then leaves in order. A second signal, or ten seconds: leaves at once with 1.
 * @returns Feishu's refusal of the credentials, when a late one is what ended it.
 */
const untilStopped = (
  running: Running,
  { credentials, taken }: { credentials: Promise<CredentialCheck>; taken: Promise<void> },
  log: Log,
): Promise<Refusal | undefined> =>
  new Promise((resolve, reject) => {
    let began: { at: number; by: string } | undefined
    let late: Refusal | undefined
    const stop = (by: string): void => {
      const at = performance.now()
      if (began?.by === by && at - began.at < sameKeyMs) return
      if (began) process.exit(1)
      began = { at, by }
      log.info('stopping')
      setTimeout(() => process.exit(1), hardStopMs).unref()
      running.stop().then(() => resolve(late), reject)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    void credentials.then((check) => {
      late = refusalOf(check)
      if (late && !began) stop('refused')
    })
    void taken.then(() => {
      complain('数据库断开的时候，有人开始恢复或搬动它。本程序停止；等做完了再启动。')
      if (!began) stop('taken')
    })
  })
