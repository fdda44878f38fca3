import { ApiError } from '../api/api-error.ts'
import { isOld, isOtherSchema } from '../card/old-card.ts'
import { checkContent } from '../content/check-content.ts'
import { isObject, type Json, parseObject } from '../json.ts'
import type { Delivery } from '../push/delivery.ts'
import type { EmuChat } from '../types.ts'
import type { StoredMessage, World } from '../world.ts'

export interface CardAnswer {
  /** The code the user sees instead of a result. */
  code?: number
  toast?: { type: string; content: string }
  card?: Json
  /** Why, for the developer. */
  why?: string
}

const toastTypes = ['info', 'success', 'error', 'warning']

/** Judges the bot's answer to a click as the platform does. */
export function readCardAnswer(world: World, delivery: Delivery, message: StoredMessage, chat: EmuChat): CardAnswer {
  if (delivery.skipped) return { code: 200340, why: delivery.skipped }
  if (delivery.error?.startsWith('long connection')) return { code: world.modes.unansweredCode, why: delivery.error }
  if (delivery.error?.startsWith('timeout')) return { code: 200341, why: delivery.error }
  if (delivery.error?.includes('ENOTFOUND')) return { code: 200343, why: delivery.error }
  if (delivery.error?.startsWith('connect')) return { code: 200342, why: delivery.error }
  if (delivery.error || delivery.status !== 200)
    return { code: 200671, why: delivery.error ?? `HTTP ${delivery.status}` }
  if (delivery.body.trim() === '')
    return world.modes.emptyCallbackBody === 'ok' ? {} : { code: 200672, why: 'empty body' }
  const body = parseObject(delivery.body)
  if (!body) return { code: 200672, why: 'the body is not a JSON object' }
  const extra = Object.keys(body).find((key) => key !== 'toast' && key !== 'card')
  if (extra) return { code: 200672, why: `unexpected key ${extra}` }
  const toast = body.toast === undefined ? undefined : readToast(body.toast)
  if (toast === null) return { code: 200672, why: 'toast has the wrong shape' }
  if (body.card === undefined) return toast ? { toast } : {}
  const card = readCard(world, body.card, message, chat)
  return card.code === undefined && toast ? { ...card, toast } : card
}

function readToast(value: unknown): { type: string; content: string } | null {
  if (!isObject(value)) return null
  if (Object.keys(value).some((key) => !['type', 'content', 'i18n'].includes(key))) return null
  const type = value.type ?? 'info'
  if (typeof type !== 'string' || !toastTypes.includes(type)) return null
  if (
    value.i18n !== undefined &&
    !(isObject(value.i18n) && Object.values(value.i18n).every((v) => typeof v === 'string'))
  )
    return null
  const content = value.content ?? (isObject(value.i18n) ? (value.i18n.zh_cn ?? '') : undefined)
  return typeof content === 'string' ? { type, content } : null
}

function readCard(world: World, value: unknown, message: StoredMessage, chat: EmuChat): CardAnswer {
  if (!isObject(value) || Object.keys(value).some((key) => key !== 'type' && key !== 'data'))
    return { code: 200672, why: 'card must be {type, data}' }
  if (value.type === 'template') return { code: 200673, why: 'templates are not supported here' }
  if (value.type !== 'raw' || !isObject(value.data))
    return { code: 200672, why: 'card needs type raw and data as an object' }
  if (isOtherSchema(message.content, value.data))
    return isOld(value.data)
      ? { code: 200830, why: 'a 2.0 card cannot become a 1.0 card' }
      : { code: 200673, why: 'a 1.0 card cannot become a 2.0 card' }
  try {
    return { card: checkContent(world, 'interactive', JSON.stringify(value.data), chat) }
  } catch (error) {
    if (error instanceof ApiError) return { code: 200673, why: error.message }
    throw error
  }
}
