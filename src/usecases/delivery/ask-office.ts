import type { Card } from '../../cards/kit/card.ts'
import { type UncertainView, uncertainCard } from '../../cards/uncertain.ts'
import { readChain } from '../../db/chains.ts'
import { readOutgoing, type Sent } from '../../db/outbox.ts'
import { markSeen, sendAnew, uncertainRows } from '../../db/outbox-delivery.ts'
import { questionKey, withdrawQuestions } from '../../db/questions.ts'
import { restored } from '../../db/restore.ts'
import { addMs, minute } from '../../domain/time.ts'
import { stillUncertain } from '../../texts/alarms.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { officeRecipients } from '../reminding/recipients.ts'
import { patchCard, sendTo } from '../say.ts'
import { jobTitle, placeName } from './outgoing-words.ts'

const askAgainAfter = 30 * minute

/** A send of unknown outcome whose uuid has run out: nothing is guessed, the office looks and says. */
export const askOffice = async (ctx: Ctx, row: Sent): Promise<void> => {
  const card = await drawQuestion(ctx, row, 'ask')
  for (const to of await officeRecipients(ctx.tx)) {
    await sendTo(ctx, to, { cause: `${questionKey(row.id)}${row.generation}`, topic: 'question', content: { card } })
    await sendTo(ctx, to, {
      // One word for all that became doubtful in the same ten minutes.
      cause: `question-again/${ctx.now.slice(0, 15)}`,
      topic: 'question',
      content: { text: stillUncertain((await uncertainRows(ctx.tx)).length) },
      notBefore: addMs(ctx.now, askAgainAfter),
    })
  }
}

export const drawQuestion = async (ctx: Ctx, row: Sent, state: UncertainView['state'], by?: string): Promise<Card> => {
  const chain = row.chainId === undefined ? undefined : await readChain(ctx.tx, row.chainId)
  return uncertainCard({
    state,
    outbox: row.id,
    generation: row.generation,
    what: `${chain?.name ?? ''}${jobTitle(row)}`,
    where: await placeName(ctx, row),
    private: row.target.type === 'open_id',
    sinceText: row.error === restored ? undefined : shortTimeText(row.maybeSince ?? row.createdAt, ctx.rules.zone),
    byName: by,
    atText: by === undefined ? undefined : shortTimeText(ctx.now, ctx.rules.zone),
  })
}

/** 群里已看到 or 没有，请补发. @returns undefined when the row is not in doubt (any more) in that generation. */
export const settleDoubt = async (
  ctx: ActorCtx,
  answer: { outbox: string; generation: number; seen: boolean; clicked: string },
): Promise<Card | undefined> => {
  const row = await readOutgoing(ctx.tx, answer.outbox)
  if (row?.state !== 'uncertain' || row.generation !== answer.generation) return undefined
  if (answer.seen) await markSeen(ctx.tx, row.id, ctx.now)
  else await sendAnew(ctx.tx, row, ctx.now)
  await audited(ctx, answer.seen ? 'uncertain-seen' : 'uncertain-resend', {
    object: row.dedupeKey,
    chain: row.chainId,
    place: 'card',
  })
  const end = answer.seen ? 'seen' : 'resent'
  await closeQuestions(ctx, row, end, { by: ctx.actor.name, except: answer.clicked })
  return drawQuestion(ctx, row, end, ctx.actor.name)
}

/** The doubt is settled: nobody need look any more. Whoever was asked sees how it ended; a question that has not gone out yet is not asked. */
export const closeQuestions = async (
  ctx: Ctx,
  row: Sent,
  end: Exclude<UncertainView['state'], 'ask'>,
  { by, except }: { by: string; except?: string },
): Promise<void> => {
  const open = (await withdrawQuestions(ctx.tx, row.id)).filter(({ id }) => id !== except)
  if (open.length === 0) return
  const card = await drawQuestion(ctx, row, end, by)
  for (const { id } of open) await patchCard(ctx, id, `${end}-${row.generation}`, card)
}
