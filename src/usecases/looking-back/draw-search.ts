import type { Card } from '../../cards/kit/card.ts'
import { type SearchEntry, searchCard } from '../../cards/search.ts'
import type { FoundReport } from '../../db/search.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { marksOf } from '../../domain/look-words.ts'
import type { Place } from '../../domain/people.ts'
import type { FieldWord } from '../../domain/report-fields.ts'
import { type Excerpt, excerptOf } from '../../domain/search-text.ts'
import { dayOf } from '../../domain/time.ts'
import { blockWords } from '../../texts/digest.ts'
import { allTime, soughtWords } from '../../texts/look.ts'
import type { Ctx } from '../context.ts'
import type { ReportKind } from '../reports/report-kind.ts'
import type { LookScope } from './look-scope.ts'
import type { LookWish } from './read-look.ts'
import {
  countFound,
  indexForSearch,
  newerPage,
  olderPage,
  type SearchPage,
  saysField,
  searchWish,
} from './search-reports.ts'

export interface Search {
  wish: LookWish
  kind: ReportKind
  scope: LookScope
  /** Where the card stands. */
  place: Place['kind']
  also?: string | undefined
  turn?: { to: 'prev' | 'next'; at: number; page: number } | undefined
}

/** 查 by text, person, state and light. @returns undefined where nothing was found. */
export const drawSearch = async (
  ctx: Ctx,
  search: Search,
): Promise<{ card: Card } | { nothing: { indexing: boolean } }> => {
  const { wish, kind, scope, place, turn } = search
  const indexed = await indexForSearch(ctx)
  // Posts of closed chains alone.
  if (!scope.all && scope.chains.length === 0) return { nothing: { indexing: !indexed } }
  const asked = searchWish(wish, kind, scope.all ? undefined : scope.chains.map(({ id }) => id))
  const { found, page } = await turned(ctx, asked, turn)
  if (found.reports.length === 0 && !found.far) return { nothing: { indexing: !indexed } }
  const entries: SearchEntry[] = []
  for (const report of found.reports)
    entries.push(await entryOf(ctx, kind, place === 'p2p' ? report : inGroups(kind, report), wish))
  const card = searchCard({
    chainName: scope.chainName,
    sought: soughtOf(wish),
    rangeText: rangeOf(wish),
    count: await countFound(ctx.tx, asked, page === 1 && found.older === undefined ? found.reports.length : undefined),
    page,
    entries,
    words: [wish.typed, ...(kind.command ? [kind.command.word] : [])].join(' '),
    older: found.older,
    newer: found.newer,
    also: search.also,
    far: found.far,
    indexing: !indexed,
  })
  return { card }
}

export const soughtOf = ({ words, fields, states, lights, people }: LookWish): string =>
  soughtWords({ words, fields, states, lights, people })
export const rangeOf = ({ range }: LookWish): string => range?.label ?? allTime

const turned = async (
  { tx }: Ctx,
  asked: ReturnType<typeof searchWish>,
  turn: Search['turn'],
): Promise<{ found: SearchPage; page: number }> => {
  if (!turn) return { found: await olderPage(tx, asked), page: 1 }
  if (turn.to === 'next') return { found: await olderPage(tx, asked, turn.at), page: turn.page + 1 }
  const found = await newerPage(tx, asked, turn.at)
  return { found, page: found.first ? 1 : Math.max(2, turn.page - 1) }
}

const entryOf = async (ctx: Ctx, kind: ReportKind, report: FoundReport, wish: LookWish): Promise<SearchEntry> => {
  const { revision, chainName, itemId, period } = report
  const { content } = revision
  const signOff = await readSignOff(ctx.tx, itemId, revision.rev)
  const year = period.slice(0, 4) === dayOf(ctx.now, ctx.rules.zone).slice(0, 4) ? '' : `${period.slice(0, 4)}年`
  return {
    item: itemId,
    rev: revision.rev,
    title: `${chainName} ${year}${kind.words(kind.periods.toPlan(report), ctx.rules).period}`,
    light: kind.reading.light(content),
    marks: marksOf({
      isLate: report.isLate,
      noNews: kind.reading.noNews(content),
      kind: revision.kind,
      behalf: revision.onBehalfOf !== undefined,
      state: report.state,
      sign: signOff?.state,
    }),
    excerpt: excerptFor(kind, report, wish) ?? firstLine(kind.reading.headline(content)),
  }
}

const inGroups = ({ reading }: ReportKind, report: FoundReport): FoundReport => ({
  ...report,
  revision: { ...report.revision, content: reading.inGroups(report.revision.content) },
})

/** Where a word stands in the text; else what was picked, with what was written to it. */
const excerptFor = (kind: ReportKind, report: FoundReport, { words, fields }: LookWish): Excerpt | undefined => {
  const text = kind.reading.text(report.revision.content)
  const written = excerptOf(text, words)
  if (written) return written
  const field = fields.find((one) => saysField(kind.reading, report, one))
  const said = field && pickedOf(kind, report, field)
  if (said) return { before: '', ...said }
  return excerptOf(
    text,
    fields.map(({ word }) => word),
  )
}

const pickedOf = (
  kind: ReportKind,
  { revision }: FoundReport,
  { fields, twice }: FieldWord,
): Omit<Excerpt, 'before'> | undefined =>
  twice
    ? { found: blockWords.noNewsTwice, after: '' }
    : kind.picked(revision.content, (field) => fields.some((one) => one === field))

const firstLine = (after: string): Excerpt => ({ before: '', found: '', after })
