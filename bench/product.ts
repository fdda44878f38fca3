import { scheduleRun } from '../src/db/job-runs.ts'
import { openDatabase } from '../src/db/sqlite.ts'
import { instant } from '../src/domain/time.ts'
import { createFeishu } from '../src/feishu/client.ts'
import { createPacer, realTime } from '../src/feishu/pacer.ts'
import { backUp } from '../src/jobs/backup.ts'
import { serveBot } from '../src/serve.ts'
import { answerCalls } from './calls.ts'
import { secrets } from './secrets.ts'
import { settledRss, usage } from './usage.ts'

/** The product as `npm start` wires it, around a database that is there already: `product.ts <database> <address of a Feishu>`. */
const [file = '', baseUrl = '', folder = ''] = process.argv.slice(2)
const clock = { now: () => instant(Date.now()), monotonic: () => performance.now() }
const quiet = () => undefined
const database = openDatabase(file)
const feishu = createFeishu({
  ...secrets,
  baseUrl,
  clock,
  log: { info: quiet, warn: quiet },
  pace: createPacer(realTime),
})
const running = await serveBot({
  config: {
    feishu: { ...secrets, baseUrl },
    databaseFile: file,
    districtFile: '',
    host: '127.0.0.1',
    port: 0,
    adminToken: undefined,
    backupDir: folder,
    logLevel: 'error',
  },
  log: {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (msg, fields) => process.stderr.write(`${msg} ${JSON.stringify(fields)}\n`),
  },
  clock,
  database,
  feishu,
})

answerCalls(
  {
    port: () => running.port,
    usage: () => usage(),
    settledRss: () => settledRss(),
    backup: () => backUp(database, folder, clock.now()),
    /** Lets a job of a week fall due now; the next tick runs it. */
    job: ({ job, period }: { job: string; period: string }) =>
      running.app.inTransaction('bench', ({ tx, now }) => scheduleRun(tx, { job, period, dueAt: now })),
    tick: () => running.app.tick(),
  },
  async () => {
    await running.stop()
    feishu.close()
    await database.close()
  },
)
