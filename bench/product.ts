import { statSync } from 'node:fs'
import { scheduleRun } from '../src/db/job-runs.ts'
import { writeFact } from '../src/db/kv.ts'
import { enqueue } from '../src/db/outbox.ts'
import { isServer } from '../src/db/place.ts'
import { openPostgres } from '../src/db/postgres/open.ts'
import { joinServer } from '../src/db/postgres/presence.ts'
import { openDatabase, sqliteOf } from '../src/db/sqlite/open.ts'
import type { Log } from '../src/deps.ts'
import { addMs, day, instant } from '../src/domain/time.ts'
import type { FileWish } from '../src/exports/wish.ts'
import { createFeishu } from '../src/feishu/client.ts'
import { createPacer, realTime } from '../src/feishu/pacer.ts'
import { createLog, feishuLog } from '../src/log.ts'
import { serveBot } from '../src/serve.ts'
import { sentence } from '../src/texts/plain.ts'
import { turnRecords } from '../src/usecases/records/nightly.ts'
import { openPeriods } from '../src/usecases/reports/open-periods.ts'
import { textBody } from '../src/usecases/say.ts'
import { answerCalls } from './calls.ts'
import { benchNow } from './clock.ts'
import { importing } from './importing.ts'
import { type Look, lookMany } from './looking.ts'
import { type Files, makeFiles } from './make-files.ts'
import { type Sought, searching } from './searching.ts'
import { secrets } from './secrets.ts'
import { settledRss, usage } from './usage.ts'

/** The product as `npm start` wires it, around a database that is there already, a file or a server's: `product <database> <address of a Feishu> <backups> [websocket]`. */
const [file = '', baseUrl = '', folder = '', way = 'webhook'] = process.argv.slice(2)
process.setSourceMapsEnabled(true)
const clock = { now: () => instant(benchNow()), monotonic: () => performance.now() }
const out = createLog('error')
const jobs = new Map<string, () => void>()
const log: Log = {
  ...out,
  info: (msg, fields) => {
    out.info(msg, fields)
    if (msg === 'job') jobs.get(`${fields?.job} ${fields?.period}`)?.()
  },
}
const database = isServer(file) ? await openPostgres(file) : openDatabase(file)
/** One of several there, as `npm start` makes it. */
const part = isServer(file) ? await joinServer(file, clock) : undefined
/** What is asked of files alone. */
const raw = () => sqliteOf(database).raw
const feishu = createFeishu({ ...secrets, baseUrl, clock, log: feishuLog(log), pace: createPacer(realTime) })
let connected: () => void = () => undefined
const connection = new Promise<void>((resolve) => {
  connected = resolve
})
const running = await serveBot({
  config: {
    feishu: { ...secrets, baseUrl, transport: way === 'websocket' ? way : 'webhook' },
    database: file,
    districtFile: '',
    host: '127.0.0.1',
    port: 0,
    adminToken: undefined,
    backupDir: folder,
    programs: { pgDump: undefined, path: '' },
    logLevel: 'error',
  },
  log,
  clock,
  database,
  feishu,
  ...(part && { part }),
  onConnection: { onOpen: () => connected() },
})
if (way === 'websocket') await connection

let files: Files | undefined

/** Whatever held up the loop is seen once the loop has turned again. */
const turned = () => new Promise((resolve) => setTimeout(resolve, 10))

/** What something costs and how long it keeps the loop from turning. */
const watched = async (work: () => Promise<unknown>): Promise<Watched> => {
  const before = usage()
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  await turned()
  const after = usage()
  return { ms, cpuMs: after.cpuMs - before.cpuMs, blockedMs: after.blockedMs }
}

export interface Watched {
  ms: number
  cpuMs: number
  blockedMs: number
}

answerCalls(
  {
    port: () => running.port,
    usage: () => usage(),
    settledRss: () => settledRss(),
    /** The nightly backup, with all that belongs to it. */
    backup: () =>
      watched(async () => {
        await running.app.inTransaction('bench', ({ tx }) => writeFact(tx, 'daily/backup', '2000-01-01'))
        await running.app.tick()
      }),
    checkpoint: () => watched(async () => raw().pragma('wal_checkpoint(TRUNCATE)')),
    /** Lets a job of a week fall due now; ends when the job has, with its messages in the outbox. */
    job: ({ job, period }: { job: string; period: string }) =>
      watched(async () => {
        const ended = new Promise<void>((resolve) => jobs.set(`${job} ${period}`, resolve))
        await running.app.inTransaction('bench', ({ tx, now }) => scheduleRun(tx, { job, period, dueAt: now }))
        void running.app.tick()
        await ended
      }),
    /** Makes files until `endFiles`. */
    beginFiles: (wish: FileWish) => {
      files = makeFiles(sqliteOf(database), running.app, wish)
    },
    /** How many were sent. */
    endFiles: () => files?.end(),
    /** One search, with all that it needs done before. */
    search: async (sought: Sought) => watched(await searching(running.app.inTransaction, sought)),
    /** A file with so many rows, checked and then taken. */
    import: async ({ count, round }: { count: number; round: number }) => {
      const { check, apply } = importing(database, running.app.inTransaction, count, round)
      return { check: await watched(check), apply: await watched(apply) }
    },
    /** Something of 台账 drawn so many times. @returns microseconds for one. */
    look: ({ look, times }: { look: Look; times: number }) => lookMany(running.app.inTransaction, look, times),
    /** Lights of all open records. @param input.lose what they were, first: every one is written anew. */
    turn: async (input?: { lose: boolean }) => {
      if (input?.lose) {
        raw().exec('update record set light_sum = null where open = 1')
        // What that held up is not of the night.
        await turned()
        usage()
      }
      return watched(() =>
        turnRecords(running.app.inTransaction, (error) => {
          throw error
        }),
      )
    },
    /** Opens the weeks that open before an instant, as the first round after it would. */
    open: ({ weeksAhead }: { weeksAhead: number }) =>
      watched(() =>
        running.app.inTransaction('bench', (ctx) => openPeriods({ ...ctx, now: addMs(ctx.now, weeksAhead * 7 * day) })),
      ),
    /** One message to the office. */
    notice: () =>
      watched(async () => {
        await running.app.inTransaction('bench', ({ tx, now }) =>
          enqueue(tx, now, {
            dedupeKey: `bench/${now}`,
            topic: 'notice',
            verb: 'send',
            target: { type: 'chat_id', id: 'oc_office' },
            body: textBody(sentence`试一条`),
          }),
        )
        await running.app.deliver()
      }),
    /** A question to Feishu that is no message: afterwards everything needed for sending is in memory. */
    ask: () => feishu.messageText('om_none'),
    /** From here on nothing is taken out of the log, which grows by all that is written. */
    keepLog: () => {
      raw().pragma('wal_checkpoint(TRUNCATE)')
      raw().pragma('wal_autocheckpoint = 0')
    },
    loggedBytes: () => statSync(`${file}-wal`).size,
    /** Sends all that waits. */
    deliver: () => watched(() => running.app.deliver()),
  },
  async () => {
    await running.stop()
    feishu.close()
    await database.close()
    await part?.release()
  },
)
