import type Sqlite from 'better-sqlite3'
import type { PlanTarget } from '../src/domain/plan-targets.ts'
import { addMs, day, dayOfWeek, instant, type Week } from '../src/domain/time.ts'
import type { WeekPlan } from '../src/domain/week-plan.ts'
import { benchNow } from './clock.ts'
import { planLinesText, progressText } from './words.ts'

/** Words of sent messages are kept for half a year, that they were sent for 400 days, answers to clicks for 30 days. */
const kept = { bodies: 26, rows: 57, answers: 4 }

// As long as the product's own: a weekly card, a chief's digest, a receipt.
export const bodyOf = (bytes: number): string =>
  JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'div', text: '卡片'.repeat(bytes / 6) }] } })
const cardBody = bodyOf(4_500)
const digestBody = bodyOf(3_000)
const answerBody = bodyOf(2_400)

/** With an item's id, chain, period, revision and when it was first sent. */
export const itemSql = (type: 'weekly' | 'monthly', state: 'open' | 'filed'): string =>
  `insert into item (id, type, chain_id, period, state, current_rev, first_sent_at, is_late, nudges)
     values (?, '${type}', ?, ?, '${state}', ?, ?, 0, 0)`

export const chainOf = (index: number): string => `c${String(index).padStart(5, '0')}`
export const reporterOf = (index: number): string => `ou_bench_${index}`
export const chatOf = (index: number): string => `oc_p2p_${index}`
export const messageOf = (week: Week, index: number): string => `om_${week}_${index}`
const itemOf = (week: Week, index: number): string => `weekly/${week}/${chainOf(index)}`

const enterprisesOfChain = 3
const targets: PlanTarget[] = [
  { title: '各产业链总产值', year: 2026, scope: 'each', yi: 50 },
  { title: '力争一条产业链', year: 2026, scope: 'one', yi: 100 },
]

export const people = (raw: Sqlite.Database, chains: number): void => {
  const chain = raw.prepare("insert into chain values (?, ?, '[]', 'key', null, null, null, ?, '[]')")
  const person = raw.prepare("insert into person values (?, ?, ?, null, 'active', ?)")
  const role = raw.prepare("insert into person_role values (?, ?, ?, ?, ?, null, 'file', 'system')")
  const chat = raw.prepare("insert into chat values (?, ?, ?, ?, 'active', 0, 'file')")
  const firm = raw.prepare(
    `insert into record (id, kind, year, no, title, state, open, rank, decide, due_is_default, raised_by_name, source, sensitive, field_values, rev,
       moved_at, created_at, told) values (?, 'firm', 0, ?, ?, 'valid', 1, 5, 0, 0, '实施方案', '', 0, '{}', 1, ?, ?, '[]')`,
  )
  const works = raw.prepare("insert into firm_role values (?, ?, '配套', null, null)")
  const since = instant(benchNow() - 400 * day)
  const setting = raw.prepare('insert into setting values (?, ?)')
  setting.run('district', '"演示区"')
  setting.run('targets', JSON.stringify(targets))
  // Today's housekeeping is done.
  for (const job of ['backup', 'prune', 'calendar', 'records', 'assessment', 'morning'])
    raw.prepare('insert into kv values (?, ?)').run(`daily/${job}`, '9999-12-31')
  for (let index = 0; index < chains; index++) {
    chain.run(chainOf(index), `第${index}产业链`, index)
    person.run(`p${index}`, reporterOf(index), `张工${index}`, since)
    role.run(`r${index}`, `p${index}`, 'reporter', chainOf(index), since)
    chat.run(`oc_chief_${index}`, `第${index}产业链链长群`, 'chief', chainOf(index))
    for (let n = 0; n < enterprisesOfChain; n++) {
      const no = index * enterprisesOfChain + n + 1
      firm.run(`firm-0-${no}`, no, `第${index}链企业${n}（虚构）`, since, since)
      works.run(`firm-0-${no}`, chainOf(index))
    }
    // Every tenth chain shares an enterprise with the one before it.
    if (index % 10 === 9) works.run(`firm-0-${(index - 1) * enterprisesOfChain + 1}`, chainOf(index))
  }
  person.run('office', 'ou_bench_office', '吴工', since)
  role.run('office', 'office', 'office', null, since)
  chat.run('oc_office', '产业链推进办群', 'office', null)
  chat.run('oc_leading', '领导小组群', 'leading', null)
}

