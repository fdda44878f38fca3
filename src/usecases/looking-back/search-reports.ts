import type { Executor } from '../../db/schema.ts'
import { countReports, type FoundReport, findReports, type SearchWish } from '../../db/search.ts'
import { anyUnindexed, tags } from '../../db/search-index.ts'
import type { ContentReading } from '../../domain/content-reading.ts'
import type { FieldWord } from '../../domain/report-fields.ts'
import { holds, plainText, saidByTokens } from '../../domain/search-text.ts'
import type { Ctx } from '../context.ts'
import type { ReportKind } from '../reports/report-kind.ts'
import { indexReports } from './index-reports.ts'
import type { LookWish } from './read-look.ts'

export const pageSize = 8
/** Counted no further: nobody turns so many pages. */
const mostCounted = 1_000
/** What longer words may be in is read in pieces, and no more than this for one page: the program does nothing else meanwhile. */
const readAtOnce = 64
const mostRead = 1_024

export interface SearchPage {
  reports: FoundReport[]
  /** Where the next page begins; undefined on the last. */
  older: number | undefined
  /** Where the page before ends. */
  newer: number | undefined
  /** More may be found further back than was looked. */
  far: boolean
}

export interface SearchCount {
  reports: number
  more: boolean
  about: boolean
}

/** What the index is asked, and the words of fields that have to be looked at besides. */
interface Wish extends SearchWish {
  fields: readonly FieldWord[]
  reading: ContentReading
}

/** @param chains ids the asker may see; all when undefined. */
export const searchWish = (
  { words, fields, people, states, lights, range }: LookWish,
  { periods, reading }: Pick<ReportKind, 'periods' | 'reading'>,
  chains: readonly string[] | undefined,
): Wish => ({
  words,
  fields,
  reading,
  either: fields.map(({ word, fields: some, twice }) => ({
    word,
    tags: twice ? [tags.mark('noNews')] : some.map(tags.field),
  })),
  withBefore: fields.some(({ twice }) => twice),
  tags: [
    [tags.type(periods.type)],
    ...(chains ? [chains.map(tags.chain)] : []),
    ...people.map((name) => [tags.by(name)]),
    ...states.map((state) => [tags.mark(state)]),
    ...(lights.length > 0 ? [lights.map(tags.light)] : []),
  ],
  from: range?.from,
  to: range?.to,
})

/** Whether the report itself says it, by what was picked in it. */
export const saysField = (
  reading: ContentReading,
  { revision: { content }, noNewsBefore }: FoundReport,
  { fields, twice }: FieldWord,
): boolean => {
  if (twice) return reading.noNews(content) && noNewsBefore
  const said = reading.fields(content)
  return fields.some((field) => said.includes(field))
}

/** The index alone says it: a word of two characters, or a tag. */
const isSure = ({ word, twice }: FieldWord): boolean => !twice && saidByTokens(word)

/** What was filed a moment ago is found as well. @returns whether everything is in the index. */
export const indexForSearch = async (ctx: Ctx): Promise<boolean> => {
  await indexReports(ctx)
  return !(await anyUnindexed(ctx.tx))
}

/** @param all how many there are, where one page has shown it. */
export const countFound = async (db: Executor, wish: Wish, all?: number): Promise<SearchCount> => {
  if (all !== undefined) return { reports: all, more: false, about: false }
  const counted = await countReports(db, wish, mostCounted + 1)
  return {
    reports: Math.min(counted, mostCounted),
    more: counted > mostCounted,
    about: !(wish.words.every(saidByTokens) && wish.fields.every(isSure)),
  }
}

/** The page that lies older than a place; without one, the first. */
export const olderPage = async (db: Executor, wish: Wish, older?: number): Promise<SearchPage> => {
  const { found, last, far } = await collect(db, wish, (at, limit) => ({ older: at, limit }), older)
  const reports = found.slice(0, pageSize)
  const more = found.length > pageSize
  return {
    reports,
    older: more ? reports.at(-1)?.doc : far ? last : undefined,
    newer: reports[0]?.doc,
    far: far && !more,
  }
}

/** The page that lies newer than a place; the first one where little is left. */
export const newerPage = async (db: Executor, wish: Wish, newer: number): Promise<SearchPage & { first: boolean }> => {
  const { found } = await collect(db, wish, (at, limit) => ({ newer: at ?? 0, limit }), newer)
  if (found.length <= pageSize) return { ...(await olderPage(db, wish)), first: true }
  const reports = found.slice(0, pageSize).toReversed()
  return { reports, older: reports.at(-1)?.doc, newer: reports[0]?.doc, far: false, first: false }
}

type Place = Parameters<typeof findReports>[2]

/** One more than a page holds, if there are as many. */
const collect = async (
  db: Executor,
  wish: Wish,
  place: (at: number | undefined, limit: number) => Place,
  from: number | undefined,
): Promise<{ found: FoundReport[]; last: number | undefined; far: boolean }> => {
  const unsure = wish.words.filter((word) => !saidByTokens(word))
  const unsureFields = wish.fields.filter((field) => !isSure(field))
  const limit = unsure.length + unsureFields.length > 0 ? readAtOnce : pageSize + 1
  const found: FoundReport[] = []
  let last = from
  for (let read = 0; read < mostRead; read += limit) {
    const some = await findReports(db, wish, place(last, limit))
    for (const report of some) {
      last = report.doc
      const plain = plainText(wish.reading.text(report.revision.content))
      if (!unsure.every((word) => holds(plain, word))) continue
      if (!unsureFields.every((field) => saysField(wish.reading, report, field) || holds(plain, field.word))) continue
      found.push(report)
      if (found.length > pageSize) return { found, last, far: false }
    }
    if (some.length < limit) return { found, last, far: false }
  }
  return { found, last, far: true }
}
