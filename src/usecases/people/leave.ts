import type { Card } from '../../cards/kit/card.ts'
import { newId } from '../../db/ids.ts'
import { type Leave, leavesOf, readLeaveRow, saveLeave } from '../../db/leaves.ts'
import { type Holder, holders } from '../../db/people.ts'
import { type LeaveFault, leaveDays, longestLeave } from '../../domain/leave-words.ts'
import { peopleNamed } from '../../domain/names.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { type Day, dayOf } from '../../domain/time.ts'
import * as t from '../../texts/leave.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { absencesChanged, freeStandIns, tellStandIns } from './absences.ts'
import { drawLeave } from './draw-leave.ts'

const today = ({ now, rules }: ActorCtx): Day => dayOf(now, rules.zone)

/** Backups and leads of the chains this person works for: nobody else may stand in. */
export const possibleStandIns = async ({ tx, actor }: ActorCtx): Promise<Holder[]> => {
  const found = new Map<string, Holder>()
  for (const { role, chain } of actor.grants) {
    if (chain === undefined || (role !== 'reporter' && role !== 'backup' && role !== 'lead')) continue
    for (const post of ['backup', 'lead'] as const)
      for (const person of await holders(tx, post, chain)) if (!found.has(person.id)) found.set(person.id, person)
  }
  if (actor.personId !== undefined) found.delete(actor.personId)
  return [...found.values()]
}

/** Who is meant by a name as people say it, or by an @. */
export const standInNamed = (
  typed: string,
  mentions: readonly { openId: string }[],
  people: readonly Holder[],
): Holder[] => {
  const mentioned = people.filter(({ openId }) => mentions.some((mention) => mention.openId === openId))
  return mentioned.length > 0 ? mentioned : peopleNamed(typed, people)
}

/** Shows what a leave would mean; it counts once it is confirmed. */
export const proposeLeave = async (
  ctx: ActorCtx,
  wish: { personId: string; from: Day; to: Day; standIn?: string | undefined },
): Promise<Result<Card, LeaveFault>> => {
  const { from, replaced } = await joined(ctx, wish)
  const days = leaveDays(from, wish.to)
  if (days > longestLeave) return fail({ reason: 'too-long', from, to: wish.to, days })
  const leave: Leave = {
    id: newId('leave'),
    personId: wish.personId,
    from,
    to: wish.to,
    standIn: wish.standIn,
    state: 'proposed',
    told: {},
    createdAt: ctx.now,
  }
  await saveLeave(ctx.tx, leave)
  return ok(await drawLeave(ctx, leave, replaced))
}

/** A leave over days that are taken already takes the place of the earlier one. One that has begun, or that it goes on beyond, keeps its beginning. */
const joined = async (
  ctx: ActorCtx,
  wish: { personId: string; from: Day; to: Day },
): Promise<{ from: Day; replaced: Leave[] }> => {
  const replaced = (await leavesOf(ctx.tx, wish.personId)).filter(({ from, to }) => from <= wish.to && to >= wish.from)
  const earlier = replaced.find(({ from, to }) => from < wish.from && (from <= today(ctx) || to < wish.to))
  return { from: earlier?.from ?? wish.from, replaced }
}

export type LeaveSettled = { kind: 'confirmed' | 'dropped' | 'over' | 'already'; card: Card }

/** 确认请假 or 不请了. @returns undefined when it is not this person's. */
export const settleLeave = async (
  ctx: ActorCtx,
  answer: { leave: string; confirm: boolean },
): Promise<LeaveSettled | undefined> => {
  const leave = await readLeaveRow(ctx.tx, answer.leave)
  if (!leave || leave.personId !== ctx.actor.personId) return undefined
  if (leave.state !== 'proposed') return { kind: 'already', card: await drawLeave(ctx, leave) }
  const over = leave.to < today(ctx)
  if (!answer.confirm || over) {
    const dropped: Leave = { ...leave, state: 'dropped', settledAt: ctx.now }
    await saveLeave(ctx.tx, dropped)
    return { kind: answer.confirm ? 'over' : 'dropped', card: await drawLeave(ctx, dropped) }
  }
  const { from, replaced } = await joined(ctx, leave)
  for (const other of replaced) await saveLeave(ctx.tx, { ...other, state: 'replaced', settledAt: ctx.now })
  const begins = from <= today(ctx)
  const confirmed: Leave = {
    ...leave,
    from,
    state: 'confirmed',
    settledAt: ctx.now,
    begunAt: begins ? ctx.now : undefined,
  }
  await saveLeave(ctx.tx, confirmed)
  await audit(ctx, confirmed, 'confirmed')
  await tellStandIns(ctx, confirmed)
  if (begins || replaced.some(({ begunAt }) => begunAt !== undefined)) await absencesChanged(ctx)
  const told = Object.keys((await readLeaveRow(ctx.tx, leave.id))?.told ?? {})
  for (const other of replaced) await freeStandIns(ctx, other, t.standInNotNeeded, { except: told })
  return { kind: 'confirmed', card: await drawLeave(ctx, confirmed) }
}

/** 请假 取消: the one that is running, else the next one. @returns undefined when there is none. */
export const cancelLeave = async (ctx: ActorCtx): Promise<{ cancelled: Leave; others: Leave[] } | undefined> => {
  const [leave, ...others] = await standingLeaves(ctx)
  if (!leave) return undefined
  const cancelled: Leave = { ...leave, state: 'cancelled', settledAt: ctx.now }
  await saveLeave(ctx.tx, cancelled)
  await audit(ctx, cancelled, 'cancelled')
  await freeStandIns(ctx, cancelled, t.standInNotNeeded)
  if (leave.begunAt !== undefined) await absencesChanged(ctx)
  return { cancelled, others }
}

/** Confirmed leaves of the asker that are not over. */
export const standingLeaves = async (ctx: ActorCtx): Promise<Leave[]> =>
  ctx.actor.personId === undefined
    ? []
    : (await leavesOf(ctx.tx, ctx.actor.personId)).filter(({ to }) => to >= today(ctx))

const audit = (ctx: ActorCtx, leave: Leave, state: string): Promise<void> =>
  audited(ctx, 'leave', {
    object: leave.id,
    detail: { state, from: leave.from, to: leave.to, standIn: leave.standIn ?? '' },
  })
