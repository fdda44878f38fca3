import * as z from 'zod'
import { oneLine } from '../domain/text.ts'
import type { Ctx } from '../usecases/context.ts'
import { joinedGroup, leftGroup, membersJoined, renamedGroup } from '../usecases/office/group-events.ts'
import { enteredChat, leftTenant } from '../usecases/people/person-events.ts'
import { withdrawOffer } from '../usecases/reports/offer-report.ts'
import type { EventDelivery } from './envelope.ts'

/** Whoever makes a group or a person in Feishu chooses its name. */
const name = z.string().transform(oneLine)
const chat = z.object({ chat_id: z.string(), name: name.default(''), external: z.boolean().default(false) })
const users = z.object({
  chat_id: z.string(),
  users: z
    .array(z.object({ name: name.default(''), user_id: z.object({ open_id: z.string().default('') }) }))
    .default([]),
})
const recalled = z.object({ message_id: z.string() })
const entered = z.object({ operator_id: z.object({ open_id: z.string() }) })
const updated = z.object({ chat_id: z.string(), after_change: z.object({ name: name.optional() }).default({}) })
const person = z.object({ object: z.object({ open_id: z.string() }) })

type Handler = (ctx: Ctx, delivery: EventDelivery) => Promise<unknown>

/** Reads the event by its shape; one that has another shape is counted as ignored, never answered with an error. */
const on =
  <T>(shape: z.ZodType<T>, handle: (ctx: Ctx, event: T, delivery: EventDelivery) => Promise<unknown>): Handler =>
  async (ctx, delivery) => {
    const parsed = shape.safeParse(delivery.event)
    if (parsed.success) await handle(ctx, parsed.data, delivery)
  }

/** Events we act on, by type (feishu/events.md §2). Anything else is acknowledged and counted. */
const handlers: Record<string, Handler> = {
  'im.message.recalled_v1': on(recalled, (ctx, event) => withdrawOffer(ctx, event.message_id)),
  'im.chat.member.bot.added_v1': on(chat, (ctx, event) =>
    joinedGroup(ctx, { chatId: event.chat_id, name: event.name, external: event.external }),
  ),
  'im.chat.member.bot.deleted_v1': on(chat, (ctx, event) => leftGroup(ctx, event.chat_id, 'removed')),
  'im.chat.disbanded_v1': on(chat, (ctx, event) => leftGroup(ctx, event.chat_id, 'dissolved')),
  'im.chat.updated_v1': on(updated, (ctx, event) => renamedGroup(ctx, event.chat_id, event.after_change.name ?? '')),
  'im.chat.member.user.added_v1': on(users, (ctx, event, delivery) =>
    membersJoined(
      ctx,
      event.chat_id,
      event.users.map((user) => ({ openId: user.user_id.open_id, name: user.name })),
      delivery.eventId,
    ),
  ),
  'im.chat.access_event.bot_p2p_chat_entered_v1': on(entered, (ctx, event) =>
    enteredChat(ctx, event.operator_id.open_id),
  ),
  'contact.user.deleted_v3': on(person, (ctx, event) => leftTenant(ctx, event.object.open_id)),
}

/** @returns false for a type we do not know. */
export const handleEvent = async (ctx: Ctx, delivery: EventDelivery): Promise<boolean> => {
  const handler = Object.hasOwn(handlers, delivery.eventType) ? handlers[delivery.eventType] : undefined
  if (!handler) return false
  await handler(ctx, delivery)
  return true
}
