import type { OpenDatabase } from '../../../src/db/database.ts'
import type { MonthContent } from '../../../src/domain/monthly.ts'
import type { ItemState } from '../../../src/domain/report.ts'
import { rawOf } from '../../support/raw.ts'

export interface FiledMonth {
  chain: number
  month: string
  /** The week in which it is due. */
  week: string
  state?: ItemState
  note?: string
  rev?: number
  late?: true
  filedBy?: string
  onBehalfOf?: string
  content?: Partial<MonthContent>
  signedBy?: string
  returned?: string
}

const at = '2026-09-24T02:30:00.000Z'

export const plainMonth: MonthContent = {
  points: '示例链主甲（虚构）完成设备招标\n新增配套2户',
  output: { yi: 1.23, typed: '12300万元' },
  cumulative: { yi: 10.5, typed: '10.5' },
  ...{ yoy: -3.2, basis: 'express', cutoff: '2026-09-20', jumpConfirmed: false, noMoves: false },
  moves: { enterprises: '新增规上1户', projects: '二期开工', investment: '签约1个', innovation: '' },
  issues: [
    { text: '请协调示例地块水电接入', level: 'chief' },
    { text: '专班每周碰头', level: 'self' },
  ],
  liaison: '市专班已答复',
  nextMonth: '10月15日前设备进场',
}

/** Months written past the bot into a database of `districtOf`, which has their chains. */
export const addMonths = (database: OpenDatabase, filed: readonly FiledMonth[]): void => {
  const raw = rawOf(database)
  const period = raw.prepare(
    `insert into period (period, type, plan, opens_at, due_at, lock_at) values (?, 'monthly', ?, ?, ?, ?) on conflict do nothing`,
  )
  const item = raw.prepare(
    `insert into item (id, type, chain_id, period, state, note, current_rev, first_sent_at, is_late, nudges)
     values (?, 'monthly', ?, ?, ?, ?, ?, ?, ?, 0)`,
  )
  const revision = raw.prepare(
    `insert into revision (item_id, rev, source_key, kind, content, filed_by, filed_by_name, on_behalf_of, post, sent_at, received_at)
     values (?, ?, ?, 'submit', ?, 'ou_1', ?, ?, 'reporter', ?, ?)`,
  )
  const signed = raw.prepare(
    `insert into sign_off (item_id, rev, state, asked_at, signed_by_name) values (?, ?, 'signed', ?, ?)`,
  )
  const sentBack = raw.prepare(
    `insert into item_return (item_id, rev, reason, by_name, at, due_at) values (?, 1, ?, '吴工（虚构）', ?, ?)`,
  )
  for (const { chain, month, week, state = 'filed', note, rev = 1, late, returned, signedBy, ...by } of filed) {
    const id = `monthly/${month}/c${chain}`
    period.run(month, JSON.stringify({ month, week }), at, at, at)
    item.run(id, `c${chain}`, month, state, note ?? null, rev, rev > 0 ? at : null, late ? 1 : 0)
    const content = JSON.stringify({ ...plainMonth, ...by.content })
    for (let one = 1; one <= rev; one++)
      revision.run(id, one, `${id}/${one}`, content, by.filedBy ?? '张工（虚构）', by.onBehalfOf ?? null, at, at)
    if (signedBy !== undefined) signed.run(id, rev, at, signedBy)
    if (returned !== undefined) sentBack.run(id, returned, at, at)
  }
}
