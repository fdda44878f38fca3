import type { Card } from '../../cards/kit/card.ts'
import { type SearchEntry, searchCard } from '../../cards/search.ts'
import type { FoundReport } from '../../db/search.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { lightOf, lightOfMonth } from '../../domain/light.ts'
import { marksOf } from '../../domain/look-words.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import type { Place } from '../../domain/people.ts'
import type { FieldWord } from '../../domain/report-fields.ts'
import { type Excerpt, excerptOf } from '../../domain/search-text.ts'
import { textLines } from '../../domain/text.ts'
import { dayOf } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import { headline } from '../../domain/weekly-form.ts'
import { weekLabel } from '../../texts/dates.ts'
import { blockWords } from '../../texts/digest.ts'
import { allTime, soughtWords } from '../../texts/look.ts'
import { monthWord, noMovesLine } from '../../texts/monthly.ts'
import { askWords, planWords, riskWords } from '../../texts/words.ts'
import type { Ctx } from '../context.ts'
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
  textOf,
} from './search-reports.ts'

export interface Search {
  wish: LookWish
  type: 'weekly' | 'monthly'
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
  const { wish, type, scope, place, turn } = search
  const indexed = await indexForSearch(ctx)
  // Posts of closed chains alone.
  if (!scope.all && scope.chains.length === 0) return { nothing: { indexing: !indexed } }
  const asked = searchWish(wish, type, scope.all ? undefined : scope.chains.map(({ id }) => id))
  const { found, page } = await turned(ctx, asked, turn)
  if (found.reports.length === 0 && !found.far) return { nothing: { indexing: !indexed } }
  const entries: SearchEntry[] = []
  for (const report of found.reports)
    entries.push(await entryOf(ctx, place === 'p2p' ? report : withoutRiskDetail(report), wish))
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

const entryOf = async (ctx: Ctx, report: FoundReport, wish: LookWish): Promise<SearchEntry> => {
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
    excerpt: excerptFor(report, wish) ?? firstLine(told.headline),
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

/** Where a word stands in the text; else what was picked, with what was written to it. */
const excerptFor = (report: FoundReport, { words, fields }: LookWish): Excerpt | undefined => {
  const written = excerptOf(textOf(report), words)
  if (written) return written
  const field = fields.find((one) => saysField(report, one))
  const said = field && pickedOf(report, field)
  if (said) return { before: '', ...said }
  return excerptOf(
    textOf(report),
    fields.map(({ word }) => word),
  )
}

const pickedOf = (
  { type, revision }: FoundReport,
  { fields, twice }: FieldWord,
): Omit<Excerpt, 'before'> | undefined => {
  const is = (field: string) => fields.some((one) => one === field)
  if (type === 'monthly') {
    const issue = (revision.content as MonthContent).issues.find(({ level }) => is(`ask_${level}`))
    return { found: issue ? askWords[issue.level] : noMovesLine, after: issue ? `：${issue.text}` : '' }
  }
  const { risk, askLevel, askDetail, lastPlan, progress } = revision.content as WeeklyContent
  if (twice) return { found: blockWords.noNewsTwice, after: '' }
  if (is(`risk_${risk}`))
    return { found: `${blockWords.risk}${riskWords[risk]}`, after: `；${headline(progress).text}` }
  if (is(`ask_${askLevel}`)) return { found: askWords[askLevel], after: `：${textLines(askDetail).join('；')}` }
  const line = lastPlan.find(({ state }) => is(`plan_${state}`))
  return line && { found: planWords[line.state], after: `：${line.text}` }
}

const firstLine = (after: string): Excerpt => ({ before: '', found: '', after })
