import type { Card } from '../cards/kit/card.ts'
import type { Sentence } from '../texts/plain.ts'
import type { Ctx } from './context.ts'
import {
  adminRecipients,
  officeGroups,
  officePeople,
  officeRecipients,
  type Recipient,
} from './reminding/recipients.ts'
import { type Content, type Message, sendTo } from './say.ts'

/**
 * Tells the office, or the administrators, something that must not wait: alarms ignore quiet hours.
 * @param cause names the event, so that it is told once.
 */
export const tellOffice = (ctx: Ctx, cause: string, text: Sentence, how: How = {}): Promise<void> =>
  tellAll(ctx, officeRecipients, cause, { text }, how)

export const tellAdmin = (ctx: Ctx, cause: string, text: Sentence): Promise<void> =>
  tellAll(ctx, adminRecipients, cause, { text })

/** What the office must know and its group may not read: a line to the group, a card to each of its people in private. */
export const tellOfficePrivately = async (
  ctx: Ctx,
  cause: { line: string; card: string },
  say: { line: Sentence; card: Card },
  how: How = {},
): Promise<void> => {
  await tellAll(ctx, officeGroups, cause.line, { text: say.line }, how)
  await tellAll(ctx, officePeople, cause.card, { card: say.card }, how)
}

/** Both, each once: what the office must know and the administrator must mend. */
export const tellOfficeAndAdmin = async (ctx: Ctx, cause: string, text: Sentence): Promise<void> => {
  await tellOffice(ctx, cause, text)
  await tellAdmin(ctx, cause, text)
}

const tellAll = async (
  ctx: Ctx,
  recipients: (db: Ctx['tx']) => Promise<Recipient[]>,
  cause: string,
  content: Content,
  how: How = {},
): Promise<void> => {
  for (const to of await recipients(ctx.tx))
    await sendTo(ctx, to, { cause: `alarm/${cause}`, topic: 'alarm', content, ...how })
}

/** What is told later, and not at all where something happens until then, is no alarm any more. */
type How = Partial<Pick<Message, 'topic' | 'notBefore' | 'about'>>
