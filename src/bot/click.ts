import type { Card } from '../cards/kit/card.ts'
import type { Sent } from '../db/outbox.ts'
import type { Place } from '../domain/people.ts'
import type { Action, Decision, RightsObject } from '../domain/rights.ts'
import type { Instant } from '../domain/time.ts'
import type { Toast } from '../texts/toasts.ts'
import type { ActorCtx } from '../usecases/context.ts'

/** Somebody pressed a button. Rights are those of the clicker, chain and place those of the stored card; the value only names the wish. */
export interface Click extends ActorCtx {
  place: Place
  chatId: string
  /** The outbox row of the card, as we sent it. */
  card: Sent
  form: Record<string, unknown> | undefined
  eventId: string
  sentAt: Instant
  may(action: Action, object?: RightsObject): Decision
}

/** Shown in the place of the clicked card, to everyone who has it, and in the corner of the clicker's screen. */
export interface CardAnswer {
  toast?: Toast
  card?: Card
  /** The card is one to go on filling in. */
  form?: true
  /** The report that the pressed card is about. */
  itemId?: string | undefined
}

/** The body of a callback's answer: these keys and no others (feishu/card-callback.md §3). */
export const answerBody = ({ toast, card }: CardAnswer): Record<string, unknown> => ({
  ...(toast && { toast: { type: toast.type, content: toast.content } }),
  ...(card && { card: { type: 'raw', data: card } }),
})
