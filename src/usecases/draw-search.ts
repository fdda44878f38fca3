import type { Card } from '../cards/kit/card.ts'
import { type SearchEntry, searchCard } from '../cards/search.ts'
import type { FoundReport } from '../db/search.ts'
import { readSignOff } from '../db/sign-offs.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import { lightOf, lightOfMonth } from '../domain/light.ts'
import { marksOf } from '../domain/look-words.ts'
import type { MonthContent } from '../domain/monthly.ts'
import type { Place } from '../domain/people.ts'
import { type Excerpt, excerptOf } from '../domain/search-text.ts'
import { dayOf } from '../domain/time.ts'
import type { WeeklyContent } from '../domain/weekly.ts'
import { headline } from '../domain/weekly-form.ts'
import { weekLabel } from '../texts/dates.ts'
import { allTime, soughtWords } from '../texts/look.ts'
import { monthWord } from '../texts/monthly.ts'
import type { Ctx } from './context.ts'
import type { LookScope } from './look-scope.ts'
import type { LookWish } from './read-look.ts'
import {
  countFound,
  indexForSearch,
  newerPage,
  olderPage,
  type SearchPage,
  searchWish,
  textOf,
} from './search-reports.ts'

export interface Search {
  wish: LookWish
  type: 'weekly' | 'monthly'
  scope: LookScope
  /** Where the card stands. */
  place: Place['kind']
  turn?: { to: 'prev' | 'next'; at: number; page: number } | undefined
}

/** 查 by text, person, state and light. @returns undefined where nothing was found. */
export const drawSearch = async (
  ctx: Ctx,
  search: Search,
): Promise<{ card: Card } | { nothing: { indexing: boolean } }> => {
  const { wish, type, scope, place, turn } = search
  const indexed = await indexForSearch(ctx)
  // Posts of closed chains alone.
  if (!scope.all && scope.chains.length === 0) return { nothing: { indexing: !indexed } }
  const asked = searchWish(wish, type, scope.all ? undefined : scope.chains.map(({ id }) => id))
  const { found, page } = await turned(ctx, asked, turn)
  if (found.reports.length === 0 && !found.far) return { nothing: { indexing: !indexed } }
  const entries: SearchEntry[] = []
  for (const report of found.reports)
    entries.push(await entryOf(ctx, place === 'p2p' ? report : withoutRiskDetail(report), wish.words))
  const card = searchCard({
    chainName: scope.chainName,
    sought: soughtOf(wish),
    rangeText: rangeOf(wish),
    count: await countFound(ctx.tx, asked, page === 1 && found.older === undefined ? found.reports.length : undefined),
    page,
    entries,
    words: type === 'monthly' ? `${wish.typed} 月报` : wish.typed,
    older: found.older,
    newer: found.newer,
    far: found.far,
    indexing: !indexed,
    demo: ctx.rules.demo,
  })
  return { card }
}

export const soughtOf = ({ words, states, lights, people }: LookWish): string =>
  soughtWords({ words, states, lights, people })
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

const entryOf = async (ctx: Ctx, report: FoundReport, words: readonly string[]): Promise<SearchEntry> => {
  const { revision, chainName, itemId } = report
  const signOff = await readSignOff(ctx.tx, itemId, revision.rev)
  const told = toldOf(report, dayOf(ctx.now, ctx.rules.zone).slice(0, 4))
  return {
    item: itemId,
    rev: revision.rev,
    title: `${chainName} ${told.period}`,
    light: told.light,
    marks: marksOf({
      isLate: report.isLate,
      noNews: told.noNews,
      kind: revision.kind,
      behalf: revision.onBehalfOf !== undefined,
      state: report.state,
      sign: signOff?.state,
    }),
    excerpt: excerptOf(textOf(report), words) ?? firstLine(told.headline),
  }
}

/** Of another year than this one: with the year. */
const toldOf = ({ type, period, plan, revision }: FoundReport, thisYear: string) => {
  const year = period.slice(0, 4) === thisYear ? '' : `${period.slice(0, 4)}年`
  if (type === 'monthly') {
    const content = revision.content as MonthContent
    return {
      period: `${year}${monthWord(period)}`,
      light: lightOfMonth(content),
      noNews: false,
      headline: headline(content.points).text,
    }
  }
  const content = revision.content as WeeklyContent
  const { covers } = JSON.parse(plan) as WeekPlan
  return {
    period: `${year}${weekLabel(covers)}`,
    light: lightOf(content),
    noNews: content.noNews,
    headline: headline(content.progress).text,
  }
}

/** It is found by its words, but what is about one enterprise stands in no group. */
const withoutRiskDetail = (report: FoundReport): FoundReport => {
  const { riskDetail: _, ...content } = report.revision.content as WeeklyContent
  return { ...report, revision: { ...report.revision, content: content as FoundReport['revision']['content'] } }
}

const firstLine = (after: string): Excerpt => ({ before: '', found: '', after })
