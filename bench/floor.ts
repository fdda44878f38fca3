import { firstDocOf, lastDocOf } from '../src/db/search-index.ts'
import { tokensOf } from '../src/domain/search-text.ts'
import type { WeeklyContent } from '../src/domain/weekly.ts'
import { weeklyReading } from '../src/domain/weekly-reading.ts'
import { benchNow } from './clock.ts'
import { receipt } from './plain-receipt.ts'
import { type Event, openPlain, servePlain } from './plain-server.ts'

/*
 * The floor of the product's own work: every look-up it makes for a submission, every row it writes and its index of texts, as plain prepared
 * statements. `test/round/submission-cost.test.ts` counts the product's; when it changes there, it changes here.
 */

type Row = Record<string, string | null>

const db = openPlain()
const rulesVersion = db.prepare("select value from kv where key = 'rules-version'").pluck()
const delivery = db.prepare('select * from inbox where key = @key or alt_key = @key')
const actor =
  db.prepare(`select person_role.*, person.id person, person.name person_name, person.state person_state from person
  left join person_role on person_role.person_id = person.id and person_role.until is null
  where person.open_id = ? order by person_role.since, person_role.id`)
const sent = `seq, id, dedupe_key, topic, verb, target_type, target_id, after_id, msg_type, uuid, generation, state, attempts, next_at, maybe_since,
  expires_at, fence, message_id, chat_id, sent_at, error, period, chain_id, item_id, person_id, created_at, form_open`
const cardByMessage = db.prepare(
  `select ${sent} from outbox where message_id = ? and verb in ('send', 'reply') order by seq limit 1`,
)
const itemParts =
  db.prepare(`select item.*, period.plan, period.due_at, chain.name, chain.aliases, chain.origin, chain.closed_at, chain.position,
  chain.departments, chain.kind chain_kind, chain.since chain_since,
  (select content from revision where rev = (select current_rev from item other where other.id = revision.item_id) and item_id =
    (select id from item earlier where earlier.chain_id = item.chain_id and earlier.type = 'weekly' and earlier.period < item.period
      order by earlier.period desc limit 1)) before,
  exists (select 1 from draft where item_id = item.id) || exists (select 1 from fragment where item_id = item.id) ||
  exists (select 1 from offer where item_id = item.id) ||
  exists (select 1 from digest where id in ('digest/' || item.period || '/' || item.chain_id, 'digest/' || item.period || '/office')) ||
  exists (select 1 from period month where month.type = 'monthly' and month.lock_at >= period.opens_at) ||
  exists (select 1 from record where record.kind = 'task' and record.chain_id = item.chain_id and record.open = 1) has
  from item join period on period.period = item.period join chain on chain.id = item.chain_id where item.id = ? and item.type = 'weekly'`)
const addRevision = db.prepare("insert into revision values (?, ?, ?, 'submit', ?, ?, ?, null, 'reporter', null, ?, ?)")
const markUnindexed = db.prepare('insert into unindexed (item_id) values (?) on conflict do nothing')
const updateItem = db.prepare(
  "update item set state = 'filed', current_rev = ?, first_sent_at = coalesce(first_sent_at, ?), is_late = ? where id = ?",
)
const saidAbout = db.prepare(`select ${sent} from outbox where item_id = ?`)
const addAudit = db.prepare(
  "insert into audit (at, actor, actor_name, action, object, chain_id, place, result, request_id, detail) values (?, ?, ?, 'file', ?, ?, 'p2p', 'done', ?, ?)",
)
const openPatches = db.prepare(`select state, maybe_since from outbox where after_id = ? and verb = 'patch' and
  (state in ('pending', 'sending') or (maybe_since is not null and (maybe_since > @since or next_at > @since)))`)
const addInbox = db.prepare(
  "insert into inbox (key, kind, event_type, sent_at, received_at, state, attempts, answer, done_at) values (?, 'card', ?, ?, ?, 'done', 1, ?, ?)",
)

