import { randomUUID } from 'node:crypto'
import { answerAsked } from './bot/answer-asked.ts'
import { createDoor, type Door } from './bot/door.ts'
import { type ReceiveDeps, retryDelivery } from './bot/receive.ts'
import { createWebhook, type Http, type Observe } from './bot/routes.ts'
import { commands, unknownCommand } from './commands/registry.ts'
import { databaseCode, isServerTrouble, LeadsNoMore, NotStored } from './db/errors.ts'
import { failedDeliveries } from './db/inbox.ts'
import { readFact, writeFact } from './db/kv.ts'
import { anythingToSend, releaseLeases } from './db/outbox-delivery.ts'
import { anyUnindexedRecord, indexRecords } from './db/record-index.ts'
import { anyUnindexed } from './db/search-index.ts'
import { anyPasses } from './db/sign-offs.ts'
import type { Deps } from './deps.ts'
import { createExporter } from './exports/exporter.ts'
import { createClockGuard } from './jobs/clock-guard.ts'
import { createConnectionWatch } from './jobs/connection-watch.ts'
import { runDaily } from './jobs/daily-round.ts'
import { createDelivery } from './jobs/deliver-outbox.ts'
import { createDiskWatch } from './jobs/disk-watch.ts'
import { runDue } from './jobs/run-due.ts'
import { alone } from './lead.ts'
import { anyToIssue, issueSome } from './usecases/assessment/issue-sheets.ts'
import type { InTransaction } from './usecases/context.ts'
import { indexReports } from './usecases/looking-back/index-reports.ts'
import { contactHash } from './usecases/office/district-facts.ts'
import { askRulesAhead, createRulesReader } from './usecases/office/office-rules.ts'
import { actByClock } from './usecases/records/clock.ts'
import { reportKinds } from './usecases/reports/kinds.ts'
import { passUnsigned } from './usecases/sign-off/sign-off.ts'

export interface App {
  http: Http
  /** Where the long connection brings what the webhook takes otherwise. */
  door: Door
  inTransaction: InTransaction
  /** Whether this process schedules and sends. */
  leads(): boolean
  /** One round of everything that is due: opens, jobs, failed deliveries, then sends. Never rejects; joins what is under way. Done by whoever leads. */
  tick(): Promise<void>
  /** Sends what waits, without looking at what is due, or wakes whoever leads. Never rejects; joins what is under way. */
  deliver(): Promise<void>
  /** Frees what a predecessor left in hand, if it leads. Asks nobody: Feishu being away is met by the ticks. */
  begin(): Promise<void>
  /** Stops claiming and waits for what is in hand. */
  stop(): Promise<void>
  clockTrusted(): boolean
}

const botKey = 'bot-open-id'
/** Who leads, as the database knows it. */
const leaderKey = 'leader'

