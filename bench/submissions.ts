import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { encodeFrame } from '../emulator/server/long-connection/frame.ts'
import { benchNow } from './clock.ts'
import { cardOf, recordOf, recordRev } from './ledger.ts'
import { secrets } from './secrets.ts'
import { chainOf, chatOf, messageOf, reporterOf } from './weeks.ts'
import { planLinesText, progressText } from './words.ts'

const key = createHash('sha256').update(secrets.encryptKey).digest()

interface Press {
  eventId: string
  openId: string
  messageId: string
  chatId: string
  value: object
  name: string
  form: object
}

/** Stands in the place of a port where a press goes over the long connection. */
export const overLine = 'line'
type Way = number | typeof overLine

/** As one frame, whole. */
const frameOf = (plain: string, eventId: string): Buffer =>
  encodeFrame({
    seqId: 1n,
    logId: 1n,
    service: 1,
    method: 1,
    headers: [
      ['type', 'event'],
      ['message_id', eventId],
      ['sum', '1'],
      ['seq', '0'],
      ['trace_id', eventId],
    ],
    payload: Buffer.from(plain),
  })

/** A press of a button in a form, encrypted and signed where it goes by HTTP, ready to be written to a socket. */
const pressed = ({ eventId, openId, messageId, chatId, value, name, form }: Press, port: Way): Buffer => {
  const plain = JSON.stringify({
    schema: '2.0',
    header: {
      event_id: eventId,
      event_type: 'card.action.trigger',
      create_time: String(benchNow() * 1_000),
      token: secrets.verificationToken,
      app_id: secrets.appId,
      tenant_key: 'bench',
    },
    event: {
      operator: { tenant_key: 'bench', user_id: '', open_id: openId, union_id: `on_${openId}` },
      token: `c-${eventId}`,
      action: { value: { v: 1, ...value }, tag: 'button', timezone: 'Asia/Shanghai', name, form_value: form },
      host: 'im_message',
      context: { open_message_id: messageId, open_chat_id: chatId },
    },
  })
  if (port === overLine) return frameOf(plain, eventId)
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const encrypt = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
  const body = JSON.stringify({ encrypt })
  const timestamp = String(Math.floor(benchNow() / 1_000))
  const nonce = randomBytes(8).toString('hex')
  const signature = createHash('sha256')
    .update(timestamp + nonce + secrets.encryptKey + body)
    .digest('hex')
  const head = [
    'POST /webhook/feishu HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json; charset=utf-8',
    `X-Lark-Request-Timestamp: ${timestamp}`,
    `X-Lark-Request-Nonce: ${nonce}`,
    `X-Lark-Signature: ${signature}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: keep-alive',
    '',
    '',
  ].join('\r\n')
  return Buffer.from(head + body)
}

/** The n-th submission of a town: chain after chain, then the next open week. */
export const submission = (weeks: readonly string[], chains: number, n: number, port: Way): Buffer => {
  const week = weeks[Math.floor(n / chains)]
  if (week === undefined) throw new RangeError(`no card left for submission ${n}`)
  const index = n % chains
  return pressed(
    {
      eventId: eventId(n),
      openId: reporterOf(index),
      messageId: messageOf(week, index),
      chatId: chatOf(index),
      value: { on: 'weekly', do: 'submit', item: `weekly/${week}/${chainOf(index)}`, rev: 0 },
      name: 'submit',
      form: {
        last_plan_1: 'done',
        last_plan_2: 'going',
        last_plan_3: 'done',
        progress: progressText(week, index),
        next_plan: planLinesText(week, index),
        ask_level: 'none',
        ask_detail: '',
        risk: 'none',
      },
    },
    port,
  )
}

/** 反馈 on the first open record of a chain. @param open how many each chain has open */
export const recordStep = (index: number, open: number, port: number): Buffer => {
  const no = index * open + 1
  return pressed(
    {
      eventId: `step-${no}`,
      openId: reporterOf(index),
      messageId: cardOf(no),
      chatId: chatOf(index),
      value: { on: 'record', do: 'feedback', record: recordOf(no), rev: recordRev },
      name: 'feedback',
      form: { text: '已与供电单位现场踏勘，方案报审' },
    },
    port,
  )
}

export const eventId = (n: number): string => `bench-${n}`