/** Every clock reading of an open week lies ahead and of a filed one far behind, so that nothing falls due by itself while something is measured. */
const period = (raw: Sqlite.Database, week: Week, dueInDays: number): WeekPlan => {
  const now = instant(benchNow())
  const at = (days: number) => addMs(now, (dueInDays + days) * day)
  const plan: WeekPlan = {
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
  raw
    .prepare('insert into period values (?, ?, ?, ?, ?, ?)')
    .run(plan.week, 'weekly', JSON.stringify(plan), plan.opensAt, plan.dueAt, plan.lockAt)
  return plan
}

/** @param more what a report tells besides. */
export const filedWeek = (
  raw: Sqlite.Database,
  week: Week,
  chains: number,
  more: (week: Week, index: number) => string = () => '',
): void => {
  const { dueAt } = period(raw, week, -100)
  const item = raw.prepare(itemSql('weekly', 'filed'))
  const revision = raw.prepare("insert into revision values (?, 1, ?, 'submit', ?, ?, ?, null, 'reporter', null, ?, ?)")
  for (let index = 0; index < chains; index++) {
    const id = itemOf(week, index)
    const content = {
      noNews: false,
      progress: progressText(week, index) + more(week, index),
      nextPlan: planLinesText(week, index),
      askLevel: index % 5 === 0 ? 'chief' : 'none',
      askDetail: index % 5 === 0 ? '请协调用地指标' : '',
      risk: index % 50 === 0 ? 'new' : 'none',
      lastPlan: [{ text: '完成设备安装', state: 'done' }],
    }
    item.run(id, chainOf(index), week, 1, dueAt)
    revision.run(id, `past/${id}`, JSON.stringify(content), `p${index}`, `张工${index}`, dueAt, dueAt)
  }
}

interface Sent {
  topic: 'weekly-card' | 'digest-chief'
  week: Week
  index: number
  at: string
  /** Left out: it is forgotten. */
  body?: string | undefined
}

const sender = (raw: Sqlite.Database) => {
  const insert = raw.prepare(
    `insert into outbox (id, dedupe_key, topic, verb, target_type, target_id, msg_type, uuid, generation, state, attempts, next_at,
       fence, message_id, chat_id, sent_at, period, chain_id, item_id, person_id, created_at)
     values (?, ?, ?, 'send', ?, ?, 'interactive', ?, 0, 'sent', 1, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const say = raw.prepare('insert into outbox_body values (?, ?)')
  return ({ topic, week, index, at, body }: Sent): void => {
    const key = `${topic}/${week}/${index}`
    const card = topic === 'weekly-card'
    const [type, target] = card ? ['open_id', reporterOf(index)] : ['chat_id', `oc_chief_${index}`]
    const [message, chat] = card ? [messageOf(week, index), chatOf(index)] : [`om_digest_${week}_${index}`, target]
    const about = [week, chainOf(index), ...(card ? [itemOf(week, index), `p${index}`] : [null, null])]
    const { lastInsertRowid } = insert.run(
      ...[`out-${key}`, key, topic, type, target, `uuid-${key}`, at, message, chat, at, ...about, at],
    )
    if (body !== undefined) say.run(lastInsertRowid, body)
  }
}

/** What a week that is over has left behind besides its reports, as far as it is still kept. */
export const recordDone = (raw: Sqlite.Database, week: Week, chains: number, weeksAgo: number): void => {
  const at = instant(benchNow() - weeksAgo * 7 * day)
  const digest = raw.prepare("insert into digest values (?, 'chief', ?, ?, ?, 1, 'posted', null)")
  const audit = raw.prepare(
    "insert into audit (at, actor, actor_name, action, object, chain_id, place, result, request_id, detail) values (?, ?, ?, 'file', ?, ?, 'p2p', 'done', ?, ?)",
  )
  const inbox = raw.prepare(
    "insert into inbox (key, kind, event_type, sent_at, received_at, state, attempts, answer, done_at) values (?, 'card', 'card.action.trigger', ?, ?, 'done', 1, ?, ?)",
  )
  const send = sender(raw)
  for (let index = 0; index < chains; index++) {
    digest.run(`digest/${week}/${chainOf(index)}`, chainOf(index), week, at)
    if (weeksAgo > kept.rows) continue
    const id = itemOf(week, index)
    audit.run(at, reporterOf(index), `张工${index}`, id, chainOf(index), `past/${id}`, '{"rev":1}')
    inbox.run(`past/${id}`, at, at, weeksAgo > kept.answers ? null : answerBody, at)
    const said = weeksAgo <= kept.bodies
    send({ topic: 'weekly-card', week, index, at, body: said ? cardBody : undefined })
    send({ topic: 'digest-chief', week, index, at, body: said ? digestBody : undefined })
  }
}

export const bareWeek = (raw: Sqlite.Database, week: Week, chains: number): void => {
  period(raw, week, 50)
  const item = raw.prepare(itemSql('weekly', 'open'))
  for (let index = 0; index < chains; index++) item.run(itemOf(week, index), chainOf(index), week, 0, null)
}

export const openWeek = (raw: Sqlite.Database, week: Week, chains: number): void => {
  bareWeek(raw, week, chains)
  const send = sender(raw)
  const at = instant(benchNow())
  for (let index = 0; index < chains; index++) send({ topic: 'weekly-card', week, index, at, body: cardBody })
}
