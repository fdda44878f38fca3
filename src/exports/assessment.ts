import { assessChains, assessedAtOnce } from '../db/assess.ts'
import { type AssessedChain, assessedChains } from '../db/assessed-chains.ts'
import { type RulesVersion, rulesOfYear } from '../db/assessment-rules.ts'
import { readCalendar } from '../db/calendar.ts'
import type { ExportSource } from '../db/export-source.ts'
import type { Executor } from '../db/schema.ts'
import type { Sheet } from '../domain/assessment/assess.ts'
import type { Rules } from '../domain/assessment/rules.ts'
import * as t from '../texts/assessment.ts'
import * as s from '../texts/assessment-sums.ts'
import { demoMark } from '../texts/demo.ts'
import { cityCell } from './assessment-city.ts'
import type { AssessmentWish, Made } from './wish.ts'
import type { Cell, Column } from './xlsx-sheet.ts'

export interface AssessedSheet {
  chain: AssessedChain
  sheet: Sheet
}

/** Every chain's sheet of a year, computed here and now. */
export const computeSheets = async (
  db: Executor,
  { assessment: { year }, at, zone }: Pick<AssessmentWish, 'assessment' | 'at' | 'zone'>,
  ids?: readonly string[],
): Promise<(RulesVersion & { sheets: AssessedSheet[] }) | undefined> => {
  const found = await rulesOfYear(db, year)
  if (!found) return undefined
  const calendar = await readCalendar(db)
  const chains = await assessedChains(db, { year, zone, ids })
  const sheets: AssessedSheet[] = []
  for (let from = 0; from < chains.length; from += assessedAtOnce) {
    const some = chains.slice(from, from + assessedAtOnce)
    const made = await assessChains(db, { rules: found.rules, at, zone, calendar }, some)
    for (const sheet of made) {
      const chain = some.find(({ id }) => id === sheet.chainId)
      if (chain) sheets.push({ chain, sheet })
    }
  }
  return { ...found, sheets }
}

export const writeAssessment = async (source: ExportSource, wish: AssessmentWish): Promise<Made> => {
  const made = await computeSheets(await source.reader(), wish)
  if (!made || made.sheets.length === 0) return { ok: false, reason: 'nothing', rows: 0 }
  const { sheets, rules } = made
  const rows = sheets.length
  switch (wish.assessment.form) {
    case 'table':
      return { ok: true, bytes: await tableOf(sheets, wish), rows }
    case 'notice':
      return { ok: true, bytes: await noticeOf(sheets, rules, wish), rows }
    case 'city':
      return { ok: true, bytes: await cityOf(sheets, rules, wish), rows }
  }
}

const points = (value: number | undefined): Cell => (value === undefined ? undefined : { decimal: value })

const totalColumns: readonly Column[] = [
  { title: t.sheetTitles.chain, width: 26 },
  { title: t.sheetTitles.until, width: 12 },
  { title: t.sheetTitles.points, width: 10 },
  { title: t.sheetTitles.counted, width: 10 },
  { title: t.sheetTitles.bonus, width: 8 },
  { title: t.sheetTitles.third, width: 8 },
  { title: t.sheetTitles.result, width: 10 },
  { title: t.sheetTitles.grade, width: 8 },
  { title: t.sheetTitles.note, width: 40, wrap: true },
]

export const totalRow = (name: string, sheet: Sheet): Cell[] => [
  name,
  { day: sheet.until },
  points(sheet.points),
  points(sheet.counted),
  points(sheet.bonus),
  points(sheet.third?.value),
  points(sheet.result),
  sheet.grade ?? s.noGradeYet,
  whyOf(sheet),
]

/** Why it has no grade, or what holds it down. */
export const whyOf = (sheet: Sheet): string => {
  const { cap, closedOn } = sheet
  return [
    closedOn === undefined ? undefined : t.closedText(closedOn),
    s.waitsText(sheet),
    cap === undefined ? undefined : t.capLine(cap),
  ]
    .filter((one) => one !== undefined)
    .join('；')
}

