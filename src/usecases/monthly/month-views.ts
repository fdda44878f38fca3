import type { MonthChiefView, ShownFigures } from '../../cards/monthly-chief.ts'
import type { MonthOfficeView } from '../../cards/monthly-office.ts'
import type { Source } from '../../cards/source-line.ts'
import { firmsByChain, firmsOfChain } from '../../db/firms.ts'
import { type PeriodReport, periodReports } from '../../db/period-reports.ts'
import { promptsOfPeriod } from '../../db/prompts.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import { bases, type MonthContent, moveFields } from '../../domain/monthly.ts'
import { togetherYi } from '../../domain/plan-targets.ts'
import type { Revision } from '../../domain/report.ts'
import { shownFigure } from '../../domain/shown-figure.ts'
import { textLines } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import { headline } from '../../domain/weekly-form.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import { basisWords } from '../../texts/monthly.ts'
import { monthSource, monthsSource } from '../../texts/monthly-digest.ts'
import { signWordOf } from '../../texts/sign-off.ts'
import type { Ctx } from '../context.ts'
import { type DigestMaking, earlyWords, returnsView, unsignedOf } from '../digest/digest-views.ts'
import { monthShift } from './draw-month.ts'

export const commonOf = (ctx: Ctx, plan: MonthPlan, making: DigestMaking, nextAt: Instant) => {
  const shift = monthShift(plan)
  const { notDue, notes } = earlyWords(ctx, making, { dueAt: plan.dueAt, nextAt })
  return {
    notDue,
    month: plan.month,
    version: making.version,
    notes: [...(making.notes ?? []), ...notes, ...(shift ? [shift] : [])],
    catchUpDue: making.catchUpDue && dayTimeText(making.catchUpDue, ctx.rules.zone),
  }
}

/** What a group may read of a chain's figures. */
export const shownOf = (content: MonthContent, enterprises: readonly string[] = []): ShownFigures => ({
  output: shownFigure(content.output.yi, enterprises.length),
  cumulative: shownFigure(content.cumulative.yi, enterprises.length),
  yoy: content.yoy,
  basis: content.basis,
  cutoff: content.cutoff,
})

export const monthChiefView = async (
  ctx: Ctx,
  plan: MonthPlan,
  chainId: string,
  making: DigestMaking,
): Promise<MonthChiefView | undefined> => {
  const [report] = await periodReports<MonthContent>(ctx.tx, {
    period: plan.month,
    at: making.cutAt,
    chains: [chainId],
  })
  if (!report) return undefined
  const common = { ...commonOf(ctx, plan, making, plan.digestChiefAt), chainName: report.chainName }
  if (report.item.state === 'exempt') return { ...common, report: { state: 'exempt', cause: report.item.note ?? '' } }
  const { revision } = report
  if (!revision) return { ...common, report: { state: 'missing' } }
  const { content } = revision
  const count = (level: 'office' | 'leading') => content.issues.filter((issue) => issue.level === level).length
  return {
    ...common,
    report: {
      state: 'filed',
      headline: headline(content.points).text,
      points: textLines(content.points).slice(1),
      asks: content.issues.filter(({ level }) => level === 'chief').map(({ text }) => text),
      otherAsks: { office: count('office'), leading: count('leading') },
      figures: shownOf(content, await firmsOfChain(ctx.tx, chainId)),
      moved: moveFields.filter((field) => content.moves[field] !== ''),
      nextMonth: textLines(content.nextMonth),
      late: report.item.isLate,
      returned: report.item.state === 'returned',
      sign: signWordOf(report.signOff),
      full: { item: report.item.id, rev: revision.rev },
      source: monthSource(plan.month, revision.rev, shortTimeText(revision.sentAt, ctx.rules.zone), report.item.isLate),
    },
  }
}

export interface FiledMonth extends PeriodReport<MonthContent> {
  revision: Revision<MonthContent>
  content: MonthContent
  source: Source
}

export const sorted = (reports: readonly PeriodReport<MonthContent>[]) => {
  const owed = reports.filter(({ item }) => item.state !== 'exempt')
  return {
    owed,
    exempt: reports.filter(({ item }) => item.state === 'exempt'),
    filed: owed.flatMap((report): FiledMonth[] => {
      const { item, revision } = report
      return revision
        ? [{ ...report, revision, content: revision.content, source: { item: item.id, rev: revision.rev } }]
        : []
    }),
    missing: owed.filter(({ revision }) => !revision),
    /** Sent back: filed, and owed again. */
    back: owed.filter(({ item, revision }) => revision && item.state === 'returned'),
  }
}

export const monthOfficeView = async (ctx: Ctx, plan: MonthPlan, making: DigestMaking): Promise<MonthOfficeView> => {
  const reports = await periodReports<MonthContent>(ctx.tx, { period: plan.month, at: making.cutAt })
  const { owed, exempt, filed, missing, back } = sorted(reports)
  const names = new Map(reports.map(({ item, chainName }) => [item.id, chainName]))
  const drafting = missing.filter(({ draftAt }) => draftAt !== undefined)
  const enterprises = await firmsByChain(ctx.tx)
  return {
    ...commonOf(ctx, plan, making, plan.digestOfficeAt),
    counts: {
      owed: owed.length,
      filed: filed.length - back.length,
      late: filed.filter(({ item }) => item.isLate && item.state !== 'returned').length,
      draft: drafting.length,
      missing: missing.length - drafting.length,
      exempt: exempt.length,
      returned: back.length,
    },
    asks: filed.flatMap(({ chainName, source, content }) =>
      content.issues.flatMap(({ level, text }) =>
        level === 'none' || level === 'self' ? [] : [{ level, chainName, text, source }],
      ),
    ),
    figures: filed.map(({ item, chainName, source, content }) => ({
      chainName,
      figures: shownOf(content, enterprises.get(item.chainId)),
      late: item.isLate,
      returned: item.state === 'returned',
      source,
    })),
    totals: totalsOf(filed, enterprises),
    jumped: filed.filter(({ content }) => content.jumpConfirmed).map(({ chainName }) => chainName),
    moves: Object.fromEntries(
      moveFields.map((field) => [field, filed.filter(({ content }) => content.moves[field] !== '').length]),
    ) as MonthOfficeView['moves'],
    owing: missing.flatMap(({ chainName, draftAt }) => (draftAt === undefined ? [chainName] : [])),
    drafts: drafting.map(({ chainName }) => chainName),
    exempt: exempt.map(({ item, chainName }) => ({ chainName, cause: item.note ?? '' })),
    returns: await returnsView(ctx, plan.month, names),
    unsigned: unsignedOf(filed),
    prompts: await promptsOfPeriod(ctx.tx, plan.month),
    source: monthsSource(plan.month, filed.length, shortTimeText(making.cutAt, ctx.rules.zone)),
  }
}

const totalsOf = (
  filed: readonly FiledMonth[],
  enterprises: ReadonlyMap<string, string[]>,
): MonthOfficeView['totals'] =>
  bases.flatMap((basis) => {
    const of = filed.filter(({ content }) => content.basis === basis)
    if (of.length < 2) return []
    const figure = (field: 'output' | 'cumulative') =>
      togetherYi(
        of.map(({ item, chainName, content }) => ({
          chain: chainName,
          shown: shownOf(content, enterprises.get(item.chainId))[field],
          enterprises: enterprises.get(item.chainId) ?? [],
        })),
      )
    const [output, cumulative] = [figure('output'), figure('cumulative')]
    return [{ basis: basisWords[basis], chains: of.length, output, cumulative, sharing: output.sharing }]
  })
