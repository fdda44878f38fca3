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

/** The body has another shape than Feishu's. */
class Malformed extends Error {}

const text = (value: unknown): string => {
  if (typeof value === 'string') return value
  throw new Malformed()
}
const textOr = (value: unknown, otherwise: string): string => (value === undefined ? otherwise : text(value))
const optional = (value: unknown): string | undefined => (value === undefined ? undefined : text(value))
const key = (value: unknown): string => {
  if (text(value).length > 0 && text(value).length <= 200) return text(value)
  throw new Malformed()
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const object = (value: unknown): Json => {
  if (isObject(value)) return value
  throw new Malformed()
}
/** Left out, or null. */
const objectOr = (value: unknown): Json | undefined =>
  value === undefined || value === null ? undefined : object(value)

/** The parts of the header that are compared before anything else is read; undefined when there is no such header. */
export const readCredentials = ({ header }: Json): { token: string; appId: string } | undefined =>
  isObject(header) && typeof header.token === 'string' && typeof header.app_id === 'string'
    ? { token: header.token, appId: header.app_id }
    : undefined

/** A challenge has no header; a real event may carry keys of the same names beside one. */
export const readChallenge = (body: Json): { challenge: string; token: string } | undefined => {
  const { type, challenge, token } = body
  if ('header' in body || type !== 'url_verification') return undefined
  if (typeof challenge !== 'string' || challenge.length > 1_000 || typeof token !== 'string') return undefined
  return { challenge, token }
}

/** Undefined: the body has the wrong shape. */
export const readDelivery = (body: Json): Delivery | undefined => {
  try {
    return body.schema === '2.0' ? read(object(body.header), object(body.event)) : undefined
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

const read = (header: Json, event: Json): Delivery => {
  const common: Header = {
    eventId: key(header.event_id),
    eventType: key(header.event_type),
    tenantKey: textOr(header.tenant_key, ''),
    sentAt: readTime(header.create_time),
  }
  if (common.eventType === 'im.message.receive_v1')
    return readMessage(common, object(event.sender), object(event.message))
  if (common.eventType === 'card.action.trigger')
    return readCard(common, object(event.operator), object(event.action), object(event.context))
  return { ...common, kind: 'event', event }
}

const readMessage = (common: Header, sender: Json, message: Json): MessageDelivery => ({
  ...common,
  kind: 'message',
  sentAt: readTime(text(message.create_time)) ?? common.sentAt,
  sender: {
    openId: textOr(objectOr(sender.sender_id)?.open_id, ''),
    type: text(sender.sender_type),
    tenantKey: textOr(sender.tenant_key, ''),
  },
  messageId: key(message.message_id),
  parentId: optional(message.parent_id),
  rootId: optional(message.root_id),
  chatId: key(message.chat_id),
  chatType: text(message.chat_type) === 'p2p' ? 'p2p' : 'group',
  messageType: text(message.message_type),
  content: text(message.content),
  mentions: readMentions(message.mentions ?? []),
})

const readMentions = (mentions: unknown): Mention[] => {
  if (!Array.isArray(mentions)) throw new Malformed()
  return mentions.map(object).map((mention) => ({
    key: text(mention.key),
    openId: optional(objectOr(mention.id)?.open_id),
    name: oneLine(textOr(mention.name, '')),
    isBot: optional(mention.mentioned_type) === 'bot',
  }))
}

const readCard = (common: Header, operator: Json, action: Json, context: Json): CardDelivery => {
  const openId = text(operator.open_id)
  if (openId === '') throw new Malformed()
  return {
    ...common,
    kind: 'card',
    operator: { openId, tenantKey: textOr(operator.tenant_key, '') },
    messageId: key(context.open_message_id),
    chatId: key(context.open_chat_id),
    name: optional(action.name),
    // A submit button may come without its value (feishu/card-callback.md §1).
    value: action.value,
    form: objectOr(action.form_value),
  }
}

/** Events count in milliseconds (13 digits), card callbacks in microseconds (16); old samples in seconds. */
const readTime = (value: unknown): Instant | undefined => {
  const digits = optional(value)
  if (digits !== undefined && digits.length > 20) throw new Malformed()
  if (digits === undefined || !/^\d{9,17}$/.test(digits)) return undefined
  const figure = Number(digits)
  const at = Math.floor(digits.length >= 16 ? figure / 1_000 : digits.length >= 13 ? figure : figure * 1_000)
  // Beyond the year 9999 an instant has another width and would no longer sort as text.
  return at < endOfTime ? instant(at) : undefined
}

const endOfTime = Date.UTC(9999, 11, 31)
