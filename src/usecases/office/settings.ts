import type { Card } from '../../cards/kit/card.ts'
import { type SettingsView, settingsCard } from '../../cards/settings.ts'
import { saveCalendarYear } from '../../db/calendar.ts'
import { allChains } from '../../db/chains.ts'
import { newId } from '../../db/ids.ts'
import { addProposal, endProposal, findProposal, type Proposal } from '../../db/proposals.ts'
import { numbersSetting, readSetting, writeSetting } from '../../db/settings.ts'
import { createCalendar } from '../../domain/calendar.ts'
import type { ClockChange } from '../../domain/clock-words.ts'
import type { HolidayNotice } from '../../domain/holiday-notice.ts'
import type { NumberChange } from '../../domain/records/number-words.ts'
import type { Numbers } from '../../domain/records/numbers.ts'
import { addDays, type Day, dayOfWeek, nextWeek, weekOf } from '../../domain/time.ts'
import type { DayTime, WeekPlan } from '../../domain/week-plan.ts'
import type { ClockPoint } from '../../domain/weekly-clock.ts'
import { shortTimeText } from '../../texts/dates.ts'
import * as t from '../../texts/settings.ts'
import { signHeading, switchHow, switchLines } from '../../texts/sign-off.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { monthBlocks, upcomingMonthBlock } from '../monthly/month-settings.ts'
import { planFrom, weekToOpen } from '../reports/open-periods.ts'
import { type OfficeRules, rulesChanged, signSetting } from './office-rules.ts'

/** The clocks and switches as they are. */
export const drawSettings = async (ctx: Ctx): Promise<Card> => {
  const signed = (await allChains(ctx.tx)).filter(({ id }) => ctx.rules.signOff.has(id)).map(({ name }) => name)
  const blocks = [
    ...(await clockBlocks(ctx)),
    ...(await monthBlocks(ctx)),
    { heading: signHeading, lines: [switchLines(signed), switchHow] },
    { heading: t.numbersHeading, lines: [...t.numberLines(ctx.rules.numbers), t.numbersHow] },
  ]
  return settingsCard({ title: t.settingsTitle, blocks, note: t.howToChange })
}

/** 审签 of one chain: at once, from the next filing on. @returns whether anything changed. */
export const switchSignOff = async (ctx: ActorCtx, chainId: string, on: boolean): Promise<boolean> => {
  if (ctx.rules.signOff.has(chainId) === on) return false
  await writeSetting(ctx.tx, signSetting(chainId), on)
  await rulesChanged(ctx.tx)
  await audited(ctx, 'settings-sign-off', { object: chainId, chain: chainId, place: 'chat', detail: { on } })
  return true
}

/** Shows what changed clocks would mean; nothing counts before it is confirmed. */
export const proposeClock = (ctx: ActorCtx, change: ClockChange): Promise<Card> => propose(ctx, 'clock', change)

/** Shows every day off and make-up day of a year, and the weeks they move; nothing counts before it is confirmed. */
export const proposeCalendar = (ctx: ActorCtx, notice: HolidayNotice): Promise<Card> => propose(ctx, 'calendar', notice)

/** Shows a number of records as it is and as it would be. */
export const proposeNumber = (ctx: ActorCtx, change: NumberChange): Promise<Card> => propose(ctx, 'number', change)

const propose = async (
  ctx: ActorCtx,
  kind: Proposal['kind'],
  body: ClockChange | HolidayNotice | NumberChange,
): Promise<Card> => {
  const proposal: Proposal = {
    id: newId('set'),
    kind,
    body: JSON.stringify(body),
    proposedBy: ctx.actor.openId,
    state: 'open',
    createdAt: ctx.now,
  }
  await addProposal(ctx.tx, proposal)
  return settingsCard({ ...(await viewOf(ctx, proposal)), proposal: proposal.id })
}

/** 保存 or 不保存. @returns undefined when it is settled already. */
export const settleProposal = async (
  ctx: ActorCtx,
  answer: { proposal: string; confirm: boolean },
): Promise<Card | undefined> => {
  const proposal = await findProposal(ctx.tx, answer.proposal)
  if (proposal?.state !== 'open') return undefined
  const state = answer.confirm ? 'confirmed' : 'cancelled'
  const view = await viewOf(ctx, proposal)
  await endProposal(ctx.tx, proposal.id, state)
  if (answer.confirm) await carryOut(ctx, proposal)
  await audited(ctx, `settings-${proposal.kind}`, { object: proposal.id, place: 'card', detail: { state } })
  const atText = shortTimeText(ctx.now, ctx.rules.zone)
  return settingsCard({ ...view, settled: { state, by: ctx.actor.name, atText } })
}

