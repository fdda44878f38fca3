import type { MonthLeadingView, TargetRow, TargetView } from '../../cards/monthly-leading.ts'
import { allChains } from '../../db/chains.ts'
import { firmsByChain } from '../../db/firms.ts'
import { risksBetween, weekliesReported } from '../../db/months.ts'
import { periodReports } from '../../db/period-reports.ts'
import type { Unread } from '../../db/record-row.ts'
import { type MonthPlan, weeksOf } from '../../domain/month-plan.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import { highestOf, ofOutput, type PlanTarget, targetEnded } from '../../domain/plan-targets.ts'
import { atLeast, type Shown } from '../../domain/shown-figure.ts'
import { sharePercent } from '../../texts/charts.ts'
import { returnedMark } from '../../texts/corrections.ts'
import { shortTimeText, weekLabel } from '../../texts/dates.ts'
import { chainLine } from '../../texts/digest.ts'
import { shownText, sourceWords } from '../../texts/monthly.ts'
import { gaugeLine, monthsSource, riskLine } from '../../texts/monthly-digest.ts'
import type { Ctx } from '../context.ts'
import { type DigestMaking, recordsAt } from '../digest/digest-views.ts'
import { unreadLines } from '../records/as-of.ts'
import { monthLedger } from '../records/leading-month.ts'
import { leadingRecords, redRecords } from '../records/leading-records.ts'
import { commonOf, type FiledMonth, shownOf, sorted } from './month-views.ts'

export const monthLeadingView = async (ctx: Ctx, plan: MonthPlan, making: DigestMaking): Promise<MonthLeadingView> => {
  const reports = await periodReports<MonthContent>(ctx.tx, { period: plan.month, at: making.cutAt })
  const { owed, exempt, filed, back } = sorted(reports)
  const weeks = weeksOf(plan.month, ctx.rules.clock.due.weekday)
  const enterprises = await firmsByChain(ctx.tx)
  const names = new Map((await allChains(ctx.tx)).map(({ id, name, aliases }) => [id, aliases[0] ?? name]))
  const rows = (yi: number): ShownRow[] =>
    filed.map((report) => {
      const { chainId } = report.item
      return rowOf(report, { yi, shortName: names.get(chainId) ?? chainId, enterprises: enterprises.get(chainId) })
    })
  const targets = ctx.rules.targets
    .filter(ofOutput)
    .map((target) => targetView(target, plan, rows(target.yi), reports.length - filed.length))
  const at = recordsAt(making)
  const unread: Unread[] = []
  const cases = await leadingRecords(ctx, at, unread)
  const reds = await redRecords(ctx, at, unread)
  const ledger = await monthLedger(ctx, plan.month, { at, unread })
  return {
    ...commonOf(ctx, plan, making, plan.leadingAt),
    counts: {
      owed: owed.length,
      filed: filed.length - back.length,
      returned: back.length,
      exempt: exempt.length,
    },
    weeklies: await weekliesReported(ctx.tx, weeks),
    returned: back.map(({ chainName }) => chainName),
    asks: filed.flatMap(({ chainName, source, content }) =>
      content.issues
        .filter(({ level }) => level === 'leading')
        .map(({ text }) => ({ text: chainLine(chainName, text), source })),
    ),
    red: await redOf(ctx, weeks, reports),
    cases,
    redRecords: reds,
    ledger: [...ledger, ...unreadLines(ctx, unread)],
    targets,
    ranges: filed.some(({ item, content }) => isRange(shownOf(content, enterprises.get(item.chainId)).cumulative)),
    source: monthsSource(plan.month, filed.length, shortTimeText(making.cutAt, ctx.rules.zone)),
  }
}

interface ShownRow extends TargetRow {
  shown: Shown
}

const isRange = (shown: Shown): boolean => !('exact' in shown)

const rowOf = (
  { chainName, content, item }: FiledMonth,
  about: { yi: number; shortName: string; enterprises: readonly string[] | undefined },
): ShownRow => {
  const { yi, shortName, enterprises } = about
  const { cumulative, basis, cutoff } = shownOf(content, enterprises)
  const share = atLeast(cumulative) / yi
  const percent = sharePercent(share, isRange(cumulative))
  return {
    shown: cumulative,
    shortName,
    share,
    percent,
    line: gaugeLine({
      chain: chainName,
      cumulative: shownText(cumulative),
      target: yi,
      percent,
      source: [sourceWords(basis, cutoff), ...(item.state === 'returned' ? [returnedMark] : [])].join('，'),
    }),
  }
}

const targetView = (
  target: PlanTarget & { scope: TargetView['scope'] },
  plan: MonthPlan,
  rows: ShownRow[],
  missing: number,
): TargetView => {
  const { title, year, scope } = target
  const view = { title, year, scope, ended: targetEnded(target, plan.month), missing }
  const highest = scope === 'one' ? highestOf(rows) : undefined
  return highest ? { ...view, rows: highest.best.slice(0, 1), top: highest.top } : { ...view, rows }
}

/** Chains whose weekly reports of the month tell of a new 断链断供 risk, and whether the last word on it is another. 免报 for the month takes none of them away. */
const redOf = async (
  ctx: Ctx,
  weeks: ReturnType<typeof weeksOf>,
  chains: readonly { item: { chainId: string }; chainName: string }[],
): Promise<string[]> => {
  const risks = await risksBetween(ctx.tx, weeks)
  return chains.flatMap(({ item, chainName }) => {
    const told = risks.get(item.chainId) ?? []
    const last = told.at(-1)
    const came = told.filter(({ risk }) => risk === 'new').map(({ weeks }) => weekLabel(weeks))
    return came.length > 0
      ? [riskLine(chainName, came, last?.risk === 'changed' ? weekLabel(last.weeks) : undefined)]
      : []
  })
}
