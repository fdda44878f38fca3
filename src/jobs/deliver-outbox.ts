import { NotStored } from '../db/errors.ts'
import type { Outgoing } from '../db/outbox.ts'
import { type Claimed, claimOutgoing, laneOf, leaves, releaseLost, settle } from '../db/outbox-delivery.ts'
import { isSuperseded } from '../db/outbox-patches.ts'
import type { Clock } from '../domain/time.ts'
import type { SendOutcome } from '../feishu/errors.ts'
import type { Ctx } from '../usecases/context.ts'
import { afterWithdrawal } from '../usecases/delivery/after-refusal.ts'
import { mayStillSend } from '../usecases/delivery/may-still-send.ts'
import { createCompany } from './company.ts'
import { createPulse } from './pulse.ts'
import { type ErrandDeps, isErrand, runErrand } from './run-errand.ts'
import { sendFile } from './send-file.ts'
import { sendRow } from './send-row.ts'
import { type Attempt, mayBeSent, settleAttempt, settlePlainly } from './settle-attempt.ts'

export interface DeliverDeps extends ErrandDeps {
  clock: Clock
  /** Names this process in the leases. */
  owner: string
  /** Whether a look at the outbox without a transaction finds something: an idle bot writes nothing. */
  anythingToSend(): Promise<boolean>
  /** Whether this process sends: of several on one database only one does. */
  maySend(): boolean
  /** How long, in ms, it is sure of that without asking the database. */
  surelyFor: number
  /** Whether Feishu answers at all just now; a harmless call. */
  answers(): Promise<boolean>
  observe?: (row: Outgoing, outcome: Attempt['outcome'], ms: number) => void
}

export interface Delivery {
  /** Sends what is due and returns when nothing due is left or in hand, or Feishu is silent. A call while one is running means one more round. */
  run(): Promise<void>
  /** Takes nothing new; resolves when what is in hand has ended. */
  stop(): Promise<void>
}

/** Sends under way at once. The pacer spaces them; this only bounds how many wait inside it. */
const inHandLimit = 64
/** So few wait for their turn when more are taken: a third of a second's worth. Taken together, they are written down together. */
const fewWaiting = 16

/** A patch that is tried again may have been overtaken while it waited for its turn. */
const mayLeave = async ({ tx, now }: Ctx, row: Claimed): Promise<boolean> => {
  if (row.maybeSince === undefined || !(await isSuperseded(tx, row))) return leaves(tx, row, now)
  await settle(tx, row, { state: 'dropped', error: 'superseded' })
  return false
}

