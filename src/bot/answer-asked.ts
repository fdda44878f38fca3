import type { Outgoing } from '../db/outbox.ts'
import { settle } from '../db/outbox-delivery.ts'
import type { Told } from '../domain/pointing/question.ts'
import type { Ctx } from '../usecases/context.ts'
import type { AssistantErrand } from './ask-assistant.ts'
import { handleMessage, type MessageDeps } from './handle-message.ts'

/** A message that a model was asked about is answered now, in a transaction of its own. */
export const answerAsked = async (
  ctx: Ctx,
  row: Outgoing,
  told: Told | undefined,
  deps: MessageDeps,
): Promise<void> => {
  // Somebody else has the row now, and answers.
  if (!(await settle(ctx.tx, row, { state: 'sent', at: ctx.now }))) return
  const { message, question } = JSON.parse(row.body) as AssistantErrand
  await handleMessage(ctx, message, deps, { heard: { question, told } })
}
