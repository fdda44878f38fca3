import type { Looked } from '../commands/command.ts'
import { MaybeStored, NotStored } from '../db/errors.ts'
import { findDelivery, type InboxEntry, recordDelivery } from '../db/inbox.ts'
import { outgoingByMessage } from '../db/sent.ts'
import { type MessageWords, type Written, wordsOf } from '../domain/message-words.ts'
import { addMs, type Clock, minute, second } from '../domain/time.ts'
import { toasts } from '../texts/toasts.ts'
import type { Ctx, InTransaction } from '../usecases/context.ts'
import { stuckAlarm, tellSender } from '../usecases/delivery/alarms.ts'
import { offerOfCard } from '../usecases/reports/offer-report.ts'
import { askAhead } from './ask-ahead.ts'
import { answerBody, type CardAnswer } from './click.ts'
import type { CardDelivery, Delivery, MessageDelivery } from './envelope.ts'
import { readDelivery } from './envelope.ts'
import { handleCard } from './handle-card.ts'
import { handleEvent } from './handle-event.ts'
import { handleMenu } from './handle-menu.ts'
import { handleMessage, isForUs, type MessageDeps } from './handle-message.ts'
import { parseObject } from './json.ts'
import { lookUpNumber, type NumberDeps } from './look-up-number.ts'
import { isNotKept, refusedCard, refusedMessage } from './secret-edge.ts'

/** What was stored before the answer, and the answer as JSON. `not-stored` becomes 503: Feishu comes back. */
export type Received =
  | { kind: 'answer'; body: string; result: 'done' | 'again' | 'ignored' | 'failed' }
  | { kind: 'not-stored' }

export interface ReceiveDeps extends MessageDeps, NumberDeps {
  clock: Clock
  inTransaction: InTransaction
  /** Reads a chat message again; undefined when Feishu does not tell in time. */
  readAgain?(messageId: string): Promise<Written | undefined>
  onBug(error: unknown, requestId: string): void
  /** A click that was answered with that, or a message that Feishu has to bring again. */
  onNotStored?(error: NotStored, what: 'click' | { message: string }): void
}

/** Feishu waits 3 s for the answer to a click: work that has not begun by then is taken back. */
const clickPatience = 2.5 * second
/** An answer that has taken as long as this, before it is stored and on its way, may come after those 3 s. */
const answerPatience = 2 * second
const failedAttempts = 5
const maybeSaved = JSON.stringify(answerBody({ toast: toasts.maybeSaved }))
const notSaved = JSON.stringify(answerBody({ toast: toasts.notSaved }))
const nothing = '{}'

/**
 * One delivery, one transaction: claimed, done and answered together; a second delivery gets the same answer.
 * @param isGone whether nobody is there any more to hear the answer: then the card itself is redrawn
 */
export const receive = async (
  deps: ReceiveDeps,
  delivery: Delivery,
  plain: string,
  isGone = () => false,
): Promise<Received> => {
  const isCard = delivery.kind === 'card'
  const began = deps.clock.monotonic()
  try {
    const prefetched = isCard ? await prefetch(deps, delivery) : undefined
    const looked = delivery.kind === 'message' ? await lookUpNumber(deps, delivery) : undefined
    return await deps.inTransaction(
      'receive',
      async (ctx) => {
        const known = await findDelivery(ctx.tx, keysOf(delivery).key, keysOf(delivery).altKey)
        if (known && known.state !== 'failed') return again(known)
        const isLate = () => isGone() || deps.clock.monotonic() - began > answerPatience
        const { body, result, itemId } = await handle(ctx, delivery, deps, { prefetched, looked, isLate })
        const answer = JSON.stringify(body)
        await recordDelivery(ctx.tx, { ...entryOf(ctx, delivery), state: result, answer, itemId }, ctx.now)
        return { kind: 'answer', body: answer, result }
      },
      {
        giveUpMs: clickPatience - (deps.clock.monotonic() - began),
        id: delivery.eventId,
        ahead: (tx) => {
          void findDelivery(tx, keysOf(delivery).key, keysOf(delivery).altKey)
          askAhead(tx, delivery)
        },
      },
    )
  } catch (error) {
    if (error instanceof NotStored) deps.onNotStored?.(error, isCard ? 'click' : { message: keysOf(delivery).key })
    if (error instanceof NotStored)
      return isCard
        ? { kind: 'answer', body: error instanceof MaybeStored ? maybeSaved : notSaved, result: 'failed' }
        : { kind: 'not-stored' }
    deps.onBug(error, delivery.eventId)
    // A click is never delivered again: the person is told, and clicks again.
    if (isCard) return { kind: 'answer', body: notSaved, result: 'failed' }
    return keepForLater(deps, delivery, plain)
  }
}

const keysOf = (delivery: Delivery): { key: string; altKey: string | undefined } =>
  // Feishu's page for messages says not to rely on event_id.
  delivery.kind === 'message'
    ? { key: delivery.messageId, altKey: delivery.eventId }
    : { key: delivery.eventId, altKey: undefined }

const again = (known: InboxEntry): Received => ({
  kind: 'answer',
  body: known.answer ?? nothing,
  result: 'again',
})