const lineColumns: readonly Column[] = [
  { title: t.sheetTitles.chain, width: 26 },
  { title: t.sheetTitles.rule, width: 7 },
  { title: t.sheetTitles.title, width: 30 },
  { title: t.sheetTitles.most, width: 7 },
  { title: t.sheetTitles.got, width: 9 },
  { title: t.sheetTitles.sum, width: 60, wrap: true },
  { title: t.sheetTitles.records, width: 40, wrap: true },
  { title: t.sheetTitles.against, width: 30, wrap: true },
  { title: t.sheetTitles.at, width: 17 },
]

/** What a line says in words: its sum, and what it rests on. @param words how records and sums are said, where names are masked */
export const lineCells = (
  name: string,
  sheet: Sheet,
  words: { refs: (refs: readonly string[]) => string; sum: (line: Sheet['lines'][number]) => string },
): Cell[][] =>
  sheet.lines.map((line) => [
    name,
    line.rule_id,
    line.title,
    points(line.most),
    // Nothing to go by is an empty cell and no 0.
    points(line.points),
    words.sum(line),
    words.refs(line.record_ids),
    words.refs(line.against ?? []),
    { at: line.computed_at },
  ])

const tableOf = async (sheets: readonly AssessedSheet[], wish: AssessmentWish): Promise<Buffer> => {
  const mark = wish.demo ? demoMark : ''
  const { writeXlsx } = await import('./xlsx.ts')
  const refs = (of: readonly string[]) => s.refsText(of, wish.assessment.year)
  return writeXlsx(
    [
      {
        name: `${t.sheetTitles.totals}${mark}`,
        columns: totalColumns,
        rows: sheets.map(({ chain, sheet }) => totalRow(chain.name, sheet)),
      },
      {
        name: `${t.sheetTitles.lines}${mark}`,
        columns: lineColumns,
        rows: sheets.flatMap(({ chain, sheet }) => lineCells(chain.name, sheet, { refs, sum: s.sumText })),
      },
    ],
    wish.zone,
  )
}

export const sheetsAsTables = (rows: { totals: Iterable<Cell[]>; lines: Iterable<Cell[]> }) => [
  { name: t.sheetTitles.totals, columns: totalColumns, rows: rows.totals },
  { name: t.sheetTitles.lines, columns: lineColumns, rows: rows.lines },
]

/** 通报: grades alone, the best first and within one in the order of the chains. */
const noticeOf = async (sheets: readonly AssessedSheet[], rules: Rules, wish: AssessmentWish): Promise<Buffer> => {
  const { writeDocument } = await import('./document.ts')
  const { year } = wish.assessment
  const [first] = sheets
  const until =
    sheets
      .map(({ sheet }) => sheet.until)
      .toSorted()
      .at(-1) ?? ''
  const groups = [
    ...rules.grades.bands.map(({ word }) => ({ word, of: sheets.filter(({ sheet }) => sheet.grade === word) })),
    { word: t.noticeWaiting, of: sheets.filter(({ sheet }) => sheet.grade === undefined) },
  ].filter(({ of }) => of.length > 0)
  return writeDocument({
    title: t.noticeTitle(year),
    subtitle: `${t.untilText(until, first?.sheet.over ?? false)}${wish.demo ? demoMark : ''}`,
    lines: [
      { level: 3, text: t.noticeIntro(t.untilText(until, first?.sheet.over ?? false), rules.title) },
      ...groups.flatMap(({ word, of }) => [
        { level: 1 as const, text: t.noticeGroup(word, of.length) },
        ...of.map(({ chain, sheet }) => ({
          level: 3 as const,
          text: sheet.grade === undefined ? t.noticeLine(chain.name, whyOf(sheet)) : chain.name,
        })),
      ]),
      { level: 3, text: t.noticeEnd(rules.appeal_workdays) },
    ],
    signed: [],
  })
}

const cityOf = async (sheets: readonly AssessedSheet[], rules: Rules, wish: AssessmentWish): Promise<Buffer> => {
  const { writeXlsx } = await import('./xlsx.ts')
  const { columns } = rules.city_form
  return writeXlsx(
    [
      {
        name: `${t.sheetTitles.totals}${wish.demo ? demoMark : ''}`,
        columns: columns.map(({ title }) => ({
          title,
          width: Math.max(10, title.length * 2 + 2),
          wrap: true as const,
        })),
        rows: sheets.map((one, at) => columns.map((column) => cityCell(column, one, at + 1))),
      },
    ],
    wish.zone,
  )
}
