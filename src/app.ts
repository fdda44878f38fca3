import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { type ReceiveDeps, retryDelivery } from './bot/receive.ts'
import { createWebhook } from './bot/routes.ts'
import { commands, unknownCommand } from './commands/registry.ts'
import { sqliteCode } from './db/errors.ts'
import { failedDeliveries } from './db/inbox.ts'
import { readFact, writeFact } from './db/kv.ts'
import { releaseLeases } from './db/outbox-delivery.ts'
import type { Deps } from './deps.ts'
import { createClockGuard } from './jobs/clock-guard.ts'
import { createDelivery } from './jobs/deliver-outbox.ts'
import { runDue } from './jobs/run-due.ts'
import { stuckAlarm } from './usecases/alarms.ts'
import type { InTransaction } from './usecases/context.ts'
import { createRulesReader } from './usecases/office-rules.ts'

export interface App {
  http: Hono
  inTransaction: InTransaction
  /** One round of everything that is due: opens, jobs, failed deliveries, sends. Joins a round under way. */
  tick(): Promise<void>
  /** Learns who we are from Feishu and frees what a predecessor left in hand. Feishu being away is no error. */
  begin(): Promise<void>
  /** Stops claiming and waits for what is in hand. */
  stop(): Promise<void>
  clockTrusted(): boolean
}

const botKey = 'bot-open-id'

/** Wires the bot. Reads no environment, opens no port, starts no timer. */
export const createApp = (deps: Deps): App => {
  const { clock, database, feishu, log, metrics, writer } = deps
  const rulesOf = createRulesReader()
  const owner = randomUUID()

  const inTransaction: InTransaction = (what, work, options = {}) =>
    writer.write(
      async (tx) =>
        work({
          tx,
          now: clock.now(),
          rules: await rulesOf(tx),
          requestId: options.id ?? `${what}-${randomUUID().slice(0, 8)}`,
        }),
      options.giveUpMs,
    )

  const onBug = (error: unknown, where: string): void => {
    metrics.bug(where.split(' ')[0] ?? where)
    log.error('unexpected', { request_id: where, error: describe(error) })
  }

  let botOpenId: string | undefined
  const learnBot = async (): Promise<void> => {
    try {
      const { openId } = await feishu.bot()
      if (openId === '' || openId === botOpenId) return
      botOpenId = openId
      await inTransaction('bot', ({ tx }) => writeFact(tx, botKey, openId))
    } catch {
      // Away or refusing: the stored id serves until the next tick asks again.
    }
  }

  const receiving: ReceiveDeps = {
    commands,
    unknown: unknownCommand,
    botOpenId: () => botOpenId,
    inTransaction,
    reader: database.kysely,
    readText: async (messageId) => {
      const answer = await feishu.messageText(messageId)
      return answer.ok ? answer.value : undefined
    },
    onBug,
  }

  const guard = createClockGuard({ clock, feishu, inTransaction })
  const delivery = createDelivery({
    inTransaction,
    messenger: feishu,
    clock,
    owner,
    observe: (row, outcome, ms) => {
      metrics.sent(row.topic, outcome.kind, ms)
      if (outcome.kind === 'ok') return
      log.warn('not sent', {
        outbox_id: row.id,
        attempt: row.attempts,
        result: outcome.kind,
        ...(outcome.code === undefined ? {} : { code: outcome.code }),
        ...(outcome.logId === undefined ? {} : { log_id: outcome.logId }),
      })
    },
  })

  const http = createWebhook({
    ...receiving,
    secrets: deps.secrets,
    clock,
    clockTrusted: guard.trusted,
    observe: ({ kind, result, ms }) => metrics.ingress(kind, result, ms),
  })

  const retryFailed = async (): Promise<void> => {
    const entries = await failedDeliveries(database.kysely, clock.now())
    for (const entry of entries)
      if ((await retryDelivery(receiving, entry)) === 'dead') await inTransaction('stuck', stuckAlarm)
  }

  const round = async (): Promise<void> => {
    metrics.lastTick(clock.now())
    if (botOpenId === undefined) await learnBot()
    await retryFailed()
    if (await guard.mayRun())
      await runDue({
        inTransaction,
        onBug,
        observe: (run, end, ms) => {
          metrics.jobRun(run.job, end, ms)
          log.info('job', { job: run.job, period: run.period, result: end })
        },
      })
    await delivery.run()
  }

  let ticking: Promise<void> | undefined
  let again = false
  const tick = (): Promise<void> => {
    // A doorbell that rings during a round means one more round, not two at once.
    if (ticking) again = true
    ticking ??= (async () => {
      do {
        again = false
        await round().catch((error: unknown) => onBug(error, 'tick'))
      } while (again)
    })().finally(() => {
      ticking = undefined
    })
    return ticking
  }

  return {
    http,
    inTransaction,
    tick,
    begin: async () => {
      await inTransaction('begin', async ({ tx, now }) => {
        await releaseLeases(tx, now)
        botOpenId = await readFact(tx, botKey)
      })
      await learnBot()
    },
    stop: async () => {
      await delivery.stop()
      await writer.idle()
    },
    clockTrusted: guard.trusted,
  }
}

/** Name and code only: messages may hold what people wrote. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return 'not an error'
  return [error.name, sqliteCode(error), error.stack?.split('\n')[1]?.trim()].filter(Boolean).join(' ')
}
