import * as z from 'zod'
import { oneLine } from '../domain/text.ts'
import { type Instant, instant } from '../domain/time.ts'

/** A delivery from Feishu, verified and decrypted, narrowed to what we act on. Times are when the person acted, by Feishu's clock. */
export type Delivery = MessageDelivery | CardDelivery | EventDelivery

interface Header {
  eventId: string
  eventType: string
  tenantKey: string
  sentAt: Instant | undefined
}

export interface Mention {
  key: string
  openId: string | undefined
  name: string
  isBot: boolean
}

export interface MessageDelivery extends Header {
  kind: 'message'
  sender: { openId: string; type: string; tenantKey: string }
  messageId: string
  parentId: string | undefined
  rootId: string | undefined
  chatId: string
  chatType: 'p2p' | 'group'
  messageType: string
  content: string
  mentions: Mention[]
}

export interface CardDelivery extends Header {
  kind: 'card'
  operator: { openId: string; tenantKey: string }
  messageId: string
  chatId: string
  name: string | undefined
  value: unknown
  form: Record<string, unknown> | undefined
}

export interface EventDelivery extends Header {
  kind: 'event'
  event: Record<string, unknown>
}

const header = z.object({
  event_id: z.string().min(1).max(200),
  event_type: z.string().min(1).max(200),
  create_time: z.string().max(20).optional(),
  token: z.string(),
  app_id: z.string(),
  tenant_key: z.string().default(''),
})

const envelope = z.object({ schema: z.literal('2.0'), header, event: z.record(z.string(), z.unknown()) })

const messageEvent = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().default('') }).nullish(),
    sender_type: z.string(),
    tenant_key: z.string().default(''),
  }),
  message: z.object({
    message_id: z.string().min(1).max(200),
    parent_id: z.string().optional(),
    root_id: z.string().optional(),
    create_time: z.string().max(20),
    chat_id: z.string().min(1).max(200),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.object({
          key: z.string(),
          id: z.object({ open_id: z.string().optional() }).nullish(),
          name: z.string().default(''),
          mentioned_type: z.string().optional(),
        }),
      )
      .nullish(),
  }),
})

const cardEvent = z.object({
  operator: z.object({ open_id: z.string().min(1), tenant_key: z.string().default('') }),
  action: z.object({
    // A submit button may come without its value (feishu/card-callback.md §1).
    value: z.unknown().optional(),
    name: z.string().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: z.string().min(1).max(200), open_chat_id: z.string().min(1).max(200) }),
})

const credentials = z.object({ header: z.object({ token: z.string(), app_id: z.string() }) })

/** The parts of the header that are compared before anything else is read; undefined when there is no such header. */
export const readCredentials = (body: Record<string, unknown>): { token: string; appId: string } | undefined => {
  const parsed = credentials.safeParse(body)
  return parsed.success ? { token: parsed.data.header.token, appId: parsed.data.header.app_id } : undefined
}

const challengeBody = z.object({
  type: z.literal('url_verification'),
  challenge: z.string().max(1_000),
  token: z.string(),
})

/** A challenge has no header; a real event may carry keys of the same names beside one. */
export const readChallenge = (body: Record<string, unknown>): { challenge: string; token: string } | undefined => {
  if ('header' in body) return undefined
  const parsed = challengeBody.safeParse(body)
  return parsed.success ? parsed.data : undefined
}

/** Undefined: the body has the wrong shape. */
export const readDelivery = (body: Record<string, unknown>): Delivery | undefined => {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return undefined
  const { header: head, event } = parsed.data
  const common: Header = {
    eventId: head.event_id,
    eventType: head.event_type,
    tenantKey: head.tenant_key,
    sentAt: readTime(head.create_time),
  }
  if (head.event_type === 'im.message.receive_v1') return readMessage(common, event)
  if (head.event_type === 'card.action.trigger') return readCard(common, event)
  return { ...common, kind: 'event', event }
}

const readMessage = (common: Header, event: unknown): MessageDelivery | undefined => {
  const parsed = messageEvent.safeParse(event)
  if (!parsed.success) return undefined
  const { sender, message } = parsed.data
  return {
    ...common,
    kind: 'message',
    sentAt: readTime(message.create_time) ?? common.sentAt,
    sender: { openId: sender.sender_id?.open_id ?? '', type: sender.sender_type, tenantKey: sender.tenant_key },
    messageId: message.message_id,
    parentId: message.parent_id,
    rootId: message.root_id,
    chatId: message.chat_id,
    chatType: message.chat_type === 'p2p' ? 'p2p' : 'group',
    messageType: message.message_type,
    content: message.content,
    mentions: (message.mentions ?? []).map((mention) => ({
      key: mention.key,
      openId: mention.id?.open_id,
      name: oneLine(mention.name),
      isBot: mention.mentioned_type === 'bot',
    })),
  }
}

const readCard = (common: Header, event: unknown): CardDelivery | undefined => {
  const parsed = cardEvent.safeParse(event)
  if (!parsed.success) return undefined
  const { operator, action, context } = parsed.data
  return {
    ...common,
    kind: 'card',
    operator: { openId: operator.open_id, tenantKey: operator.tenant_key },
    messageId: context.open_message_id,
    chatId: context.open_chat_id,
    name: action.name,
    value: action.value,
    form: action.form_value ?? undefined,
  }
}

/** Events count in milliseconds (13 digits), card callbacks in microseconds (16); old samples in seconds. */
const readTime = (text: string | undefined): Instant | undefined => {
  if (text === undefined || !/^\d{9,17}$/.test(text)) return undefined
  const figure = Number(text)
  const at = Math.floor(text.length >= 16 ? figure / 1_000 : text.length >= 13 ? figure : figure * 1_000)
  // Beyond the year 9999 an instant has another width and would no longer sort as text.
  return at < endOfTime ? instant(at) : undefined
}

const endOfTime = Date.UTC(9999, 11, 31)
