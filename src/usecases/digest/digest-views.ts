import type { ChiefDigestView } from '../../cards/chief-digest-blocks.ts'
import type { OfficeDigestView } from '../../cards/office-digest-blocks.ts'
import { quietChains } from '../../db/digests.ts'
import type { Item } from '../../db/items.ts'
import { periodReports } from '../../db/period-reports.ts'
import { promptsOfPeriod, promptsOfPeriodsDue } from '../../db/prompts.ts'
import { returnsOfPeriod } from '../../db/returns.ts'
import { revisionReceivedBy } from '../../db/revisions.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { nameKey } from '../../domain/names.ts'
import type { Revision } from '../../domain/report.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { addDays, type Instant, instantOf } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import { type PlanState, planStates, type WeeklyContent } from '../../domain/weekly.ts'
import { headline, planLines } from '../../domain/weekly-form.ts'
import { dayTimeText, shortTimeText, weekLabel } from '../../texts/dates.ts'
import { earlyNote, notDueNote, weekliesSource, weeklySource } from '../../texts/digest.ts'
import { monthWord } from '../../texts/monthly.ts'
import { recordsSource } from '../../texts/record-digest.ts'
import { signWordOf } from '../../texts/sign-off.ts'
import { supportText } from '../../texts/supplement.ts'
import type { Ctx } from '../context.ts'
import { type ChiefDigestRecords, chiefRecords, officeRecords } from '../records/digest-records.ts'
import { shiftWords } from '../reports/period-words.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'

/** What a digest is made with: content received by `cutAt`, and when it was due if it goes out after its time. */
export interface DigestMaking {
  version: number
  cutAt: Instant
  /** Records as they stood then, where that is another moment: a posted card changes by late reports and not by what is done to records. */
  recordsAt?: Instant | undefined
  catchUpDue?: Instant | undefined
  notes?: readonly string[]
  /** Shown before it is posted: without what is done with a posted one. `early`: it is to be posted before its reports are due. */
  preview?: true | 'early'
}

/** What a digest says of itself while its reports are not due. Nothing afterwards. */
export const earlyWords = (
  { rules: { zone } }: Ctx,
  { cutAt, preview }: DigestMaking,
  { dueAt, nextAt }: { dueAt: Instant; nextAt: Instant },
): { notDue?: string; notes: readonly string[] } => {
  if (cutAt >= dueAt) return { notes: [] }
  const asOf = dayTimeText(cutAt, zone)
  const words = preview === true ? notDueNote(asOf) : earlyNote(asOf, dayTimeText(nextAt, zone))
  return { notDue: dayTimeText(dueAt, zone), notes: [words] }
}

const planCounts = (revisions: readonly (Revision<WeeklyContent> | undefined)[]): Record<PlanState, number> => {
  const counts = Object.fromEntries(planStates.map((state) => [state, 0])) as Record<PlanState, number>
  for (const revision of revisions) for (const line of revision?.content.lastPlan ?? []) counts[line.state] += 1
  return counts
}

/** What was sent after the due time carries 逾期, whenever the first text came. */
const lateOf = (item: Item): boolean => item.isLate

const commonOf = (ctx: Ctx, plan: WeekPlan, making: DigestMaking, nextAt: Instant) => {
  const shift = shiftWords(plan)
  const { notDue, notes } = earlyWords(ctx, making, { dueAt: plan.dueAt, nextAt })
  return {
    notDue,
    weekLabel: weekLabel(plan.covers),
    version: making.version,
    notes: [...(making.notes ?? []), ...notes, ...(shift ? [shift] : [])],
    catchUpDue: making.catchUpDue && dayTimeText(making.catchUpDue, ctx.rules.zone),
  }
}

export const chiefView = async (ctx: Ctx, weekly: WeeklyItem, making: DigestMaking): Promise<ChiefDigestView> => {
  const { item, plan, chain, current } = weekly
  const records = await chiefRecords(ctx, chain.id, { period: plan.week, at: recordsAt(making) })
  const asOf = hasAny(records) ? recordsSource(shortTimeText(recordsAt(making), ctx.rules.zone)) : undefined
  const common = {
    ...commonOf(ctx, plan, making, plan.digestChiefAt),
    chainName: chain.name,
    decide: records.decide,
    read: records.read,
    matters: records.matters,
    records: records.blocks,
    others: records.others,
    recordsSource: asOf,
    ...(making.preview === undefined && {
      foot: { chain: chain.id, name: chain.aliases[0] ?? chain.name, item: item.id },
    }),
  }
  if (item.state === 'exempt') return { ...common, report: { state: 'exempt', cause: item.note ?? '' } }
  const revision =
    current && current.receivedAt <= making.cutAt
      ? current
      : await revisionReceivedBy<WeeklyContent>(ctx.tx, item.id, making.cutAt)
  if (!revision) return { ...common, report: { state: 'missing' } }
  const { content } = revision
  const late = lateOf(item)
  // What has become a record stands there once, as its record.
  const recorded = records.asked.has(item.id) || records.asked.has(nameKey(content.askDetail))
  const askLevel = recorded ? 'none' : content.askLevel
  return {
    ...common,
    report: {
      state: content.noNews ? 'no-news' : 'filed',
      headline: headline(content.progress).text,
      asks: askLevel === 'chief' ? [content.askDetail] : [],
      otherAsks: { office: askLevel === 'office' ? 1 : 0, leading: askLevel === 'leading' ? 1 : 0 },
      risk: content.risk,
      lastPlan: planCounts([revision]),
      nextPlan: planLines(content.nextPlan),
      support: (content.support ?? []).map(supportText),
      late,
      returned: item.state === 'returned',
      sign: signWordOf(revision === current ? weekly.signOff : await readSignOff(ctx.tx, item.id, revision.rev)),
      full: { item: item.id, rev: revision.rev },
      source: weeklySource(plan.covers, revision.rev, shortTimeText(revision.sentAt, ctx.rules.zone), late),
    },
  }
}

