import { statSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/sqlite.ts'
import type { WeekPlan } from '../src/domain/cadence.ts'
import { addMs, day, dayOf, dayOfWeek, instant, nextWeek, previousWeek, type Week, weekOf } from '../src/domain/time.ts'
import { planLinesText, progressText } from './words.ts'

export interface TownSize {
  chains: number
  /** Weeks that were filed before the first open one. */
  history: number
  /** Open weeks, each with a card in every reporter's hands: one submission for every chain and week. */
  open: number
}

export interface Town extends TownSize {
  file: string
  /** The open weeks, oldest first. */
  weeks: Week[]
  bytes: number
}

/** From this week on, so that the product opens nothing by itself. */
const firstOpen = weekOf(dayOf(instant(Date.now()), 'Asia/Shanghai'))
const cardBody = JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'div', text: '卡片'.repeat(750) }] } })

export const chainOf = (index: number): string => `c${String(index).padStart(5, '0')}`
export const reporterOf = (index: number): string => `ou_bench_${index}`
export const chatOf = (index: number): string => `oc_p2p_${index}`
export const messageOf = (week: Week, index: number): string => `om_${week}_${index}`
export const openWeeks = (count: number): Week[] => {
  const weeks: Week[] = []
  for (let week = firstOpen; weeks.length < count; week = nextWeek(week)) weeks.push(week)
  return weeks
}

/** Fills a new database with chains, their reporters and groups, a filed past and cards that wait to be answered. */
export const buildTown = async (file: string, size: TownSize): Promise<Town> => {
  const database = openDatabase(file)
  await migrate(database)
  const { raw } = database
  raw.pragma('synchronous = OFF')
  const past: Week[] = []
  for (let week = previousWeek(firstOpen); past.length < size.history; week = previousWeek(week)) past.unshift(week)
  const weeks = openWeeks(size.open)
  raw.transaction(() => {
    people(raw, size.chains)
    for (const week of past) filedWeek(raw, week, size.chains)
    for (const week of weeks) openWeek(raw, week, size.chains)
  })()
  raw.exec('analyze')
  raw.pragma('wal_checkpoint(TRUNCATE)')
  await database.close()
  return { ...size, file, weeks, bytes: statSync(file).size }
}

const people = (raw: Sqlite.Database, chains: number): void => {
  const chain = raw.prepare("insert into chain values (?, ?, '[]', 'key', null, null, null, ?, '[]')")
  const person = raw.prepare("insert into person values (?, ?, ?, null, 'active', ?)")
  const role = raw.prepare("insert into person_role values (?, ?, ?, ?, ?, null, 'file', 'system')")
  const chat = raw.prepare("insert into chat values (?, ?, ?, ?, 'active', 0, 'file')")
  const since = instant(Date.now() - 400 * day)
  raw.prepare('insert into setting values (?, ?)').run('district', '"演示区"')
  // Today's housekeeping is done.
  for (const job of ['backup', 'prune', 'calendar'])
    raw.prepare('insert into kv values (?, ?)').run(`daily/${job}`, '9999-12-31')
  for (let index = 0; index < chains; index++) {
    chain.run(chainOf(index), `第${index}产业链`, index)
    person.run(`p${index}`, reporterOf(index), `张工${index}`, since)
    role.run(`r${index}`, `p${index}`, 'reporter', chainOf(index), since)
    chat.run(`oc_chief_${index}`, `第${index}产业链链长群`, 'chief', chainOf(index))
  }
  person.run('office', 'ou_bench_office', '吴工', since)
  role.run('office', 'office', 'office', null, since)
  chat.run('oc_office', '产业链推进办群', 'office', null)
}

/** Every clock reading of an open week lies ahead, so that nothing falls due while something else is measured. */
const planOf = (week: Week, dueInDays: number): WeekPlan => {
  const now = instant(Date.now())
  const at = (days: number) => addMs(now, (dueInDays + days) * day)
  return {
    week,
    covers: [week],
    opensAt: at(-60),
    cardAt: at(-60),
    reminderAts: [at(-0.3), at(-0.1)],
    backupAt: at(-0.05),
    dueAt: at(0),
    receiptAt: at(0.01),
    digestChiefAt: at(0.6),
    digestOfficeAt: at(0.61),
    lockAt: at(0.7),
    dueDay: dayOfWeek(week, 4),
    provisional: false,
  }
}

const period = (raw: Sqlite.Database, plan: WeekPlan): void => {
  raw
    .prepare('insert into period values (?, ?, ?, ?, ?, ?)')
    .run(plan.week, 'weekly', JSON.stringify(plan), plan.opensAt, plan.dueAt, plan.lockAt)
}

const filedWeek = (raw: Sqlite.Database, week: Week, chains: number): void => {
  const plan = planOf(week, -100)
  period(raw, plan)
  const item = raw.prepare("insert into item values (?, 'weekly', ?, ?, 'filed', null, 1, ?, 0, 0, null)")
  const revision = raw.prepare("insert into revision values (?, 1, ?, 'submit', ?, ?, ?, null, 'reporter', null, ?, ?)")
  const audit = raw.prepare(
    "insert into audit (at, actor, actor_name, action, object, chain_id, place, result, request_id, detail) values (?, ?, ?, 'file', ?, ?, 'p2p', 'done', ?, ?)",
  )
  for (let index = 0; index < chains; index++) {
    const id = `weekly/${week}/${chainOf(index)}`
    const content = {
      noNews: false,
      progress: progressText(week, index),
      nextPlan: planLinesText(week, index),
      askLevel: index % 5 === 0 ? 'chief' : 'none',
      askDetail: index % 5 === 0 ? '请协调用地指标' : '',
      risk: 'none',
      lastPlan: [{ text: '完成设备安装', state: 'done' }],
    }
    item.run(id, chainOf(index), week, plan.dueAt)
    revision.run(
      id,
      `past/${week}/${index}`,
      JSON.stringify(content),
      `p${index}`,
      `张工${index}`,
      plan.dueAt,
      plan.dueAt,
    )
    audit.run(plan.dueAt, reporterOf(index), `张工${index}`, id, chainOf(index), `past/${week}/${index}`, '{"rev":1}')
  }
}

const openWeek = (raw: Sqlite.Database, week: Week, chains: number): void => {
  period(raw, planOf(week, 50))
  const item = raw.prepare("insert into item values (?, 'weekly', ?, ?, 'open', null, 0, null, 0, 0, null)")
  const card = raw.prepare(
    `insert into outbox (id, dedupe_key, topic, verb, target_type, target_id, msg_type, body, uuid, generation, state, attempts, next_at,
       fence, message_id, chat_id, sent_at, period, chain_id, item_id, person_id, created_at)
     values (?, ?, 'weekly-card', 'send', 'open_id', ?, 'interactive', ?, ?, 0, 'sent', 1, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const now = instant(Date.now())
  for (let index = 0; index < chains; index++) {
    const id = `weekly/${week}/${chainOf(index)}`
    item.run(id, chainOf(index), week)
    card.run(
      `out-${week}-${index}`,
      `weekly-card/${id}`,
      reporterOf(index),
      cardBody,
      `uuid-${week}-${index}`,
      now,
      messageOf(week, index),
      chatOf(index),
      now,
      week,
      chainOf(index),
      id,
      `p${index}`,
      now,
    )
  }
}
