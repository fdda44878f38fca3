import type Sqlite from 'better-sqlite3'
import { firstDayOf, type Month, type MonthPlan } from '../src/domain/month-plan.ts'
import type { MonthContent } from '../src/domain/monthly.ts'
import { addDays, addMs, day, instant, weekOf } from '../src/domain/time.ts'
import { benchNow } from './clock.ts'
import { bodyOf, chainOf, itemSql } from './weeks.ts'
import { planLinesText, progressText } from './words.ts'

const itemOf = (month: Month, index: number): string => `monthly/${month}/${chainOf(index)}`
const digestBody = bodyOf(3_000)

/** Long over by the clock, like a filed week: nothing of it falls due by itself. */
const planOf = (month: Month): MonthPlan => {
  const at = (days: number) => addMs(instant(benchNow()), (days - 100) * day)
  const dueDay = addDays(firstDayOf(month), 27)
  return {
    month,
    week: weekOf(dueDay),
    opensAt: at(-3),
    cardAt: at(-0.3),
    reminderAt: at(-0.1),
    dueAt: at(0),
    digestChiefAt: at(0.6),
    digestOfficeAt: at(0.61),
    leadingAt: at(0.62),
    lockAt: at(0.7),
    dueDay,
    provisional: false,
  }
}

const contentOf = (month: Month, index: number): MonthContent => {
  const output = 3 + (index % 40) / 10
  const cumulative = output * Number(month.slice(5))
  return {
    points: progressText(month, index),
    output: { yi: output, typed: `${output.toFixed(1)}亿元` },
    cumulative: { yi: cumulative, typed: `${cumulative.toFixed(1)}亿元` },
    yoy: (index % 30) - 10,
    basis: index % 4 === 0 ? 'statistics' : 'express',
    cutoff: addDays(firstDayOf(month), 24),
    jumpConfirmed: index % 20 === 0,
    noMoves: index % 3 === 0,
    moves: {
      enterprises: index % 3 === 0 ? '' : '新增规上企业一家，链主企业订单饱满',
      projects: index % 3 === 1 ? '二期项目主体封顶，设备进场' : '',
      investment: '',
      innovation: index % 3 === 2 ? '检测中心通过资质认定' : '',
    },
    issues:
      index % 5 === 0
        ? [
            { text: '请协调用地指标', level: 'chief' },
            { text: '请市级部门支持扩容用电', level: index % 25 === 0 ? 'leading' : 'office' },
          ]
        : [],
    liaison: '',
    nextMonth: planLinesText(month, index),
  }
}

/** A month of which every chain has filed. Its cards are not posted yet. */
export const filedMonth = (raw: Sqlite.Database, month: Month, chains: number): void => {
  const plan = planOf(month)
  raw
    .prepare('insert into period values (?, ?, ?, ?, ?, ?)')
    .run(month, 'monthly', JSON.stringify(plan), plan.opensAt, plan.dueAt, plan.lockAt)
  const item = raw.prepare(itemSql('monthly', 'filed'))
  const revision = raw.prepare("insert into revision values (?, 1, ?, 'submit', ?, ?, ?, null, 'reporter', null, ?, ?)")
  for (let index = 0; index < chains; index++) {
    const id = itemOf(month, index)
    const content = JSON.stringify(contentOf(month, index))
    item.run(id, chainOf(index), month, 1, plan.dueAt)
    revision.run(id, `past/${id}`, content, `p${index}`, `张工${index}`, plan.dueAt, plan.dueAt)
  }
}

/** That a month's cards were posted, as far as it is looked up by month. */
export const recordPosted = (raw: Sqlite.Database, month: Month, chains: number): void => {
  const at = planOf(month).digestChiefAt
  const digest = raw.prepare("insert into digest values (?, 'chief', ?, ?, ?, 1, 'posted', null)")
  const sent = raw.prepare(
    `insert into outbox (id, dedupe_key, topic, verb, target_type, target_id, msg_type, uuid, generation, state, attempts, next_at,
       fence, message_id, chat_id, sent_at, period, chain_id, created_at)
     values (?, ?, 'month-chief', 'send', 'chat_id', ?, 'interactive', ?, 0, 'sent', 1, ?, 1, ?, ?, ?, ?, ?, ?)`,
  )
  const say = raw.prepare('insert into outbox_body values (?, ?)')
  for (let index = 0; index < chains; index++) {
    const chain = chainOf(index)
    const chat = `oc_chief_${index}`
    const key = `month-chief/${month}/${index}`
    digest.run(`digest/${month}/${chain}`, chain, month, at)
    const { lastInsertRowid } = sent.run(
      ...[`out-${key}`, key, chat, `uuid-${key}`, at, `om_${key}`, chat, at, month, chain, at],
    )
    say.run(lastInsertRowid, digestBody)
  }
}