const entryOf = (ctx: Ctx, delivery: Delivery): Omit<InboxEntry, 'state'> => ({
  ...keysOf(delivery),
  kind: delivery.kind,
  eventType: delivery.eventType,
  sentAt: delivery.sentAt,
  receivedAt: ctx.now,
  attempts: 1,
})

const handle = async (
  ctx: Ctx,
  delivery: Delivery,
  deps: ReceiveDeps,
  before: { prefetched?: MessageWords | undefined; looked?: Looked | undefined; isLate(): boolean },
): Promise<{ body: Record<string, unknown>; result: 'done' | 'ignored'; itemId?: string | undefined }> => {
  const ignored = { body: {}, result: 'ignored' } as const
  // Other tenants and bots get silence.
  if (delivery.kind === 'card') {
    if (isForeign(delivery.operator.tenantKey, delivery)) return ignored
    const marked = await refusedCard(ctx, delivery, before.isLate, before.prefetched)
    const answer: CardAnswer = marked ?? (await handleCard(ctx, delivery, before.isLate, before.prefetched))
    return { body: answerBody(answer), result: 'done', itemId: answer.itemId }
  }
  if (delivery.kind === 'message') {
    if (delivery.sender.type !== 'user' || isForeign(delivery.sender.tenantKey, delivery)) return ignored
    if (isForUs(delivery, deps) && !(await refusedMessage(ctx, delivery)))
      await handleMessage(ctx, delivery, deps, before)
    return { body: {}, result: 'done' }
  }
  if (delivery.eventType === 'application.bot.menu_v6') {
    await handleMenu(ctx, delivery, deps)
    return { body: {}, result: 'done' }
  }
  return { body: {}, result: (await handleEvent(ctx, delivery)) ? 'done' : 'ignored' }
}

const isForeign = (tenantKey: string, delivery: Delivery): boolean =>
  tenantKey !== '' && delivery.tenantKey !== '' && tenantKey !== delivery.tenantKey

/** A text report is read again before it counts: Feishu tells nobody when a message is edited. */
const prefetch = async (deps: ReceiveDeps, delivery: CardDelivery): Promise<MessageWords | undefined> => {
  if (!deps.readAgain || delivery.name !== 'confirm') return undefined
  const card = await outgoingByMessage(deps.reader, delivery.messageId)
  const offer = card && (await offerOfCard(deps.reader, card))
  const written = offer?.state === 'open' ? await deps.readAgain(offer.messageId) : undefined
  const own = deps.botOpenId()
  // Edited until no word was left: then that is what it says.
  return written && (wordsOf(written, ({ openId }) => openId === own) ?? { text: '', leftOut: [] })
}

/** By itself, after it is written down that it is dead: what failed five times may fail here too. */
const giveUp = async (deps: ReceiveDeps, { key, receivedAt }: InboxEntry, message: MessageDelivery): Promise<void> => {
  const sentAt = message.sentAt ?? receivedAt
  try {
    await deps.inTransaction('stuck', (ctx) => tellSender(ctx, { key, openId: message.sender.openId, sentAt }))
  } catch (error) {
    deps.onBug(error, key)
  }
}

/** Our own fault: the delivery is stored as it came and tried again, so that nothing is lost. */
const keepForLater = async (deps: ReceiveDeps, delivery: Delivery, plain: string): Promise<Received> => {
  try {
    await deps.inTransaction('keep', async (ctx) => {
      const { key, altKey } = keysOf(delivery)
      // Pushed again while it waits for its next try: the tries made so far still count.
      if (await findDelivery(ctx.tx, key, altKey)) return
      // Its body must not be kept: Feishu brings it again.
      if (isNotKept(delivery, ctx.rules.markers)) throw new Error('not to be kept')
      const nextAt = addMs(ctx.now, minute)
      await recordDelivery(ctx.tx, { ...entryOf(ctx, delivery), payload: plain, state: 'failed', nextAt })
    })
    return { kind: 'answer', body: nothing, result: 'failed' }
  } catch {
    return { kind: 'not-stored' }
  }
}

/** Tries a stored delivery again; after five attempts it is `dead` and the administrator is told. */
export const retryDelivery = async (deps: ReceiveDeps, entry: InboxEntry): Promise<void> => {
  const body = entry.payload === undefined ? undefined : parseObject(entry.payload)
  const delivery = body && readDelivery(body)
  const attempts = entry.attempts + 1
  try {
    if (!delivery) throw new Error('unreadable')
    await deps.inTransaction(
      'retry',
      async (ctx) => {
        const { body: answer, result } = await handle(ctx, delivery, deps, { isLate: () => false })
        await recordDelivery(
          ctx.tx,
          { ...entry, attempts, state: result, error: undefined, answer: JSON.stringify(answer) },
          ctx.now,
        )
      },
      { id: delivery.eventId },
    )
  } catch (error) {
    // The database did not take it: no fault of the delivery, and no attempt.
    if (error instanceof NotStored) throw error
    deps.onBug(error, entry.key)
    const dead = attempts >= failedAttempts
    await deps.inTransaction('retry', async (ctx) => {
      const nextAt = addMs(ctx.now, attempts * 5 * minute)
      await recordDelivery(ctx.tx, { ...entry, attempts, state: dead ? 'dead' : 'failed', nextAt, error: 'bug' })
      if (dead) await stuckAlarm(ctx)
    })
    if (dead && delivery?.kind === 'message') await giveUp(deps, entry, delivery)
  }
}
