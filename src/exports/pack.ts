import { randomInt } from 'node:crypto'
import type { RulesVersion } from '../db/assessment-rules.ts'
import { citedRecords, namedAll, type PackedReport, reportsOfYear } from '../db/pack-source.ts'
import type { StoredRecord } from '../db/records.ts'
import type { Executor } from '../db/schema.ts'
import type { Line } from '../domain/assessment/assess.ts'
import type { Sum } from '../domain/assessment/line.ts'
import type { BulletinLine } from '../domain/bulletin.ts'
import { createMasker, type Masker, roundedAmounts, toDigits } from '../domain/masking.ts'
import { dayAfter, dayOf, type Instant, instantOf } from '../domain/time.ts'
import { refsText, refText, sumText } from '../texts/assessment-sums.ts'
import { demoMark } from '../texts/demo.ts'
import * as t from '../texts/pack.ts'
import { type AssessedSheet, computeSheets, lineCells, sheetsAsTables, totalRow } from './assessment.ts'
import { type PackFile, writePack } from './pack-manifest.ts'
import { unzip } from './unzip.ts'
import type { Cell, Column } from './xlsx-sheet.ts'

export interface PackWish {
  year: number
  /** Ids of chains; undefined: all. */
  chains?: readonly string[] | undefined
  at: Instant
  zone: string
  demo: boolean
}

export type Packed =
  | { ok: true; bytes: Uint8Array; key: Uint8Array; files: number }
  | { ok: false; reason: 'nothing' }
  /** A real name still stands in it: nothing leaves. */
  | { ok: false; reason: 'leak'; file: string; count: number }

type Made = RulesVersion & { sheets: AssessedSheet[] }

/** The year's pack for the third party: sheets, evidence and texts under masks, each file with its checksum. */
export const makePack = async (db: Executor, wish: PackWish): Promise<Packed> => {
  const made = await computeSheets(
    db,
    { assessment: { year: wish.year, form: 'table' }, at: wish.at, zone: wish.zone },
    wish.chains,
  )
  if (!made || made.sheets.length === 0) return { ok: false, reason: 'nothing' }
  const masker = createMasker(await namedAll(db), made.rules.pack.masks, mixed)
  const files = await filesOf(db, wish, made, masker)
  for (const file of files) {
    const leaks = masker.leaks(wordsIn(file))
    if (leaks.length > 0) return { ok: false, reason: 'leak', file: file.name, count: leaks.length }
  }
  return { ok: true, bytes: writePack(files), key: await keyOf(masker, wish.zone), files: files.length }
}

/** 1 to `count` in an order that says nothing. */
const mixed = (_: unknown, count: number): number[] => {
  const numbers = Array.from({ length: count }, (__, at) => at + 1)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    ;[numbers[at], numbers[other]] = [numbers[other] as number, numbers[at] as number]
  }
  return numbers
}

/** All that can be read in a file, its name included. */
const wordsIn = ({ name, bytes }: PackFile): string => {
  if (!/\.(?:xlsx|docx)$/u.test(name)) return `${name}\n${new TextDecoder().decode(bytes)}`
  const parts = unzip(Buffer.from(bytes))
  if ('fault' in parts) throw new Error(`cannot read ${name} back`)
  return [name, ...[...parts.parts.values()].map((part) => part.toString('utf8').replace(/<[^>]+>/gu, ''))].join('\n')
}

