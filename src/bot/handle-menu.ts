import * as z from 'zod'
import { type Asked, mayUse } from '../commands/command.ts'
import { findCommand } from '../commands/find-command.ts'
import { showWishes } from '../commands/help.ts'
import { readActor } from '../db/people.ts'
import { decide } from '../domain/rights.ts'
import type { Ctx } from '../usecases/context.ts'
import { refuse } from '../usecases/refuse.ts'
import { sayPrivately } from '../usecases/say.ts'
import type { EventDelivery } from './envelope.ts'
import type { MessageDeps } from './handle-message.ts'

const menu = z.object({ operator: z.object({ operator_id: z.object({ open_id: z.string() }) }), event_key: z.string() })

/** A click in the bot's menu means the command of that name. The event names no chat, so the answer goes to the person. */
export const handleMenu = async (ctx: Ctx, delivery: EventDelivery, deps: MessageDeps): Promise<void> => {
  const parsed = menu.safeParse(delivery.event)
  const found = parsed.success ? findCommand(parsed.data.event_key, deps.commands) : undefined
  if (!parsed.success || !found) return
  const actor = await readActor(ctx.tx, parsed.data.operator.operator_id.open_id)
  const place = { kind: 'p2p' } as const
  const asked: Asked = {
    ...ctx,
    text: '',
    actor,
    place,
    chatId: '',
    messageId: delivery.eventId,
    sentAt: delivery.sentAt ?? ctx.now,
    mentions: [],
    may: (action, object = {}) => decide(actor, action, object, place),
  }
  const right = mayUse(asked, found.command)
  const cause = `menu/${delivery.eventId}`
  // Everybody has the same menu: whoever cannot use a button of it is shown what they can.
  const instead = right.allow ? undefined : await showWishes(asked, found.command.name)
  if (!right.allow && !instead) {
    const text = await refuse(asked, right, { action: found.command.action, place: 'p2p' })
    return sayPrivately(ctx, actor, cause, { text })
  }
  const answer = instead ?? (await found.command.run(asked, found.words))
  return sayPrivately(ctx, actor, cause, answer.content, answer)
}
