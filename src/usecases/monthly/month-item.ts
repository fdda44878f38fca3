import { earlierMonths, months, weekliesBetween } from '../../db/months.ts'
import { findRecords } from '../../db/records.ts'
import { readParts } from '../../db/report-parts.ts'
import { asksReason } from '../../domain/item-state.ts'
import { type Month, type MonthPlan, previousMonth, weeksOf } from '../../domain/month-plan.ts'
import {
  issueFields,
  issueLevelFields,
  type MonthContent,
  type MonthLine,
  type MonthTyped,
} from '../../domain/monthly.ts'
import { asksOf, type MonthAsk } from '../../domain/monthly-asks.ts'
import { liaisonLimit, type MonthFormContext, nextMonthLimit } from '../../domain/monthly-form.ts'
import { firstPicks, wordsOf } from '../../domain/monthly-points.ts'
import { withoutNumbering } from '../../domain/numbering.ts'
import { countCharacters, textLines } from '../../domain/text.ts'
import { addDays, addMs, dayOf, dayOfWeek, type Instant, instantOf } from '../../domain/time.ts'
import { planLines } from '../../domain/weekly-form.ts'
import { closedPoint, liaisonLine } from '../../texts/records.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { kinds, stateWord } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'
import { filingOf, postFor } from '../reports/filing.ts'
import type { ReportItem } from '../reports/report-item.ts'
import { listMoves, listsToCheck } from './list-moves.ts'

/** Everything one month's item consists of at a moment. */
export interface MonthItem extends ReportItem<MonthPlan, MonthContent> {
  /** Lines of the month's weekly reports, the newest week first, then what was closed in the month. */
  lines: MonthLine[]
  asks: MonthAsk[]
  /** What the weekly reports have said already: nobody types it a second time. */
  prewritten: MonthTyped
  /** What “1155+N” lacks, or has to be looked at again. */
  toCheck: string[]
  before?: MonthFormContext['before']
  earlier?: MonthFormContext['earlier']
}

/** Options of a picker; a month of long weeks has more lines than anybody reads. */
const mostLines = 20
const mostClosed = 10

export const readMonthItem = async (ctx: Ctx, id: string): Promise<MonthItem | undefined> => {
  const { tx, rules } = ctx
  const parts = await readParts<MonthPlan, MonthContent>(tx, months, id)
  if (!parts) return undefined
  const { month } = parts.plan
  const weeklies = await weekliesBetween(tx, parts.chain.id, weeksOf(month, rules.clock.due.weekday))
  const written = weeklies
    .toReversed()
    .flatMap(({ week, weeks, content }) =>
      withoutNumbering(textLines(content.progress)).map((text, i) => ({
        value: `${week}_${i + 1}`,
        of: { week, weeks },
        text,
      })),
    )
    .slice(0, mostLines)
  const lines: MonthLine[] = [...written, ...(await closedLines(ctx, parts.chain.id, month))]
  const asks = asksOf(weeklies)
  const filed = await earlierMonths(tx, parts.chain.id, month, 12)
  const last = filed.find((one) => one.month === previousMonth(month))
  const ofYear = filed.find((one) => one.month.slice(0, 4) === month.slice(0, 4))
  return {
    ...parts,
    lines,
    asks,
    prewritten: {
      ...prewrite(lines, asks, weeklies.at(-1)?.content.nextPlan ?? ''),
      ...(await listMoves(ctx, parts.chain.id, month)),
      ...(await liaisonLines(ctx, parts.chain.id, month)),
    },
    toCheck: await listsToCheck(ctx, parts.chain),
    before: last && { month: last.month, output: last.content.output.yi },
    earlier: ofYear && { month: ofYear.month, cumulative: ofYear.content.cumulative.yi },
  }
}

/** Tasks that were closed in the weeks of the month. A sensitive one stands in no report. */
const closedLines = async (ctx: Ctx, chainId: string, month: Month): Promise<MonthLine[]> => {
  const { zone, clock } = ctx.rules
  const { from, to } = weeksOf(month, clock.due.weekday)
  const range = {
    of: 'closed_at',
    from: instantOf(dayOfWeek(from, 1), '00:00', zone),
    to: addMs(instantOf(addDays(dayOfWeek(to, 7), 1), '00:00', zone), -1),
  } as const
  const query = { kind: kinds.task.key, chains: [chainId], open: false, states: ['closed'], sensitive: false, range }
  const closed = await findRecords(ctx.tx, query, { limit: mostClosed, offset: 0 })
  return closed.map((record) => ({
    value: record.id,
    of: 'closed',
    text: closedPoint(record.title, numberOf(ctx, record), stateWord(kinds.task, record.state)),
  }))
}

const mostLiaisons = 50

/** What was asked of province and city in the weeks of the month, and what was answered; as much as the box takes. */
const liaisonLines = async (ctx: Ctx, chainId: string, month: Month): Promise<MonthTyped> => {
  const weeks = weeksOf(month, ctx.rules.clock.due.weekday)
  const [from, to] = [dayOfWeek(weeks.from, 1), dayOfWeek(weeks.to, 7)]
  const inMonth = (day: unknown) => typeof day === 'string' && from <= day && day <= to
  const query = { kind: kinds.liaison.key, chains: [chainId], states: ['open', 'closed'], sensitive: false }
  const found = await findRecords(ctx.tx, query, { limit: mostLiaisons, offset: 0 })
  const lines: string[] = []
  for (const record of found.toSorted((a, b) => a.no - b.no)) {
    const { body, on, answer, answered_on } = record.values
    if (!inMonth(on) && !inMonth(answered_on)) continue
    const answered = answer === undefined ? undefined : { on: String(answered_on), text: String(answer) }
    const line = liaisonLine({ body: String(body), title: record.title, answered, number: numberOf(ctx, record) })
    if (countCharacters([...lines, line].join('；')) <= liaisonLimit) lines.push(line)
  }
  return lines.length > 0 ? { liaison: lines.join('；') } : {}
}

const prewrite = (lines: readonly MonthLine[], asks: readonly MonthAsk[], nextPlan: string): MonthTyped => {
  const picked = firstPicks(lines)
  const standing = asks.filter((ask) => ask.standing)
  const issues = standing.slice(-issueFields.length).flatMap(({ level, text }, i) => [
    [issueFields[i] ?? 'issue_1', text],
    [issueLevelFields[i] ?? 'issue_level_1', level],
  ])
  const plan = planLines(nextPlan).slice(0, nextMonthLimit.lines)
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
  asksReason: asksReason(filingOf(item, postFor(ctx.actor, item) ?? 'reporter', at), item.returned !== undefined),
})
