import type Sqlite from 'better-sqlite3'
import { addDays, addMs, day, dayOf, instant } from '../src/domain/time.ts'
import { benchNow } from './clock.ts'
import { bodyOf, chainOf, chatOf, reporterOf } from './weeks.ts'

export interface LedgerSize {
  /** Chains that have records; each has as many. */
  chains: number
  /** Records of each that are being worked, and that are closed. */
  open: number
  closed: number
  /** Open 风险 and 问题 of each chain, beside its tasks; all of them in the hands of its task force. */
  beside?: { risks: number; problems: number }
}

/** Of each record, and as many steps. */
export const recordRev = 10
const cardBody = bodyOf(3_600)

export const cardOf = (no: number): string => `om_record_${no}`
export const recordOf = (no: number): string => `task-2026-${no}`

/** 台账 of tasks: those being worked first, chain after chain, so that the n-th open one is the same in every size. */
export const fillLedger = (raw: Sqlite.Database, { chains, open, closed, beside }: LedgerSize): void => {
  const now = instant(benchNow())
  const today = dayOf(now, 'Asia/Shanghai')
  const record = raw.prepare(
    `insert into record (id, kind, year, no, chain_id, title, state, open, light, light_sum, rank, decide, due, due_is_default, unit, owner, owner_name,
       raised_by, raised_by_name, source, sensitive, field_values, rev, moved_at, created_at, closed_at, told, next_on, title_key)
     values (?, 'task', 2026, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, '本链专班', ?, ?, 'office', '吴工', '交办', 0, '{}', ${recordRev}, ?, ?, ?, '[]', null, ?)`,
  )
  const step = raw.prepare(
    `insert into record_step values (?, ?, ?, 'office', '吴工', 'office', ?, ?, ?, ?, null, null, 'card', ?)`,
  )
  const given = JSON.stringify({ text: '已与供电单位现场踏勘，方案报审，预计月底前完成' })
  const add = (no: number, index: number, isOpen: boolean): void => {
    const title = `接通第${no}号示例地块的临时用电`
    const created = addMs(now, -(isOpen ? 40 : 200 + (no % 300)) * day)
    const red = no % 4 === 0
    const due = addDays(today, red ? -20 : 3 + (no % 40))
    record.run(
      ...[recordOf(no), no, chainOf(index), title, isOpen ? 'doing' : 'closed', isOpen ? 1 : 0],
      ...(isOpen
        ? [red ? 'red' : 'green', JSON.stringify({ sum: { rule: 'overdue', days: 12 } }), red ? 0 : 4]
        : [null, null, 5]),
      ...[
        due,
        `p${index}`,
        `张工${index}`,
        addMs(created, 20 * day),
        created,
        isOpen ? null : addMs(created, 30 * day),
        title,
      ],
    )
    for (let seq = 1; seq <= recordRev; seq++)
      step.run(
        ...[recordOf(no), seq, addMs(created, seq * day), seq === 1 ? 'create' : 'feedback'],
        ...[seq === 1 ? null : 'doing', isOpen || seq < recordRev ? 'doing' : 'closed', given, `past/${no}/${seq}`],
      )
  }
  let no = 0
  for (let index = 0; index < chains; index++) for (let n = 0; n < open; n++) add(++no, index, true)
  for (let index = 0; index < chains; index++) for (let n = 0; n < closed; n++) add(++no, index, false)
  if (beside) fillBeside(raw, chains, beside)
}

/** With the step that made each. */
const fillBeside = (
  raw: Sqlite.Database,
  chains: number,
  { risks, problems }: NonNullable<LedgerSize['beside']>,
): void => {
  const now = instant(benchNow())
  // Before the weeks that are open: a report says 无变化 of every risk.
  const created = addMs(now, -40 * day)
  const said = dayOf(created, 'Asia/Shanghai')
  const record = raw.prepare(
    `insert into record (id, kind, year, no, chain_id, title, state, open, light, light_sum, rank, decide, due, due_is_default, unit, owner, owner_name,
       raised_by, raised_by_name, source, sensitive, field_values, rev, moved_at, created_at, closed_at, told, next_on, title_key)
     values (?, ?, 2026, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, 0, '本链专班', null, null, ?, '张工', '专班', 0, ?, 1, ?, ?, null, '[]', null, ?)`,
  )
  const step = raw.prepare(
    `insert into record_step values (?, 1, ?, ?, '张工', 'reporter', 'create', null, 'new', '{}', null, null, 'card', ?)`,
  )
  const lights = ['red', 'orange', 'yellow', 'blue'] as const
  for (let index = 0; index < chains; index++) {
    const add = (
      kind: string,
      no: number,
      state: string,
      title: string,
      rank: number,
      values: object,
      due: string | null,
    ) => {
      const id = `${kind}-2026-${no}`
      const sum = JSON.stringify({ sum: { rule: 'no-due' } })
      record.run(
        ...[id, kind, no, chainOf(index), title, state, lights[rank], sum, rank, state === 'new' ? 1 : 0, due],
        ...[`p${index}`, JSON.stringify(values), created, created, title],
      )
      step.run(id, created, `p${index}`, `past/${id}`)
    }
    for (let n = 1; n <= risks; n++) {
      const no = index * risks + n
      const values = {
        ...{ category: '断供', firms: [`第${index}链企业0（虚构）`], product: `第${no}号示例助剂` },
        ...{ stock_days: 8 + (no % 4) * 30, stock_on: said, substitute: n % 4 === 0 ? '无' : '有已验证' },
        ...{ warned: 'red', warned_at: created, chief_warned: 'red' },
      }
      add('risk', no, 'open', `第${no}号示例助剂（断供）`, no % 4, values, null)
    }
    for (let n = 1; n <= problems; n++) {
      const no = index * problems + n
      const level = (['self', 'office', 'chief'] as const)[no % 3] ?? 'self'
      const values = {
        category: '要素',
        detail: '示例厂房用电不足（虚构）',
        proposal: '增容',
        level,
        since: created,
        stays: created,
      }
      add(
        'problem',
        no,
        n % 2 === 0 ? 'new' : 'doing',
        `第${no}号示例厂房用电不足`,
        no % 4,
        values,
        dayOf(addMs(now, 9 * day), 'Asia/Shanghai'),
      )
    }
  }
}

/** The card of each of the first records in the hands of its owner, as 任务N shows it. */
export const recordCards = (raw: Sqlite.Database, many: number, open: number): void => {
  const at = instant(benchNow())
  const insert = raw.prepare(
    `insert into outbox (id, dedupe_key, topic, verb, target_type, target_id, msg_type, uuid, generation, state, attempts, next_at,
       fence, message_id, chat_id, sent_at, chain_id, item_id, person_id, created_at)
     values (?, ?, 'record-card', 'send', 'open_id', ?, 'interactive', ?, 0, 'sent', 1, ?, 1, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const say = raw.prepare('insert into outbox_body values (?, ?)')
  for (let no = 1; no <= many; no++) {
    const index = Math.floor((no - 1) / open)
    const key = `record-card/${no}`
    const about = [chainOf(index), recordOf(no), `p${index}`]
    const { lastInsertRowid } = insert.run(
      ...[`out-${key}`, key, reporterOf(index), `uuid-${key}`, at, cardOf(no), chatOf(index), at, ...about, at],
    )
    say.run(lastInsertRowid, cardBody)
  }
}