export const createDelivery = (deps: DeliverDeps): Delivery => {
  const { inTransaction, messenger, clock } = deps
  const inHand = new Map<string, { lane: string; lands: string; ended: Promise<void> }>()
  /** Ended attempts the database has not taken yet, by row. */
  const unsettled = new Map<string, Attempt>()
  /** When, by the monotonic clock, the first attempt of unknown outcome began in this process, by uuid: a new generation is a new message. */
  const maybeSince = new Map<string, number>()
  const pulse = createPulse(clock, deps.answers)
  let stopping = false
  /** Sends away what waits for its turn. */
  const waiting = new Set<() => void>()
  const company = createCompany()
  let running: Promise<void> | undefined
  let again = false
  /** Rung while something is in hand: what is new does not wait until a file is made or a call has run into its deadline. */
  let ring: () => void = () => undefined
  let isRung = false

  const doubtOf = (row: Outgoing): number | undefined => {
    const began = maybeSince.get(row.uuid)
    return began === undefined ? undefined : clock.monotonic() - began
  }

  /** Starts what may be sent. @returns whether anything was taken from the queue, be it only to be dropped or asked about. */
  const claim = async (): Promise<boolean> => {
    const { taken, wanted } = await takeDue()
    for (const row of wanted) start(row)
    return taken > 0
  }

  const takeDue = (): Promise<{ taken: number; wanted: Claimed[] }> =>
    inTransaction('deliver', async (ctx) => {
      const held = [...inHand.keys(), ...unsettled.keys()]
      await releaseLost(ctx.tx, { now: ctx.now, owner: deps.owner, inHand: held })
      const busyTargets = new Set([
        ...[...inHand.values()].map(({ lane }) => lane),
        ...[...unsettled.values()].map(({ row }) => laneOf(row)),
      ])
      const inChats = new Map<string, number>()
      for (const { lands } of inHand.values()) inChats.set(lands, (inChats.get(lands) ?? 0) + 1)
      const limit = inHandLimit - inHand.size
      const rows = await claimOutgoing(ctx.tx, { now: ctx.now, owner: deps.owner, limit, busyTargets, inChats })
      const wanted: Claimed[] = []
      for (const row of rows) {
        const refusal = (await isSuperseded(ctx.tx, row)) ? 'superseded' : await mayStillSend(ctx, row)
        if (refusal !== undefined) {
          await settle(ctx.tx, row, { state: 'dropped', error: refusal })
          await afterWithdrawal(ctx, row, refusal)
        } else if (await mayBeSent(ctx, row, doubtOf(row))) wanted.push(row)
      }
      return { taken: rows.length, wanted }
    })

  /**
   * Waits for the row's turn and writes down that it leaves: what has not left when the process dies is in no doubt.
   * @param asks whether it still may, and writes that down
   * @returns false when it is not to leave: it was withdrawn since it was claimed, or the process ends.
   */
  const leave = (row: Claimed, asks: () => Promise<boolean>): Promise<boolean> =>
    new Promise((resolve, reject) => {
      let next = false
      const stay = () => {
        if (!next) resolve(false)
      }
      const leaving = async (): Promise<boolean> => {
        next = !stopping
        if (!next) return false
        waiting.delete(stay)
        company.goes()
        if (!(await asks())) return false
        if (!maybeSince.has(row.uuid)) maybeSince.set(row.uuid, clock.monotonic())
        return true
      }
      waiting.add(stay)
      messenger
        .turn(row.lands, leaving)
        .finally(() => waiting.delete(stay))
        .then(resolve, reject)
    })

  const attempt = async (row: Claimed): Promise<void> => {
    if (isErrand(row)) return runErrand(deps, row)
    let began = clock.monotonic()
    let asked = began
    const asks = (): Promise<boolean> => {
      asked = clock.monotonic()
      return inTransaction('leave', (ctx) => mayLeave(ctx, row))
    }
    const left = async (): Promise<boolean> => {
      let may = await leave(row, asks)
      // A process that was frozen since it asked does so again: another one may have sent it meanwhile.
      while (may && clock.monotonic() - asked > deps.surelyFor) may = await asks()
      began = clock.monotonic()
      return may
    }
    const sending = row.verb === 'file' ? sendFile(deps, row, left) : sendAfter(left, row)
    const outcome = await sending.catch((error: unknown): SendOutcome => {
      // Not stored that it leaves: it has not. The row is lost and found again.
      if (error instanceof NotStored) throw error
      deps.onBug(error, 'send')
      return { kind: 'unknown', cause: 'bug' }
    })
    if (outcome === undefined) return
    if (outcome.kind !== 'not-made') pulse.heard(outcome)
    deps.observe?.(row, outcome, clock.monotonic() - began)
    const doubt = doubtOf(row)
    if (outcome.kind !== 'unknown' && row.maybeSince === undefined) maybeSince.delete(row.uuid)
    if (waiting.size > 0 && !stopping) await company.awaited()
    await finish({ row, outcome, doubt })
  }

  const sendAfter = async (left: () => Promise<boolean>, row: Claimed): Promise<SendOutcome | undefined> =>
    (await left()) ? sendRow(messenger, row) : undefined

  const finish = async (ended: Attempt): Promise<void> => {
    const { row } = ended
    unsettled.set(row.id, ended)
    try {
      await inTransaction('settle', (ctx) => settleAttempt(ctx, ended))
    } catch (error) {
      // Not stored: what became of it is kept and written down in the next round.
      if (error instanceof NotStored) return
      deps.onBug(error, 'settle')
      await inTransaction('settle', (ctx) => settlePlainly(ctx, ended))
    }
    unsettled.delete(row.id)
  }

  const start = (row: Claimed): void => {
    const ended = attempt(row)
      .catch((error: unknown) => {
        if (!(error instanceof NotStored)) deps.onBug(error, 'deliver')
      })
      .finally(() => inHand.delete(row.id))
    inHand.set(row.id, { lane: laneOf(row), lands: row.lands, ended })
  }

  const round = async (): Promise<void> => {
    for (const ended of [...unsettled.values()]) if (!inHand.has(ended.row.id)) await finish(ended)
    while (!stopping && deps.maySend()) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve
      })
      const mayTake = inHand.size < inHandLimit && (isRung || waiting.size < fewWaiting)
      isRung = false
      const due = mayTake && (await deps.anythingToSend())
      // Nothing is put in doubt while Feishu does not answer: what waits goes out in its order when it does.
      const claimed = due && (pulse.felt() || (await pulse.feel())) && (await claim())
      if (inHand.size === 0 && !claimed) return
      if (inHand.size === 0) continue
      await Promise.race([rung, ...[...inHand.values()].map(({ ended }) => ended)])
    }
  }

  return {
    run: () => {
      if (stopping) return Promise.resolve()
      again = true
      isRung = true
      ring()
      running ??= (async () => {
        while (again && !stopping) {
          again = false
          await round()
        }
      })().finally(() => {
        running = undefined
      })
      return running
    },
    stop: async () => {
      stopping = true
      for (const stay of waiting) stay()
      await Promise.allSettled([...[...inHand.values()].map(({ ended }) => ended), running ?? Promise.resolve()])
    },
  }
}