const hasAny = ({ decide, read, matters, blocks, others }: ChiefDigestRecords): boolean =>
  decide.length + read + matters.length + blocks.length > 0 || others !== undefined

/** Records are of the digest's own moment. */
export const recordsAt = ({ recordsAt: at, cutAt }: DigestMaking): Instant => at ?? cutAt

export const officeView = async (ctx: Ctx, plan: WeekPlan, making: DigestMaking): Promise<OfficeDigestView> => {
  const reports = await periodReports<WeeklyContent>(ctx.tx, { period: plan.week, at: making.cutAt })
  const exempt = reports.filter(({ item }) => item.state === 'exempt')
  const owed = reports.filter(({ item }) => item.state !== 'exempt')
  const filed = owed.flatMap(({ revision, ...report }) => {
    const source = { item: report.item.id, rev: revision?.rev ?? 0 }
    return revision ? [{ ...report, revision, content: revision.content, source }] : []
  })
  const missing = owed.filter(({ revision }) => !revision)
  const back = filed.filter(({ item }) => item.state === 'returned')
  const names = new Map(reports.map(({ item, chainName }) => [item.id, chainName]))
  const drafting = missing.filter(({ draftAt }) => draftAt !== undefined)
  return {
    ...commonOf(ctx, plan, making, plan.digestOfficeAt),
    period: plan.week,
    preview: making.preview !== undefined,
    weeks: [plan.covers[0] ?? plan.week, plan.week],
    counts: {
      owed: owed.length,
      filed: filed.length - back.length,
      late: filed.filter(({ item }) => lateOf(item) && item.state !== 'returned').length,
      draft: drafting.length,
      missing: missing.length - drafting.length,
      exempt: exempt.length,
      returned: back.length,
    },
    records: await officeRecords(ctx, { period: plan.week, at: recordsAt(making) }),
    asks: filed.flatMap(({ chainName, source, content: { askLevel, askDetail } }) =>
      askLevel === 'none' || askLevel === 'self' ? [] : [{ level: askLevel, chainName, text: askDetail, source }],
    ),
    risks: filed.flatMap(({ chainName, source, content: { risk } }) =>
      risk === 'none' ? [] : [{ chainName, state: risk, source }],
    ),
    headlines: filed.map(({ item, chainName, source, content }) => ({
      chainName,
      headline: headline(content.progress).text,
      late: lateOf(item),
      noNews: content.noNews,
      returned: item.state === 'returned',
      source,
    })),
    support: filed.flatMap(({ chainName, source, content }) =>
      (content.support ?? []).map((one) => ({ chainName, text: supportText(one), source })),
    ),
    lastPlan: planCounts(filed.map(({ revision }) => revision)),
    owing: missing.flatMap(({ chainName, draftAt }) => (draftAt === undefined ? [chainName] : [])),
    drafts: drafting.map(({ chainName }) => chainName),
    exempt: exempt.map(({ item, chainName }) => ({ chainName, cause: item.note ?? '' })),
    noNewsTwice: filed.flatMap(({ chainName, noNewsBefore, content }) =>
      content.noNews && noNewsBefore ? [chainName] : [],
    ),
    returns: await returnsView(ctx, plan.week, names),
    unsigned: unsignedOf(filed),
    notPushed: await quietChains(ctx.tx, plan.week),
    prompts: {
      period: await promptsOfPeriod(ctx.tx, plan.week),
      month: await promptsOfMonth(ctx, plan),
      monthName: monthWord(plan.dueDay),
    },
    source: weekliesSource(plan.covers, filed.length, shortTimeText(making.cutAt, ctx.rules.zone)),
  }
}

/** What was sent back for a week or a month. @param names of chains, by item. */
export const returnsView = async (ctx: Ctx, period: string, names: ReadonlyMap<string, string>) =>
  (await returnsOfPeriod(ctx.tx, period)).map(({ itemId, reason, settledAt }) => ({
    chainName: names.get(itemId) ?? '',
    reason,
    open: settledAt === undefined,
  }))

/** Names of chains whose reports wait for a signature, or passed without. */
export const unsignedOf = (filed: readonly { chainName: string; signOff?: SignOff | undefined }[]) =>
  (['waiting', 'passed'] as const).map(
    (word) => [word, filed.filter(({ signOff }) => signOff?.state === word).map(({ chainName }) => chainName)] as const,
  )

/** Prompts so far about everything that is due in the month of the due day: the week itself is among it. */
const promptsOfMonth = ({ tx, rules }: Ctx, { dueDay }: WeekPlan): Promise<number> => {
  const first = `${dueDay.slice(0, 7)}-01`
  const next = `${addDays(first, 31).slice(0, 7)}-01`
  return promptsOfPeriodsDue(tx, instantOf(first, '00:00', rules.zone), instantOf(next, '00:00', rules.zone))
}
