import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Replicas } from './db/database.ts'
import type { Metrics } from './deps.ts'
import { epochMs } from './domain/time.ts'

/** What is looked up at the moment of asking. */
export interface StoredFigures {
  outbox: { pending: number; uncertain: number; oldestSeconds: number }
  inbox: Record<string, number>
  /** Absent where the database lies on a server. */
  walBytes?: number | undefined
  freeBytes?: number | undefined
  /** Absent while there is no backup. */
  backupAgeSeconds?: number | undefined
  /** Feishu's clock minus ours; absent until Feishu has answered. */
  clockOffsetSeconds?: number | undefined
  /** Whether this process schedules and sends. */
  leads: boolean
  /** Absent where there can be only one. */
  replicas?: Replicas | undefined
  /** Absent where deliveries come by HTTP. */
  connection?: { up: boolean; forMs: number; drops: number } | undefined
}

export interface MetricsPage extends Metrics {
  figures(figures: StoredFigures): void
  /** Prometheus text of everything counted in this process. */
  page(): Promise<string>
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Labels never hold ids, names or text. @param processFigures also counts memory, event loop and the like. */
export const createMetrics = (processFigures = false): MetricsPage => {
  const register = new Registry()
  if (processFigures) collectDefaultMetrics({ register })
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers: [register] })
  const ingress = counter('bot_ingress_total', 'Deliveries by kind and result', ['kind', 'result'])
  const ack = new Histogram({
    name: 'bot_ack_seconds',
    help: 'Time to answer',
    labelNames: ['kind'],
    buckets,
    registers: [register],
  })
  const sends = counter('bot_send_total', 'Sends by topic and result', ['topic', 'result'])
  const sendTime = new Histogram({ name: 'bot_send_seconds', help: 'Time of a send', buckets, registers: [register] })
  const runs = counter('bot_job_runs_total', 'Job runs by job and result', ['job', 'result'])
  const lateness = new Gauge({
    name: 'bot_job_lateness_seconds',
    help: 'How late the last run was',
    labelNames: ['job'],
    registers: [register],
  })
  const bugs = counter('bot_unexpected_total', 'Faults of our own', ['where'])
  const tick = new Gauge({
    name: 'bot_last_tick_timestamp_seconds',
    help: 'Last round of the scheduler',
    registers: [register],
  })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [register] })
  const pending = gauge('bot_outbox_pending', 'Messages waiting to be sent')
  const oldest = gauge('bot_outbox_oldest_seconds', 'Age of the oldest waiting message')
  const uncertain = gauge('bot_outbox_uncertain', 'Messages of which nobody knows whether they arrived')
  const stuck = gauge('bot_inbox_stuck', 'Deliveries that could not be handled')
  const wal = gauge('bot_db_wal_bytes', 'Size of the write-ahead log')
  const free = gauge('bot_disk_free_bytes', 'Room left where the database lies')
  const backupAge = gauge('bot_backup_age_seconds', 'Age of the newest backup')
  const clockOffset = gauge('bot_clock_offset_seconds', "Feishu's clock minus ours")
  const leader = gauge('bot_leader', 'Whether this process schedules and sends')
  const running = gauge('bot_replicas', 'Processes that run on the database')
  const connections = gauge('bot_database_connections', 'Connections to the database, of everybody')
  const writersWaiting = gauge('bot_write_lock_waiting', 'Processes that wait to write')
  const writersWaited = gauge('bot_write_lock_waiting_seconds', 'For how long the first of them has waited')
  const lineUp = gauge('bot_long_connection_up', 'Whether the long connection to Feishu stands')
  const lineMissing = gauge('bot_long_connection_missing_seconds', 'For how long it has been missing')
  const lineDrops = gauge('bot_long_connection_drops', 'How often it was lost since the start')
  return {
    figures: ({
      outbox,
      inbox,
      walBytes,
      freeBytes,
      backupAgeSeconds,
      clockOffsetSeconds,
      leads,
      replicas,
      connection,
    }) => {
      pending.set(outbox.pending)
      oldest.set(outbox.oldestSeconds)
      uncertain.set(outbox.uncertain)
      stuck.set((inbox.failed ?? 0) + (inbox.dead ?? 0))
      // No figure is not a figure of nought: an alarm on the age must not be quiet because there is none.
      wal.set(walBytes ?? Number.NaN)
      free.set(freeBytes ?? Number.NaN)
      backupAge.set(backupAgeSeconds ?? Number.NaN)
      clockOffset.set(clockOffsetSeconds ?? Number.NaN)
      leader.set(Number(leads))
      running.set(replicas?.running.length ?? Number.NaN)
      connections.set(replicas?.connections ?? Number.NaN)
      writersWaiting.set(replicas?.writers.waiting ?? Number.NaN)
      writersWaited.set(replicas?.writers.longestSeconds ?? Number.NaN)
      lineUp.set(connection ? Number(connection.up) : Number.NaN)
      lineMissing.set(connection ? (connection.up ? 0 : connection.forMs / 1_000) : Number.NaN)
      lineDrops.set(connection?.drops ?? Number.NaN)
    },
    ingress: (kind, result, ms) => {
      ingress.inc({ kind, result })
      ack.observe({ kind }, ms / 1_000)
    },
    sent: (topic, result, ms) => {
      sends.inc({ topic, result })
      sendTime.observe(ms / 1_000)
    },
    jobRun: (job, result, latenessMs) => {
      runs.inc({ job, result })
      lateness.set({ job }, latenessMs / 1_000)
    },
    bug: (where) => bugs.inc({ where }),
    lastTick: (at) => tick.set(epochMs(at) / 1_000),
    page: () => register.metrics(),
  }
}
