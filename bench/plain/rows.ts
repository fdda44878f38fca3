import Sqlite from 'better-sqlite3'
import type { WeeklyContent } from '../../src/domain/weekly.ts'

/*
 * What the product's files are held against: the same texts and cells from the same rows, written as short as it goes. No styles, no widths,
 * no filters, no page; nothing is checked or cut.
 */

export interface Row {
  id: string
  chain: string
  period: string
  plan: string
  state: string
  is_late: number
  rev: number
  sent_at: string | null
  content: string | null
  by: string | null
  behalf: string | null
  sign: string | null
  signer: string | null
  returns: number
  reason: string | null
}

const select = `select item.chain_id as id, chain.name as chain, item.period, period.plan, item.state, item.is_late, item.current_rev as rev,
    item.first_sent_at as sent_at, revision.content, revision.filed_by_name as by, revision.on_behalf_of as behalf, sign_off.state as sign,
    sign_off.signed_by_name as signer, (select count(*) from item_return where item_id = item.id) as returns,
    (select reason from item_return where item_id = item.id order by rev desc limit 1) as reason
  from item
  join period on period.period = item.period
  join chain on chain.id = item.chain_id
  left join revision on revision.item_id = item.id and revision.rev = item.current_rev
  left join sign_off on sign_off.item_id = item.id and sign_off.rev = item.current_rev
  where item.type = 'weekly' and item.period between ? and ?
  order by item.period, chain.position`

const asks = { none: '无', self: '专班自解', office: '请推进办协调', chief: '请链长协调', leading: '请领导小组研究' }
const risks = { none: '无新增', new: '有新增', changed: '已报风险有变化' }
const lines = { done: '完成', going: '推进中', blocked: '受阻', cancelled: '取消' }
const signs: Record<string, string> = { waiting: '待审签', passed: '未审签' }

export const escaped = (text: string): string =>
  /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text

/** What a report says, in the words of the file. */
export const textsOf = (row: Row) => {
  const content = row.content === null ? undefined : (JSON.parse(row.content) as WeeklyContent)
  const sign = row.sign === 'signed' ? row.signer : row.sign === null ? null : signs[row.sign]
  if (!content) return { sign }
  return {
    sign,
    progress: content.noNews ? ['本周无新增', content.progress].filter(Boolean).join('\n') : content.progress,
    next: content.nextPlan,
    ask: [asks[content.askLevel], content.askDetail].filter(Boolean).join('：'),
    risk: risks[content.risk],
    last: content.lastPlan.map(({ state, text }) => `${lines[state]}：${text}`),
    support: (content.support ?? []).map(({ unit, by, text }) => `${unit === '' ? by : `${unit}（${by}）`}：${text}`),
  }
}

/** One row after the other, over a connection that cannot write. */
export function* readRows(file: string, from: string, to: string): Iterable<Row> {
  const db = new Sqlite(file, { readonly: true })
  yield* db.prepare(select).iterate(from, to) as IterableIterator<Row>
  db.close()
}
