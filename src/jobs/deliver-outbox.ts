import type { Outgoing } from '../db/outbox.ts'
import { claimOutgoing, settle } from '../db/outbox-delivery.ts'
import type { Clock } from '../domain/time.ts'
import type { SendOutcome } from '../feishu/errors.ts'
import { ranErrand } from '../usecases/bind-group.ts'
import type { InTransaction } from '../usecases/context.ts'
import { mayStillSend } from '../usecases/may-still-send.ts'
import type { Messenger } from './messenger.ts'
import { mayBeSent, settleAttempt } from './settle-attempt.ts'

export interface DeliverDeps {
  inTransaction: InTransaction
  messenger: Messenger
  clock: Clock
  /** Names this process in the leases. */
  owner: string
  observe?: (row: Outgoing, outcome: SendOutcome, ms: number) => void
}

export interface Delivery {
  /** Sends what is due and returns when nothing due is left or in hand. Calls while one is running join it. */
  run(): Promise<void>
  /** Takes nothing new; resolves when what is in hand has ended. */
  stop(): Promise<void>
}

/** Sends under way at once. The pacer spaces them; this only bounds how many wait inside it. */
const inHandLimit = 64

export const createDelivery = (deps: DeliverDeps): Delivery => {
  const inHand = new Map<string, Promise<void>>()
  /** When, by the monotonic clock, the first attempt of unknown outcome of a row began in this process. */
  const maybeSince = new Map<string, number>()
  let stopping = false
  let running: Promise<void> | undefined

  const sinceMaybe = (row: Outgoing): number => {
    const began = maybeSince.get(row.id)
    return began === undefined ? 0 : deps.clock.monotonic() - began
  }

  const claim = (): Promise<Outgoing[]> =>
    deps.inTransaction('deliver', async (ctx) => {
      const free = inHandLimit - inHand.size
      const busyTargets = new Set(inHand.keys())
      const rows = await claimOutgoing(ctx.tx, { now: ctx.now, owner: deps.owner, limit: free, busyTargets })
      const wanted: Outgoing[] = []
      for (const row of rows) {
        const refusal = await mayStillSend(ctx, row)
        if (refusal !== undefined) await settle(ctx.tx, row, { state: 'dropped', error: refusal })
        else if (await mayBeSent(ctx, row, sinceMaybe(row))) wanted.push(row)
      }
      return wanted
    })

  const attempt = async (row: Outgoing): Promise<void> => {
    const began = deps.clock.monotonic()
    if (!maybeSince.has(row.id)) maybeSince.set(row.id, began)
    if (row.verb === 'ask-members') return errand(row)
    const outcome = await perform(deps.messenger, row)
    deps.observe?.(row, outcome, deps.clock.monotonic() - began)
    const monotonicSinceMaybe = sinceMaybe(row)
    await deps.inTransaction('settle', (ctx) => settleAttempt(ctx, { row, outcome, monotonicSinceMaybe }))
    if (outcome.kind !== 'unknown' && row.maybeSince === undefined) maybeSince.delete(row.id)
  }

  const errand = async (row: Outgoing): Promise<void> => {
    const [chat, members] = await Promise.all([
      deps.messenger.chat(row.target.id),
      deps.messenger.members(row.target.id),
    ])
    await deps.inTransaction('errand', (ctx) => ranErrand(ctx, row, { chat, members }))
    maybeSince.delete(row.id)
  }

  const loop = async (): Promise<void> => {
    while (!stopping) {
      const rows = inHand.size < inHandLimit ? await claim() : []
      for (const row of rows) {
        const sending = attempt(row).finally(() => inHand.delete(row.target.id))
        inHand.set(row.target.id, sending)
      }
      if (inHand.size === 0) return
      // A failed write is met again by the next round: the row stays `sending` until its lease is released.
      await Promise.race([...inHand.values()])
    }
    await Promise.allSettled(inHand.values())
  }

  return {
    run: () => {
      if (stopping) return Promise.resolve()
      running ??= loop().finally(() => {
        running = undefined
      })
      return running
    },
    stop: async () => {
      stopping = true
      await Promise.allSettled([...inHand.values(), running ?? Promise.resolve()])
    },
  }
}

const perform = (messenger: Messenger, row: Outgoing): Promise<SendOutcome> => {
  const { msgType, body: content, uuid } = row
  if (row.verb === 'patch') return messenger.patch({ messageId: row.target.id, content })
  if (row.verb === 'reply')
    return messenger.reply({
      messageId: row.target.id,
      msgType,
      content,
      uuid,
      ...(row.topic === 'thread-line' ? { inThread: true } : {}),
    })
  const type = row.target.type === 'chat_id' ? 'chat_id' : 'open_id'
  return messenger.send({ to: { type, id: row.target.id }, msgType, content, uuid })
}