const submit = ({ header, event }: Event): string => {
  rulesVersion.get()
  const before = delivery.get({ key: header.event_id }) as Row | undefined
  if (before) return before.answer ?? ''
  const { form_value: form, value } = event.action
  const grants = actor.all(event.operator.open_id) as Row[]
  const card = cardByMessage.get(event.context.open_message_id) as Row | undefined
  const parts = itemParts.get(value.item) as Row | undefined
  const person = grants.find(({ role, chain_id }) => role === 'reporter' && chain_id === parts?.chain_id)
  const current = Number(parts?.current_rev)
  if (!card || !parts || person?.person_state !== 'active' || card.person_id !== person.person) throw new Error('no')
  if (card.chat_id !== event.context.open_chat_id || value.rev !== current) throw new Error('not yours, or stale')
  const now = new Date(benchNow()).toISOString()
  const sentAt = new Date(Math.floor(Number(header.create_time) / 1_000)).toISOString()
  const lines = parts.before ? (JSON.parse(parts.before) as WeeklyContent).nextPlan.split('\n') : []
  const lastPlan = lines.map((text, index) => ({ text, state: form[`last_plan_${index + 1}`] ?? '' }))
  const content = {
    noNews: false,
    progress: form.progress,
    nextPlan: form.next_plan,
    askLevel: form.ask_level,
    askDetail: form.ask_detail,
    risk: form.risk,
    lastPlan,
  }
  const rev = current + 1
  const [item, name] = [value.item, person.person_name ?? '']
  addRevision.run(item, rev, header.event_id, JSON.stringify(content), person.person, name, sentAt, now)
  markUnindexed.run(item)
  const late = sentAt > (parts.due_at ?? '')
  updateItem.run(rev, sentAt, late ? 1 : 0, item)
  if (saidAbout.all(item).some((row) => (row as Row).id !== card.id)) throw new Error('not in this town')
  const detail = JSON.stringify({ rev, kind: 'submit', post: 'reporter', late })
  addAudit.run(now, event.operator.open_id, name, item, parts.chain_id, header.event_id, detail)
  const drawn = receipt(
    { item, chain_name: parts.name ?? '', person_name: name, current_rev: current },
    form,
    lastPlan.map((line) => `${line.text}：${line.state}`),
    sentAt,
  )
  const since = new Date(benchNow() - 60_000).toISOString()
  if (openPatches.all(card.id, { since }).length > 0) throw new Error('not in this town')
  const answer = JSON.stringify({ toast: { type: 'success', content: '已提交' }, card: { type: 'raw', data: drawn } })
  addInbox.run(header.event_id, header.event_type, sentAt, now, answer, now)
  return answer
}

// The index of texts, a little later and in the same process, as the product keeps it.
const begin = db.prepare('begin immediate')
const commit = db.prepare('commit')
const anyUnindexed = db.prepare('select item_id from unindexed limit 1')
const unindexed =
  db.prepare(`select item.id, report_doc.doc, item.chain_id, period.plan, revision.rev, revision.content,
  (select json_group_array(distinct filed_by_name) from revision where item_id = item.id) filers
  from unindexed join item on item.id = unindexed.item_id join period on period.period = item.period
  join revision on revision.item_id = item.id and revision.rev = item.current_rev
  left join report_doc on report_doc.item_id = item.id order by unindexed.item_id desc limit 64`)
const lastDoc = db.prepare('select max(doc) from report_doc where doc >= ? and doc <= ?').pluck()
const forget = db.prepare('delete from report_words where rowid = ?')
const addWords = db.prepare('insert into report_words (rowid, tokens) values (?, ?)')
const addDoc = db.prepare(
  'insert into report_doc (doc, item_id, rev) values (?, ?, ?) on conflict (doc) do update set rev = excluded.rev',
)
const settle = db.prepare('delete from unindexed where item_id in (select value from json_each(?))')

interface Waiting {
  id: string
  doc: number | null
  chain_id: string
  plan: string
  rev: number
  content: string
  filers: string
}

const index = (): void => {
  begin.run()
  const rows = unindexed.all() as Waiting[]
  const last = new Map<string, number>()
  for (const { id, doc: known, chain_id, plan, rev, content, filers } of rows) {
    const { week } = JSON.parse(plan) as { week: string }
    const first = firstDocOf(week)
    const doc = known ?? (last.get(week) ?? (lastDoc.get(first, lastDocOf(week)) as number | null) ?? first) + 1
    if (known === null) last.set(week, doc)
    else forget.run(known)
    const by = (JSON.parse(filers) as string[]).map((name) => `_by_${name}`)
    const text = weeklyReading.text(JSON.parse(content) as WeeklyContent)
    addWords.run(doc, [...tokensOf(text), '_type_weekly', `_chain_${chain_id}`, '_light_green', ...by].join(' '))
    addDoc.run(doc, id, rev)
  }
  settle.run(JSON.stringify(rows.map(({ id }) => id)))
  commit.run()
  if (rows.length > 0) setImmediate(index)
}
setInterval(() => {
  if (anyUnindexed.get()) index()
}, 2_000).unref()

servePlain(db, submit)
