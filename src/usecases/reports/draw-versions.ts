import type { Card } from '../../cards/kit/card.ts'
import { type VersionEntry, versionsCard } from '../../cards/versions.ts'
import { type Return, returnsOf } from '../../db/returns.ts'
import { readRevision } from '../../db/revisions.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import type { Place } from '../../domain/people.ts'
import type { Revision } from '../../domain/report.ts'
import { canReturn } from '../../domain/returning.ts'
import { decide } from '../../domain/rights.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { shortDifference } from '../../domain/weekly-changes.ts'
import * as t from '../../texts/corrections.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import { signedLine, signWordOf, signWords } from '../../texts/sign-off.ts'
import { filedByLine, noNewsLine } from '../../texts/weekly.ts'
import type { ActorCtx } from '../context.ts'
import { seesTyped } from '../looking-back/look-entry.ts'
import { filerName } from './filing.ts'
import { kindOf, type ReportItem, reportWords } from './report-item.ts'
import type { Change, ReportKind } from './report-kind.ts'

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
  const kind = kindOf(ctx, report)
  const entries: VersionEntry[] = []
  for (let rev = newest; rev > Math.max(0, newest - pageSize); rev--) {
    const revision = await readRevision(ctx.tx, item.id, rev)
    const before = rev > 1 ? await readRevision(ctx.tx, item.id, rev - 1) : undefined
    if (revision)
      entries.push(
        entryOf(
          ctx,
          kind,
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
    reportLabel: reportWords(ctx, report).short,
    state:
      returned &&
      `${t.returnedMark}：${t.returnedBy(dayTimeText(returned.dueAt, ctx.rules.zone), returned.dueAt < ctx.now)}`,
    told: current ? kind.toldBriefly(current.content, seesTyped(ctx, chain.id)) : [],
    page,
    pages,
    total,
    entries,
    canCorrect: total > 0 && may('correct'),
    canReturn: canReturn(item.state) && may('return'),
  })
}

const entryOf = (
  { rules }: ActorCtx,
  kind: ReportKind,
  revision: Revision,
  before: Revision | undefined,
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
    ? kind.changes(before.content, revision.content, place).map(changeOf)
    : [t.wholeReport(kind.reading.headline(revision.content) || noNewsLine)],
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

const changeOf = ([name, before, after]: Change): string => {
  const [from, to] = shortDifference(before, after, shownCharacters)
  return t.changeLine(name, from || t.nothing, to || t.nothing)
}