const filesOf = async (db: Executor, wish: PackWish, made: Made, masker: Masker): Promise<PackFile[]> => {
  const { rules, sheets } = made
  const digits = rules.pack.figure_digits
  const said = (text: string): string => masker.mask(roundedAmounts(text, digits))
  const { writeXlsx } = await import('./xlsx.ts')
  const words = {
    refs: (refs: readonly string[]) => said(refsText(refs, wish.year)),
    sum: (line: Line) => {
      const text = said(sumText({ ...line, sum: withDigits(line.sum, digits) }))
      // Amounts that are left out are no 0 in a sum.
      return digits === 0 ? text.replace(/：0÷0×[\d.]+＝/u, '：得 ') : text
    },
  }
  const tables = sheetsAsTables({
    totals: sheets.map(({ chain, sheet }) => totalRow(said(chain.name), sheet)),
    lines: sheets.flatMap(({ chain, sheet }) => lineCells(said(chain.name), sheet, words)),
  })
  const texts: PackFile[] = []
  const evidence: Cell[][] = []
  for (const one of sheets) {
    const reports = await reportsOfYear(db, one.chain.id, ...yearOf(wish))
    const ids = one.sheet.lines.flatMap(({ record_ids }) => record_ids)
    const records = await citedRecords(db, ids)
    evidence.push(...evidenceOf(one, { wish, reports, records, said }))
    texts.push(await textsOf(one, { wish, reports, records, said }))
  }
  const body = [
    { name: t.packFiles.rules, bytes: utf8(said(t.rulesText(rules))) },
    { name: t.packFiles.sheets, bytes: await writeXlsx(tables, wish.zone) },
    {
      name: t.packFiles.evidence,
      bytes: await writeXlsx([{ name: t.evidenceTitles.number, columns: evidenceColumns, rows: evidence }], wish.zone),
    },
    ...texts.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ]
  const until =
    sheets
      .map(({ sheet }) => sheet.until)
      .toSorted()
      .at(-1) ?? ''
  const index = t.indexText({
    year: wish.year,
    until,
    chains: sheets.length,
    digits,
    files: body.map(({ name }) => name),
    demo: wish.demo,
    title: rules.title,
  })
  return [{ name: t.packFiles.index, bytes: utf8(said(index)) }, ...body]
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(`${text}\n`)

const yearOf = ({ year, zone }: PackWish): [string, string] => [
  instantOf(`${year}-01-01`, '00:00', zone),
  instantOf(dayAfter(`${year}-12-31`), '00:00', zone),
]

/** Amounts of a sum by as many digits as the rules leave. */
const withDigits = (sum: Sum, digits: number): Sum => {
  if (sum.say === 'output') return { ...sum, done: toDigits(sum.done, digits), target: toDigits(sum.target, digits) }
  if (sum.say === 'projects') return { ...sum, done: toDigits(sum.done, digits), plan: toDigits(sum.plan, digits) }
  return sum
}

interface Of {
  wish: PackWish
  reports: readonly PackedReport[]
  records: ReadonlyMap<string, StoredRecord>
  said(text: string): string
}

const evidenceColumns: readonly Column[] = [
  { title: t.evidenceTitles.chain, width: 12 },
  { title: t.evidenceTitles.rule, width: 8 },
  { title: t.evidenceTitles.number, width: 18 },
  { title: t.evidenceTitles.title, width: 50, wrap: true },
  { title: t.evidenceTitles.state, width: 10 },
  { title: t.evidenceTitles.due, width: 12 },
  { title: t.evidenceTitles.done, width: 17 },
  { title: t.evidenceTitles.costs, width: 8 },
]

/** What each line rests on, a row each. */
const evidenceOf = ({ chain, sheet }: AssessedSheet, { wish, reports, records, said }: Of): Cell[][] =>
  sheet.lines.flatMap((line) =>
    line.record_ids.map((ref): Cell[] => {
      const costs = line.against?.includes(ref) ? t.costsWord : undefined
      const head = [said(chain.name), line.rule_id, said(refText(ref, wish.year))]
      const report = reports.find(({ id }) => id === ref)
      if (report) {
        const filed = report.filedAt === undefined ? t.notFiledWord : t.filedWord
        const done: Cell = report.filedAt === undefined ? undefined : { at: report.filedAt }
        return [...head, undefined, filed, { day: dayOf(report.dueAt, wish.zone) }, done, costs]
      }
      const record = records.get(ref)
      if (!record) return [...head, undefined, undefined, undefined, undefined, costs]
      const closed: Cell = record.closedAt === undefined ? undefined : { at: record.closedAt }
      return [
        ...head,
        record.sensitive ? t.hiddenWord : record.kind === 'firm' ? t.firmWord : said(record.title),
        record.open ? t.openWord : t.closedWord,
        record.due === undefined ? undefined : { day: record.due },
        closed,
        costs,
      ]
    }),
  )

/** What the chain has written: its reports and the 经验 that were adopted. */
const textsOf = async ({ chain }: AssessedSheet, { wish, reports, records, said }: Of): Promise<PackFile> => {
  const { writeDocument } = await import('./document.ts')
  const mask = said(chain.name)
  const ofType = (type: string) => reports.filter((report) => report.type === type && report.content !== undefined)
  const experiences = [...records.values()].filter(({ kind, sensitive }) => kind === 'experience' && !sensitive)
  const lines: BulletinLine[] = [
    ...part(
      t.monthlyHeading,
      ofType('monthly').flatMap(({ period, content }) =>
        written(period, content && 'points' in content ? content.points : ''),
      ),
    ),
    ...part(
      t.weeklyHeading,
      ofType('weekly').flatMap(({ period, content }) =>
        written(period, content && 'progress' in content ? content.progress : ''),
      ),
    ),
    ...part(
      t.experienceHeading,
      experiences.flatMap(({ title, values }) =>
        written(title, [values.how, values.effect].filter(Boolean).join('\n')),
      ),
    ),
  ]
  return {
    name: t.packFiles.texts(mask),
    bytes: await writeDocument({
      title: said(t.textsTitle(mask, wish.year)),
      subtitle: wish.demo ? demoMark : '',
      lines: (lines.length > 0 ? lines : [{ level: 3 as const, text: t.nothingFiled }]).map(({ level, text }) => ({
        level,
        text: said(text),
      })),
      signed: [],
    }),
  }
}

const part = (heading: string, lines: readonly BulletinLine[]): BulletinLine[] =>
  lines.length > 0 ? [{ level: 1, text: heading }, ...lines] : []

const written = (head: string, text: unknown): BulletinLine[] =>
  typeof text === 'string' && text.trim() !== ''
    ? [
        { level: 2, text: t.reportHead(head) },
        ...text.split('\n').map((one): BulletinLine => ({ level: 3, text: one })),
      ]
    : []

/** What stands for whom. It never goes into the pack. */
const keyOf = async (masker: Masker, zone: string): Promise<Uint8Array> => {
  const { writeXlsx } = await import('./xlsx.ts')
  const columns = [
    { title: t.keyTitles.sort, width: 10 },
    { title: t.keyTitles.mask, width: 12 },
    { title: t.keyTitles.name, width: 40 },
  ]
  const rows = masker.table().map(({ sort, mask, name }): Cell[] => [t.sortWords[sort], mask, name])
  return writeXlsx([{ name: t.keySheet, columns, rows }], zone)
}
