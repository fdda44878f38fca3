import type { Card } from '../../cards/kit/card.ts'
import { leaveCard } from '../../cards/leave.ts'
import { type Chain, readChain } from '../../db/chains.ts'
import { itemId, periodsLockedAfter, readItem } from '../../db/items.ts'
import { awayOn, type Leave } from '../../db/leaves.ts'
import { grantsOf, readPerson } from '../../db/people.ts'
import { leaveDays } from '../../domain/leave-words.ts'
import { taskForceRoles } from '../../domain/people.ts'
import { addDays, type Day, dayOf, nextWeek, previousWeek, weekOf } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import { shortTimeText } from '../../texts/dates.ts'
import * as t from '../../texts/leave.ts'
import { roleWords } from '../../texts/words.ts'
import type { Ctx } from '../context.ts'
import type { Recipient } from '../reminding/recipients.ts'
import { planFrom } from '../reports/open-periods.ts'
import { periodWords } from '../reports/period-words.ts'
import { type Asked, type Away, askedFor } from './stand-ins.ts'

/** A leave with what it means: who stands in for which chain, and which reports move. */
export const drawLeave = async (ctx: Ctx, leave: Leave, replaced: readonly Leave[] = []): Promise<Card> => {
  const person = await readPerson(ctx.tx, leave.personId)
  const matters = leave.state === 'proposed' || leave.state === 'confirmed'
  const chains = matters ? await chainsOf(ctx, leave.personId) : []
  const standIns: { chain: string; who: string }[] = []
  const moved: string[] = []
  const plans = matters ? await plansWithin(ctx, leave) : []
  let reports = false
  for (const chain of chains) {
    const without = await askedWith(ctx, leave, chain.id, leave.from, false)
    const asked = await askedWith(ctx, leave, chain.id, leave.from, true)
    const concerned = without.to.some(({ personId }) => personId === leave.personId)
    const who = await namesOf(ctx, chain.id, asked.to)
    standIns.push({ chain: chain.name, who: concerned || who === '' ? who || t.nobodyThere : t.unaffected(who) })
    if (!concerned) continue
    reports = true
    for (const plan of plans) {
      const item = await readItem(ctx.tx, itemId(chain.id, plan.week))
      if (item && item.state !== 'open') continue
      const then = await askedWith(ctx, leave, chain.id, earlierOf(plan.dueDay, leave.to), true)
      const words = periodWords(plan, ctx.rules)
      const name = (await namesOf(ctx, chain.id, then.to)) || t.nobodyThere
      moved.push(t.movedLine({ chain: chain.name, week: words.week, due: words.due, who: name }))
    }
  }
  return leaveCard({
    state: leave.state,
    leave: leave.id,
    name: person?.name ?? '',
    span: t.leaveSpan(leave.from, leave.to, leaveDays(leave.from, leave.to)),
    standIns,
    moved,
    replaces: replaced.map(({ from, to }) => t.shortSpan(from, to)),
    back: matters ? t.backOn(addDays(leave.to, 1), reports) : undefined,
    atText: leave.settledAt && shortTimeText(leave.settledAt, ctx.rules.zone),
  })
}

const earlierOf = (one: Day, other: Day): Day => [one, other].toSorted()[0] ?? one

const chainsOf = async ({ tx }: Ctx, personId: string): Promise<Chain[]> => {
  const ids = new Set(
    (await grantsOf(tx, personId)).flatMap(({ role, chain }) =>
      chain !== undefined && taskForceRoles.some((post) => post === role) ? [chain] : [],
    ),
  )
  const found: Chain[] = []
  for (const id of ids) {
    const chain = await readChain(tx, id)
    if (chain?.kind === 'key' && !chain.closed) found.push(chain)
  }
  return found
}

/** Who would be asked on a day, with the person away or not. */
const askedWith = async (ctx: Ctx, leave: Leave, chain: string, day: Day, isAway: boolean): Promise<Asked> => {
  const away: Away = await awayOn(ctx.tx, day)
  const others = [...away].filter(([id]) => id !== leave.personId)
  return askedFor(ctx.tx, chain, new Map(isAway ? [...others, [leave.personId, leave]] : others))
}

const namesOf = async ({ tx }: Ctx, chain: string, to: readonly Recipient[]): Promise<string> => {
  const names: string[] = []
  for (const { personId, name } of to) {
    const grants = personId === undefined ? [] : await grantsOf(tx, personId)
    const post = taskForceRoles.find((role) => grants.some((grant) => grant.role === role && grant.chain === chain))
    names.push(post ? t.standInWho(name ?? '', roleWords[post]) : (name ?? ''))
  }
  return names.join('、')
}

/** Periods whose card or due day lies in the leave; those that are open and those that will be. */
const plansWithin = async (ctx: Ctx, { from, to }: Leave): Promise<WeekPlan[]> => {
  const open = (await periodsLockedAfter(ctx.tx, ctx.now)).map(({ plan }) => plan)
  const plans = new Map(open.map((plan) => [plan.week, plan]))
  for (let week = previousWeek(weekOf(from)); ; ) {
    const plan = planFrom(week, ctx.rules)
    if (dayOf(plan.cardAt, ctx.rules.zone) > to) break
    if (!plans.has(plan.week)) plans.set(plan.week, plan)
    week = nextWeek(plan.week)
  }
  return [...plans.values()].filter(
    (plan) => plan.dueDay >= from && dayOf(plan.cardAt, ctx.rules.zone) <= to && plan.dueAt > ctx.now,
  )
}
