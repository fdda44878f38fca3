import { earlierMonths, type MonthParts, readMonthParts, weekliesBetween } from '../../db/months.ts'
import { asksReason, type Filing } from '../../domain/item-state.ts'
import { issueFields, issueLevelFields, type MonthLine, type MonthTyped } from '../../domain/monthly.ts'
import { previousMonth, weeksOf } from '../../domain/monthly-clock.ts'
import { type MonthFormContext, nextMonthLimit } from '../../domain/monthly-form.ts'
import { firstPicks, wordsOf } from '../../domain/monthly-points.ts'
import { textLines, withoutOrdinal } from '../../domain/text.ts'
import { dayOf, type Instant } from '../../domain/time.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import { planLines } from '../../domain/weekly-form.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { filingPost } from '../weekly-item.ts'

/** Everything one month's item consists of at a moment. */
export interface MonthItem extends MonthParts {
  /** Lines of the month's weekly reports, in their order. */
  lines: MonthLine[]
  /** What the weekly reports have said already: nobody types it a second time. */
  prewritten: MonthTyped
  before?: MonthFormContext['before']
  earlier?: MonthFormContext['earlier']
}

/** Options of a picker; a month of long weeks has more lines than anybody reads. */
const mostLines = 20

export const readMonthItem = async ({ tx, rules }: Ctx, id: string): Promise<MonthItem | undefined> => {
  const parts = await readMonthParts(tx, id)
  if (!parts) return undefined
  const { month } = parts.plan
  const weeklies = await weekliesBetween(tx, parts.chain.id, weeksOf(month, rules.clock.due.weekday))
  const lines = weeklies
    .flatMap(({ week, content }) =>
      textLines(content.progress).map((line, i) => ({ value: `${week}_${i + 1}`, week, text: withoutOrdinal(line) })),
    )
    .slice(-mostLines)
  const filed = await earlierMonths(tx, parts.chain.id, month, 12)
  const last = filed.find((one) => one.month === previousMonth(month))
  const ofYear = filed.find((one) => one.month.slice(0, 4) === month.slice(0, 4))
  return {
    ...parts,
    lines,
    prewritten: prewrite(
      lines,
      weeklies.map(({ content }) => content),
    ),
    before: last && { month: last.month, output: last.content.output.yi },
    earlier: ofYear && { month: ofYear.month, cumulative: ofYear.content.cumulative.yi },
  }
}

const prewrite = (lines: readonly MonthLine[], weeklies: readonly WeeklyContent[]): MonthTyped => {
  const picked = firstPicks(lines)
  const asks = weeklies.filter(({ askDetail }) => askDetail !== '')
  const latest = asks.filter(({ askDetail }, i) => asks.findLastIndex((other) => other.askDetail === askDetail) === i)
  const issues = latest.slice(-issueFields.length).flatMap(({ askLevel, askDetail }, i) => [
    [issueFields[i] ?? 'issue_1', askDetail],
    [issueLevelFields[i] ?? 'issue_level_1', askLevel],
  ])
  const plan = planLines(weeklies.at(-1)?.nextPlan ?? '').slice(0, nextMonthLimit.lines)
  return {
    picked,
    ...(picked.length > 0 && { points: wordsOf(picked, lines) }),
    ...Object.fromEntries(issues),
    ...(plan.length > 0 && { next_month: plan.join('\n') }),
  }
}

/** What this person's form is checked against. */
export const formContext = (ctx: ActorCtx, item: MonthItem, at: Instant = ctx.now): MonthFormContext => ({
  month: item.plan.month,
  today: dayOf(at, ctx.rules.zone),
  before: item.before,
  earlier: item.earlier,
  asksReason: asksReason(filingOf(ctx, item, at), false),
})

/** What a filing of this person would be if it were sent then. */
export const filingOf = (ctx: ActorCtx, { plan, chain, current }: MonthItem, sentAt: Instant): Filing => ({
  sentAt,
  dueAt: plan.dueAt,
  lockAt: plan.lockAt,
  filedBefore: current !== undefined,
  post: filingPost(ctx.actor, chain.id) ?? 'reporter',
})
