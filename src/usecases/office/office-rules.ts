import { readCalendar } from '../../db/calendar.ts'
import { type Register, readRegister } from '../../db/firms.ts'
import { readFact, writeFact } from '../../db/kv.ts'
import type { Executor, Tx } from '../../db/schema.ts'
import { readNumbers, readSetting, settingsOn } from '../../db/settings.ts'
import type { Calendar } from '../../domain/calendar.ts'
import { defaultMonthlyClock, type MonthlyClock } from '../../domain/month-plan.ts'
import type { PlanTarget } from '../../domain/plan-targets.ts'
import type { RegisteredFirm } from '../../domain/records/known.ts'
import type { Numbers } from '../../domain/records/numbers.ts'
import { usualMarkers } from '../../domain/secrecy.ts'
import type { CadenceRules, HolidayRule, WeeklyClock } from '../../domain/week-plan.ts'
import { defaultWeeklyClock } from '../../domain/weekly-clock.ts'

/** What the office has settled: names, zone, clocks, calendar. */
export interface OfficeRules extends CadenceRules {
  district: string
  officeName: string
  /** The bureau whose people run the office, so that it does not judge alone where it is judged; undefined: the file does not say. */
  officeBureau: string | undefined
  clock: WeeklyClock
  holiday: HolidayRule
  monthly: MonthlyClock
  /** Ids of chains whose reports are signed. */
  signOff: ReadonlySet<string>
  /** The plan's goals, drawn as gauges. */
  targets: readonly PlanTarget[]
  /** What the office has changed of the numbers that records go by. */
  numbers: Numbers
  /** Firms of the register. */
  firms: readonly RegisteredFirm[]
  /** What makes a text one that is not kept and not passed on. */
  markers: readonly string[]
  calendar: Calendar
  zone: string
  /** Every card says 演示数据. */
  demo: boolean
}

/** The setting that says whether a chain's reports are signed. */
export const signSetting = (chainId: string): string => `sign-off/${chainId}`

/** 涉密标识 as the administrator has them. */
export const markersSetting = 'secret-markers'

/** Of all of it, and of what is no firm of the register. */
const versionKey = 'rules-version'
const settledKey = 'settled-version'

const raise = async (tx: Tx, key: string): Promise<void> =>
  writeFact(tx, key, String(Number((await readFact(tx, key)) ?? '0') + 1))

/** To be called by whoever changes a setting or the calendar; every process then reads them anew. */
export const rulesChanged = async (tx: Tx): Promise<void> => {
  await raise(tx, settledKey)
  await registerChanged(tx)
}

/** To be called by whoever changes what is known of firms: those that changed are read anew. */
export const registerChanged = async (tx: Tx): Promise<void> => {
  readIn.delete(tx)
  await raise(tx, versionKey)
}

/** Transactions the rules were read in. No other process can change them while one is open. */
const readIn = new WeakMap<Executor, OfficeRules>()

/** What `createRulesReader` will ask in a transaction. */
export const askRulesAhead = (tx: Tx): void => {
  if (!readIn.has(tx)) void readFact(tx, versionKey)
}

/** Reads the rules, and keeps them until somebody calls `rulesChanged`, in this process or another. */
export const createRulesReader = (): ((tx: Tx) => Promise<OfficeRules>) => {
  let known:
    | { version: string; settledAt: string; settled: Settled; register: Register; rules: OfficeRules }
    | undefined
  return async (tx) => {
    const read = readIn.get(tx)
    if (read) return read
    const version = (await readFact(tx, versionKey)) ?? '0'
    if (known?.version !== version) {
      const settledAt = (await readFact(tx, settledKey)) ?? '0'
      const settled = known?.settledAt === settledAt ? known.settled : await readSettled(tx)
      const register = await readRegister(tx, known?.register)
      known = { version, settledAt, settled, register, rules: { ...settled, firms: register.firms } }
    }
    readIn.set(tx, known.rules)
    return known.rules
  }
}

/** What is no firm of the register. */
type Settled = Omit<OfficeRules, 'firms'>

const readSettled = async (db: Executor): Promise<Settled> => ({
  district: String((await readSetting(db, 'district')) ?? ''),
  officeName: String((await readSetting(db, 'office-name')) ?? '产业链推进办'),
  officeBureau: ((await readSetting(db, 'office-bureau')) || undefined) as string | undefined,
  zone: String((await readSetting(db, 'zone')) ?? 'Asia/Shanghai'),
  clock: ((await readSetting(db, 'weekly-clock')) as WeeklyClock | undefined) ?? defaultWeeklyClock,
  holiday: ((await readSetting(db, 'holiday-rule')) as HolidayRule | undefined) ?? 'postpone',
  monthly: ((await readSetting(db, 'monthly-clock')) as MonthlyClock | undefined) ?? defaultMonthlyClock,
  signOff: new Set((await settingsOn(db, signSetting(''))).map((key) => key.slice(signSetting('').length))),
  targets: ((await readSetting(db, 'targets')) as PlanTarget[] | undefined) ?? [],
  numbers: await readNumbers(db),
  markers: ((await readSetting(db, markersSetting)) as string[] | undefined) ?? usualMarkers,
  demo: (await readSetting(db, 'demo')) === true,
  calendar: await readCalendar(db),
})
