import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { benchNow } from './clock.ts'
import { secrets } from './secrets.ts'
import { chainOf, chatOf, messageOf, reporterOf } from './weeks.ts'
import { planLinesText, progressText } from './words.ts'

const key = createHash('sha256').update(secrets.encryptKey).digest()

/** The n-th submission of a town: chain after chain, then the next open week. Ready to be written to a socket. */
export const submission = (weeks: readonly string[], chains: number, n: number, port: number): Buffer => {
  const week = weeks[Math.floor(n / chains)]
  if (week === undefined) throw new RangeError(`no card left for submission ${n}`)
  const index = n % chains
  const plain = JSON.stringify({
    schema: '2.0',
    header: {
      event_id: eventId(n),
      event_type: 'card.action.trigger',
      create_time: String(benchNow() * 1_000),
      token: secrets.verificationToken,
      app_id: secrets.appId,
      tenant_key: 'bench',
    },
    event: {
      operator: { tenant_key: 'bench', user_id: '', open_id: reporterOf(index), union_id: `on_${index}` },
      token: `c-${n}`,
      action: {
        value: { v: 1, on: 'weekly', do: 'submit', item: `weekly/${week}/${chainOf(index)}`, rev: 0 },
        tag: 'button',
        timezone: 'Asia/Shanghai',
        name: 'submit',
        form_value: {
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
      host: 'im_message',
      context: { open_message_id: messageOf(week, index), open_chat_id: chatOf(index) },
    },
  })
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

export const eventId = (n: number): string => `bench-${n}`