const carryOut = async (ctx: ActorCtx, proposal: Proposal): Promise<void> => {
  if (proposal.kind === 'clock') {
    const { clock, holiday } = JSON.parse(proposal.body) as ClockChange
    await writeSetting(ctx.tx, 'weekly-clock', clock)
    await writeSetting(ctx.tx, 'holiday-rule', holiday)
  } else if (proposal.kind === 'number') {
    const { key, to } = JSON.parse(proposal.body) as NumberChange
    const changed = (await readSetting(ctx.tx, numbersSetting)) as Partial<Numbers> | undefined
    await writeSetting(ctx.tx, numbersSetting, { ...changed, [key]: to })
  } else {
    const { year, days } = JSON.parse(proposal.body) as HolidayNotice
    await saveCalendarYear(ctx.tx, { year, days, source: `chat ${ctx.actor.openId}` })
  }
  await rulesChanged(ctx.tx)
}

const viewOf = async (ctx: Ctx, proposal: Proposal): Promise<SettingsView> => {
  if (proposal.kind === 'clock') {
    const change = JSON.parse(proposal.body) as ClockChange
    const then = { ...ctx, rules: { ...ctx.rules, ...change } }
    const blocks = [...(await clockBlocks(then)), await upcomingMonthBlock(then)]
    return { title: t.clockPreviewTitle, blocks, note: t.takesEffect }
  }
  if (proposal.kind === 'number') {
    const change = JSON.parse(proposal.body) as NumberChange
    return {
      title: t.numberPreviewTitle,
      blocks: [{ lines: [t.numberChangeLine(change)] }],
      note: t.numberTakesEffect,
      says: { yes: t.confirmNumber, no: t.leaveNumber },
    }
  }
  const notice = JSON.parse(proposal.body) as HolidayNotice
  return { title: t.calendarPreviewTitle(notice.year), blocks: calendarBlocks(ctx, notice), note: t.takesEffect }
}

const clockBlocks = async (ctx: Ctx): Promise<SettingsView['blocks']> => {
  const { rules } = ctx
  const { clock } = rules
  const points: [ClockPoint, DayTime[]][] = [
    ['opens', [clock.opens]],
    ['card', [clock.card]],
    ['reminders', clock.reminders],
    ['backup', [clock.backup]],
    ['due', [clock.due]],
    ['receipt', [clock.receipt]],
    ['digest.chief', [clock.digest.chief]],
    ['digest.office', [clock.digest.office]],
    ['lock', [clock.lock]],
  ]
  return [
    {
      heading: t.clockHeading,
      lines: [...points.map(([point, at]) => t.clockLine(point, at)), t.holidayLine(rules.holiday)],
    },
    { heading: t.nextDates, lines: (await nextPlans(ctx, 5)).map((plan) => t.planLine(plan, rules.zone)) },
  ]
}

/** The next periods that have not opened yet. */
const nextPlans = async (ctx: Ctx, count: number): Promise<WeekPlan[]> => {
  const plans: WeekPlan[] = []
  let week = await weekToOpen(ctx)
  while (plans.length < count) {
    const plan = planFrom(week, ctx.rules)
    plans.push(plan)
    week = nextWeek(plan.week)
  }
  return plans
}

const calendarBlocks = (ctx: Ctx, { year, days }: HolidayNotice): SettingsView['blocks'] => {
  const off = days.filter(({ kind }) => kind === 'holiday')
  const names = [...new Set(off.map(({ name }) => name))]
  const calendar = createCalendar(days, [year])
  const rules: OfficeRules = { ...ctx.rules, calendar }
  return [
    {
      lines: names.map((name) =>
        t.daysOffLine(name, stretches(off.filter((one) => one.name === name).map(({ day }) => day))),
      ),
    },
    { lines: [t.makeUpLine(days.filter(({ kind }) => kind === 'workday').map(({ day }) => day))] },
    { heading: t.movedHeading, lines: movedLines(rules, year) },
  ]
}

const movedLines = (rules: OfficeRules, year: number): string[] => {
  const lines: string[] = []
  let week = weekOf(`${year}-01-04`)
  while (dayOfWeek(week, 4).slice(0, 4) <= String(year)) {
    const plan = planFrom(week, rules)
    if (plan.shift && plan.dueDay.startsWith(String(year))) lines.push(t.movedLine(plan, rules.zone))
    week = nextWeek(plan.week)
  }
  return lines.length > 0 ? lines : [t.noneMoved]
}

const stretches = (days: readonly Day[]): { from: Day; to: Day; days: number }[] => {
  const found: { from: Day; to: Day; days: number }[] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last && addDays(last.to, 1) === day) {
      last.to = day
      last.days += 1
    } else found.push({ from: day, to: day, days: 1 })
  }
  return found
}
