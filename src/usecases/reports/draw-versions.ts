import type { Card } from '../../cards/kit/card.ts'
import { type VersionEntry, versionsCard } from '../../cards/versions.ts'
import { type Return, returnsOf } from '../../db/returns.ts'
import { readRevision } from '../../db/revisions.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import type { Place } from '../../domain/people.ts'
import { canReturn } from '../../domain/returning.ts'
import { decide } from '../../domain/rights.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import { type ContentPart, changedParts, shortDifference } from '../../domain/weekly-changes.ts'
import { headline } from '../../domain/weekly-form.ts'
import * as t from '../../texts/corrections.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import { signedLine, signWordOf, signWords } from '../../texts/sign-off.ts'
import { supportLine } from '../../texts/supplement.ts'
import { filedByLine, lastPlanLine, noNewsLine } from '../../texts/weekly.ts'
import { askText, askWords, riskText } from '../../texts/words.ts'
import type { ActorCtx } from '../context.ts'
import { seesTyped } from '../looking-back/look-entry.ts'
import { monthChanges } from '../monthly/month-changes.ts'
import { filerName } from './filing.ts'
import { type ReportItem, type ReportRevision, reportWords } from './report-item.ts'

const pageSize = 8
/** Of each side of a change. */
const shownCharacters = 40

/** 版本: eight revisions a page, newest first. A page beyond the last shows the last. */
export const drawVersions = async (
  ctx: ActorCtx,
  report: ReportItem,
  wanted: number,
  place: Place['kind'],
): Promise<Card> => {
  const { item, chain, current, returned } = report
  const total = item.currentRev
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, wanted), pages)
  const newest = total - (page - 1) * pageSize
  const returns = await returnsOf(ctx.tx, item.id)
  const entries: VersionEntry[] = []
  for (let rev = newest; rev > Math.max(0, newest - pageSize); rev--) {
    const revision = await readRevision(ctx.tx, item.id, rev)
    const before = rev > 1 ? await readRevision(ctx.tx, item.id, rev - 1) : undefined
    if (revision)
      entries.push(
        entryOf(
          ctx,
          revision,
          before,
          returns.find((one) => one.rev === rev),
          await readSignOff(ctx.tx, item.id, rev),
          place,
        ),
      )
  }
  const may = (action: 'correct' | 'return') => decide(ctx.actor, action, { chain: chain.id }, { kind: 'p2p' }).allow
  return versionsCard({
    item: item.id,
    rev: total,
    chainName: chain.name,
    reportLabel: reportWords(report, ctx.rules).short,
    state:
      returned &&
      `${t.returnedMark}：${t.returnedBy(dayTimeText(returned.dueAt, ctx.rules.zone), returned.dueAt < ctx.now)}`,
    now: current && ('points' in current.content ? current.content : textsOf(current.content)),
    page,
    pages,
    total,
    entries,
    typed: seesTyped(ctx, chain.id),
    canCorrect: total > 0 && may('correct'),
    canReturn: canReturn(item.state) && may('return'),
  })
}

const textsOf = (content: WeeklyContent) => ({
  progress: content.progress,
  ask: askText(content.askLevel, content.askDetail),
  nextPlan: content.nextPlan,
})

const entryOf = (
  { rules }: ActorCtx,
  revision: ReportRevision,
  before: ReportRevision | undefined,
  sentBack: Return | undefined,
  signOff: SignOff | undefined,
  place: Place['kind'],
): VersionEntry => ({
  rev: revision.rev,
  kind: revision.kind === 'submit' && before ? 'edit' : revision.kind,
  byText: [
    filedByLine(filerName(revision, rules), revision.onBehalfOf, shortTimeText(revision.sentAt, rules.zone)),
    ...signText(signOff, rules.zone),
  ].join('；'),
  reason: revision.reason,
  changes: before
    ? changesOf(before.content, revision.content, place).map(changeOf)
    : [t.wholeReport(firstLine(revision.content))],
  returned:
    sentBack &&
    t.returnNote({ by: sentBack.byName, at: shortTimeText(sentBack.at, rules.zone), reason: sentBack.reason }),
})

const signText = (signOff: SignOff | undefined, zone: string): string[] => {
  const word = signWordOf(signOff)
  if (!signOff || word === undefined) return []
  return [
    word === 'signed'
      ? signedLine(signOff.byName ?? '', shortTimeText(signOff.settledAt ?? '', zone))
      : signWords[word],
  ]
}

type Content = WeeklyContent | MonthContent

const firstLine = (content: Content): string =>
  headline('points' in content ? content.points : content.progress).text || noNewsLine

/** The part, what it was, what it is. */
const changesOf = (
  before: Content,
  after: Content,
  place: Place['kind'],
): [name: string, from: string, to: string][] => {
  if ('points' in before || 'points' in after)
    return 'points' in before && 'points' in after ? monthChanges(before, after) : []
  return changedParts(before, after).map((part) => [
    t.partWords[part],
    wordsOf(part, before, place),
    wordsOf(part, after, place),
  ])
}

const changeOf = ([name, before, after]: [name: string, from: string, to: string]): string => {
  const [from, to] = shortDifference(before, after, shownCharacters)
  return t.changeLine(name, from || t.nothing, to || t.nothing)
}

/** In one line: a change stands beside what it was. */
const wordsOf = (part: ContentPart, content: WeeklyContent, place: Place['kind']): string => {
  switch (part) {
    case 'noNews':
      return content.noNews ? t.yesNo.true : t.yesNo.false
    case 'progress':
      return content.progress.replaceAll('\n', '／')
    case 'lastPlan':
      return content.lastPlan.map(({ state, text }) => lastPlanLine(state, text)).join('／')
    case 'ask':
      return (askText(content.askLevel, content.askDetail) || askWords.none).replaceAll('\n', '／')
    case 'risk':
      // What is about one enterprise stands in no group.
      return riskText(content.risk, content.riskDetail && (place === 'p2p' ? content.riskDetail : t.notInGroup))
    case 'nextPlan':
      return content.nextPlan.replaceAll('\n', '／')
    case 'support':
      return (content.support ?? []).map(supportLine).join('／')
    case 'tasks':
      return (content.tasks ?? []).map(({ number }) => number).join('、')
  }
}
