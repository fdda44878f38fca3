import { readFileSync } from 'node:fs'
import type { Transport } from '../../scripts/stage.ts'
import type { District } from '../../src/domain/district.ts'
import { type Clock, instant } from '../../src/domain/time.ts'
import { createPacer, realTime } from '../../src/feishu/pacer.ts'
import { bootBot } from './boot.ts'

/** The bot as a process of its own, to be killed: `bot-process.ts <settings.json>`. Writes its address to stdout when it serves. */
interface Settings {
  file: string
  /** A database on a server that others share. */
  shared?: string
  feishuUrl: string
  /** Holds what is added to the machine's time, in milliseconds: the parent moves the office's clock by it. */
  offsetFile: string
  district: District
  groupNames: [string, string][]
  /** Whether it keeps Feishu's pace. */
  paced?: boolean
  transport: Transport
}

const settings = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Settings
const clock: Clock = {
  now: () => instant(Date.now() + Number(readFileSync(settings.offsetFile, 'utf8'))),
  monotonic: () => performance.now(),
}

const bot = await bootBot({
  ...settings,
  clock,
  timeoutMs: 5_000,
  // The parent may be busy for longer than others are patient.
  pingMs: 5_000,
  ...(settings.paced && { pace: createPacer(realTime) }),
  ring: () => void bot?.app.deliver(),
})
if ((await bot.database.kysely.selectFrom('chain').select('id').limit(1).execute()).length === 0)
  await bot.apply(settings.district, new Map(settings.groupNames))
// By HTTP the parent does it, once it knows where.
if (settings.transport === 'websocket')
  await bot.subscribe({ subscribe: async () => undefined, subscribeLongConnection: () => undefined })
setInterval(() => void bot.app.tick(), 250)
process.stdout.write(`${bot.url}\n`)
await bot.app.tick()
