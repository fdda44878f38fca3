import { benchNow } from './clock.ts'
import { receipt } from './plain-receipt.ts'
import { type Event, openPlain, servePlain } from './plain-server.ts'

/*
 * The plain reference: it recognises repeats, asks who may file, writes the rows the product writes and answers with a card of the same size.
 * What is left is the work that cannot be left out.
 */

interface Found {
  item: string
  chain: string
  chain_name: string
  person: string
  person_name: string
  current_rev: number
  due_at: string
  content: string | null
}

const db = openPlain()
const known = db.prepare('select answer from inbox where key = ?').pluck()
const find = db.prepare(`
  select item.id item, chain.id chain, chain.name chain_name, person.id person, person.name person_name, item.current_rev, period.due_at,
    (select content from revision join item before on before.id = revision.item_id and before.current_rev = revision.rev
      where before.chain_id = item.chain_id and before.period < item.period order by before.period desc limit 1) content
  from outbox card join item on item.id = card.item_id join chain on chain.id = item.chain_id join period on period.period = item.period
    join person on person.open_id = @openId and person.state = 'active'
    join person_role role on role.person_id = person.id and role.chain_id = chain.id and role.until is null and role.role in ('reporter', 'backup', 'lead')
  where card.message_id = @messageId and card.chat_id = @chatId and card.item_id = @item and card.person_id = person.id limit 1`)
const addRevision = db.prepare("insert into revision values (?, ?, ?, 'submit', ?, ?, ?, null, 'reporter', null, ?, ?)")
const updateItem = db.prepare(
  "update item set state = 'filed', current_rev = ?, first_sent_at = coalesce(first_sent_at, ?), is_late = ? where id = ?",
)
const dropDraft = db.prepare('delete from draft where item_id = ? and person_id = ?')
const dropPrompts = db.prepare(
  "update outbox set state = 'dropped', error = 'withdrawn' where item_id = ? and topic in ('reminder-1', 'reminder-2', 'backup-notice', 'nudge') and state = 'pending'",
)
const addAudit = db.prepare(
  "insert into audit (at, actor, actor_name, action, object, chain_id, place, result, request_id, detail) values (?, ?, ?, 'file', ?, ?, 'p2p', 'done', ?, ?)",
)
const addInbox = db.prepare(
  "insert into inbox (key, kind, event_type, sent_at, received_at, state, attempts, answer, done_at) values (?, 'card', ?, ?, ?, 'done', 1, ?, ?)",
)

const submit = ({ header, event }: Event): string => {
  const before = known.get(header.event_id)
  if (typeof before === 'string') return before
  const { form_value: form, value } = event.action
  const found = find.get({
    openId: event.operator.open_id,
    messageId: event.context.open_message_id,
    chatId: event.context.open_chat_id,
    item: value.item,
  }) as Found | undefined
  if (!found || value.rev !== found.current_rev) throw new Error('not yours, or stale')
  const now = new Date(benchNow()).toISOString()
  const sentAt = new Date(Math.floor(Number(header.create_time) / 1_000)).toISOString()
  const lines = found.content === null ? [] : (JSON.parse(found.content) as { nextPlan: string }).nextPlan.split('\n')
  const lastPlan = lines.map((line, index) => ({ text: line, state: form[`last_plan_${index + 1}`] ?? '' }))
  const content = {
    noNews: false,
    progress: form.progress,
    nextPlan: form.next_plan,
    askLevel: form.ask_level,
    askDetail: form.ask_detail,
    risk: form.risk,
    lastPlan,
  }
  const rev = found.current_rev + 1
  addRevision.run(
    found.item,
    rev,
    header.event_id,
    JSON.stringify(content),
    found.person,
    found.person_name,
    sentAt,
    now,
  )
  updateItem.run(rev, sentAt, sentAt > found.due_at ? 1 : 0, found.item)
  dropDraft.run(found.item, found.person)
  dropPrompts.run(found.item)
  const detail = JSON.stringify({ rev, kind: 'submit', post: 'reporter', late: false })
  addAudit.run(now, event.operator.open_id, found.person_name, found.item, found.chain, header.event_id, detail)
  const card = receipt(
    found,
    form,
    lastPlan.map((line) => `${line.text}：${line.state}`),
    sentAt,
  )
  const answer = JSON.stringify({ toast: { type: 'success', content: '已提交' }, card: { type: 'raw', data: card } })
  addInbox.run(header.event_id, header.event_type, sentAt, now, answer, now)
  return answer
}

servePlain(db, submit)