/** Wires the bot. Reads no environment, opens no port, starts no timer. */
export const createApp = (deps: Deps): App => {
  const { clock, database, feishu, kinds = reportKinds, lead = alone, log, metrics, writer } = deps
  const rulesOf = createRulesReader()
  const owner = randomUUID()

  const inTransaction: InTransaction = (what, work, options = {}) =>
    writer.write(
      async (tx) =>
        work({
          tx,
          now: guard.now(),
          rules: await rulesOf(tx),
          kinds,
          requestId: options.id ?? `${what}-${randomUUID().slice(0, 8)}`,
        }),
      options.giveUpMs,
      (tx) => {
        askRulesAhead(tx)
        options.ahead?.(tx)
      },
    )

  /** Which term it has begun, what a predecessor left in hand freed. */
  let begun: number | undefined
  const leads = (): boolean => begun !== undefined && begun === lead.term()
  /** @returns whether it leads. */
  const takeOver = async (): Promise<boolean> => {
    const term = lead.term()
    if (term === undefined || leads()) return term !== undefined
    await inTransaction('lead', async ({ tx }) => {
      if (!(await lead.confirm(tx))) throw new LeadsNoMore('another one leads')
      if (lead.shared) await writeFact(tx, leaderKey, owner)
      await releaseLeases(tx)
    })
    begun = term
    return true
  }
  /** A transaction of whoever leads: one who was frozen, and does not know yet that another took over, changes nothing. */
  const asLeader: InTransaction = !lead.shared
    ? inTransaction
    : (what, work, options) =>
        inTransaction(
          what,
          async (ctx) => {
            if ((await readFact(ctx.tx, leaderKey)) !== owner) throw new LeadsNoMore('another one leads')
            return work(ctx)
          },
          options,
        )

  const onBug = (error: unknown, where: string): void => fault(where.split(' ')[0] ?? where, where, error)
  const fault = (place: string, id: string, error: unknown): void => {
    // No fault of ours: another replica was faster.
    if (error instanceof LeadsNoMore) {
      log.info('leads no more', { request_id: id })
      return
    }
    metrics.bug(place)
    log.error('unexpected', { request_id: id, error: describe(error) })
  }

  const disk = createDiskWatch(() => guard.now())
  let botOpenId: string | undefined
  /** The cheapest question there is; its answer also tells who we are. */
  const askBot = async (): Promise<void> => {
    const { openId } = await feishu.bot()
    if (openId === '' || openId === botOpenId) return
    botOpenId = openId
    await inTransaction('bot', ({ tx }) => writeFact(tx, botKey, openId))
  }
  const answers = async (): Promise<boolean> => {
    const before = feishu.clockOffset()?.seen ?? 0
    // A refusal is an answer as well; only silence is not.
    await askBot().catch(() => undefined)
    return (feishu.clockOffset()?.seen ?? 0) > before
  }

  const receiving: ReceiveDeps = {
    clock,
    commands,
    unknown: unknownCommand,
    hasAssistant: deps.askAssistant !== undefined,
    seal: (words) => contactHash(words, deps.secrets.appSecret),
    botOpenId: () => botOpenId,
    inTransaction,
    reader: database.kysely,
    readAgain: async (messageId) => {
      const answer = await feishu.messageText(messageId)
      return answer.ok ? answer.value : undefined
    },
    personByMobile: feishu.personByMobile,
    // The id of a delivery says which one in the log; as a label of a metric it would never end.
    onBug: (error, id) => fault('receive', id, error),
    onNotStored: (error, what) => disk.refused(error, what),
  }

  const guard = createClockGuard({ clock, feishu: { clockOffset: feishu.clockOffset, bot: askBot }, inTransaction })
  const exporter = createExporter(database.place)
  const delivery = createDelivery({
    inTransaction: asLeader,
    maySend: leads,
    surelyFor: lead.surelyFor,
    exporter,
    assistant: {
      ask: deps.askAssistant,
      answer: (ctx, row, told) => answerAsked(ctx, row, told, receiving),
    },
    anythingToSend: () => anythingToSend(database.kysely, guard.now()),
    answers,
    onBug,
    messenger: feishu,
    clock,
    owner,
    observe: (row, outcome, ms) => {
      metrics.sent(row.topic, outcome.kind, ms)
      if (outcome.kind === 'ok') return
      const { code, logId } = outcome.kind === 'not-made' ? {} : outcome
      log.warn('not sent', {
        outbox_id: row.id,
        attempt: row.attempts,
        result: outcome.kind,
        ...(code === undefined ? {} : { code }),
        ...(logId === undefined ? {} : { log_id: logId }),
      })
    },
  })

  const observe: Observe = ({ kind, result, ms }) => {
    metrics.ingress(kind, result, ms)
    log.debug('delivery', { kind, result, ms: Math.round(ms) })
    if (result === 'done') deps.ring?.()
  }
  const http = createWebhook({
    ...receiving,
    secrets: deps.transport === 'websocket' ? undefined : deps.secrets,
    clockTrusted: guard.trusted,
    observe,
  })
  const door = createDoor({ ...receiving, appId: deps.secrets.appId, observe })
  const watchConnection = createConnectionWatch({
    inTransaction: asLeader,
    host: lead.host,
    status: () => deps.connection?.(),
  })

  /** One part of a round that fails does not keep the others from running; a database that is busy now is met again at the next tick. */
  const part = async (where: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof NotStored) && !isServerTrouble(error)) return onBug(error, where)
      log.warn('not stored', { request_id: where, error: describe(error) })
      disk.refused(error)
    }
  }

  const retryFailed = async (): Promise<void> => {
    for (const entry of await failedDeliveries(database.kysely, guard.now())) await retryDelivery(receiving, entry)
  }

  /** A few in each transaction, so that what people send comes in between. */
  const passSilent = async (): Promise<void> => {
    while (await anyPasses(database.kysely, guard.now())) if ((await asLeader('sign-off', passUnsigned)) === 0) return
  }

  const issueSheets = async (): Promise<void> => {
    while (!stopped && (await anyToIssue(database.kysely))) await asLeader('assessment', issueSome)
  }

  let stopped = false
  const index = async (): Promise<void> => {
    while (!stopped && (await anyUnindexed(database.kysely))) if ((await asLeader('index', indexReports)) === 0) break
    while (!stopped && (await anyUnindexedRecord(database.kysely)))
      if ((await asLeader('index', ({ tx }) => indexRecords(tx))) === 0) return
  }

  let housekeeping: Promise<void> | undefined
  let indexing: Promise<void> | undefined
  const due = async (): Promise<void> => {
    if (!(await guard.mayRun()) || !(await takeOver())) return
    await part('sign-off', passSilent)
    await runDue({
      kinds,
      inTransaction: asLeader,
      onBug,
      observe: (run, end, ms) => {
        metrics.jobRun(run.job, end, ms)
        log.info('job', { job: run.job, period: run.period, result: end })
      },
    })
    await part('record-clock', () => actByClock(asLeader))
    await part('assessment', issueSheets)
    // A backup may take its time: nothing that falls due waits for it.
    housekeeping ??= part('daily', () => runDaily({ inTransaction: asLeader, onBug, backup: deps.backup })).finally(
      () => {
        housekeeping = undefined
      },
    )
    indexing ??= part('index', index).finally(() => {
      indexing = undefined
    })
  }

  const round = async (): Promise<void> => {
    metrics.lastTick(clock.now())
    await part('due', due)
    if (botOpenId === undefined) await askBot().catch(() => undefined)
    if (leads()) await part('retry', retryFailed)
    if (leads()) await part('connection', watchConnection)
    if (disk.hasNews()) await part('disk', tellDisk)
  }
  const tellDisk = async (): Promise<void> => {
    await inTransaction('disk', disk.tell)
    disk.told()
  }

  let scheduling: Promise<void> | undefined
  let again = false
  const schedule = (): Promise<void> => {
    // A doorbell that rings during a round means one more round, not two at once.
    again = true
    scheduling ??= (async () => {
      while (again && !stopped) {
        again = false
        await round()
      }
    })().finally(() => {
      scheduling = undefined
    })
    return scheduling
  }

  const deliver = (): Promise<void> =>
    part('deliver', async () => {
      if (await takeOver()) await delivery.run()
      else lead.ring()
    })

  return {
    http,
    door,
    leads,
    inTransaction,
    deliver,
    // A long delivery does not hold up what falls due meanwhile.
    tick: async () => {
      await schedule()
      if (lead.term() !== undefined) await deliver()
      await indexing
      if (!housekeeping) return
      await housekeeping
      await deliver()
    },
    begin: async () => {
      botOpenId = await readFact(database.kysely, botKey)
      await takeOver().catch((error: unknown) => {
        if (!lead.shared || !(error instanceof LeadsNoMore)) throw error
      })
    },
    stop: async () => {
      stopped = true
      exporter.close()
      await Promise.all([delivery.stop(), scheduling])
      await Promise.all([housekeeping, indexing])
      await writer.idle()
    },
    clockTrusted: guard.trusted,
  }
}

/** Name and code only: messages may hold what people wrote. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return 'not an error'
  return [error.name, databaseCode(error), error.stack?.split('\n')[1]?.trim()].filter(Boolean).join(' ')
}
