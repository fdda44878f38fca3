import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { answerCalls } from './calls.ts'
import { benchNow } from './clock.ts'
import { secrets } from './secrets.ts'
import { settledRss, usage } from './usage.ts'

/*
 * The plain reference: node:http, prepared statements, group commit, FULL, checkpoints in a worker. It checks the signature, decrypts,
 * recognises repeats, asks who may file, writes the rows the product writes and answers with a card of the same size. No framework, no
 * use cases, no refusals in words: what is left is the work that cannot be left out.
 */

interface Event {
  header: { event_id: string; event_type: string; create_time: string; token: string; app_id: string }
  event: {
    operator: { open_id: string }
    action: { value: { item: string; rev: number }; form_value: Record<string, string> }
    context: { open_message_id: string; open_chat_id: string }
  }
}
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

const db = new Sqlite(process.argv[2])
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.pragma('foreign_keys = ON')
db.pragma('wal_autocheckpoint = 0')
const worker = new Worker(new URL('./checkpoints.mjs', import.meta.url), { workerData: process.argv[2] })

const begin = db.prepare('begin immediate')
const commit = db.prepare('commit')
const savepoint = db.prepare('savepoint piece')
const release = db.prepare('release piece')
const rollback = db.prepare('rollback to piece')
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

const text = (content: string) => ({ tag: 'div', text: { tag: 'plain_text', content } })
const title = (content: string) => ({ tag: 'markdown', content: `**${content}**` })
/** The receipt: what was filed, section by section, and a button to change it. */
const receipt = (found: Found, form: Record<string, string>, lastPlan: string[], sentAt: string) => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, summary: { content: `${found.chain_name}已报` } },
  header: {
    title: { tag: 'plain_text', content: `${found.chain_name}已报送` },
    subtitle: { tag: 'plain_text', content: '第20周（5月14日截止）' },
    text_tag_list: [{ tag: 'text_tag', text: { tag: 'plain_text', content: 'v1' }, color: 'blue' }],
    template: 'green',
  },
  body: {
    direction: 'vertical',
    padding: '12px',
    vertical_spacing: '8px',
    elements: [
      text(`${found.person_name} 于 ${sentAt} 报送`),
      title('通报头条'),
      text(form.progress?.split('\n')[0]?.slice(0, 40) ?? ''),
      { tag: 'hr' },
      ...[
        ['本周进展', form.progress],
        ['上周计划完成情况', lastPlan.join('\n')],
        ['需协调事项', '无'],
        ['断链断供风险', '无'],
        ['下周计划', form.next_plan],
      ].flatMap(([name, value]) => [title(name ?? ''), text(value ?? '')]),
      { tag: 'hr' },
      text('5月15日（周五）12:00 前可以修改，之后为更正。'),
      {
        tag: 'column_set',
        flex_mode: 'flow',
        horizontal_spacing: '8px',
        columns: [
          {
            tag: 'column',
            width: 'auto',
            vertical_align: 'center',
            elements: [
              {
                tag: 'button',
                name: 'edit',
                text: { tag: 'plain_text', content: '修改' },
                type: 'default',
                behaviors: [
                  {
                    type: 'callback',
                    value: { v: 1, on: 'weekly', do: 'edit', item: found.item, rev: found.current_rev + 1 },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
})

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

const key = createHash('sha256').update(secrets.encryptKey).digest()
const read = (request: IncomingMessage, body: Buffer): Event | undefined => {
  const {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  } = request.headers
  const expected = createHash('sha256').update(`${timestamp}${nonce}${secrets.encryptKey}`).update(body).digest('hex')
  if (typeof signature !== 'string' || signature.length !== expected.length) return undefined
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined
  if (Math.abs(benchNow() / 1_000 - Number(timestamp)) > 600) return undefined
  const bytes = Buffer.from((JSON.parse(body.toString('utf8')) as { encrypt: string }).encrypt, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
  const event = JSON.parse(plain) as Event
  return event.header.token === secrets.verificationToken && event.header.app_id === secrets.appId ? event : undefined
}

let waiting: { event: Event; response: ServerResponse }[] = []
const flush = (): void => {
  const batch = waiting.slice(0, 32)
  waiting = waiting.slice(32)
  const answers: (string | undefined)[] = []
  begin.run()
  for (const { event } of batch) {
    savepoint.run()
    try {
      answers.push(submit(event))
    } catch {
      rollback.run()
      answers.push(undefined)
    }
    release.run()
  }
  commit.run()
  for (const [index, { response }] of batch.entries()) send(response, answers[index])
  if (waiting.length > 0) setImmediate(flush)
}
const send = (
  response: ServerResponse,
  answer: string | undefined,
  status = answer === undefined ? 503 : 200,
): void => {
  const body = Buffer.from(answer ?? '')
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
}

const server = createServer((request, response) => {
  if (request.method !== 'POST') return send(response, undefined, 404)
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const event = read(request, Buffer.concat(pieces))
    if (!event) return send(response, undefined, 401)
    waiting.push({ event, response })
    if (waiting.length === 1) setImmediate(flush)
  })
})
server.listen(0, '127.0.0.1', () =>
  answerCalls(
    { port: () => (server.address() as AddressInfo).port, usage: () => usage(), settledRss: () => settledRss() },
    async () => {
      await worker.terminate()
      db.close()
    },
  ),
)
