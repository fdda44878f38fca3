import type { Paragraph } from 'docx'
import type { ExportRow } from '../db/export-source.ts'
import { markLines, withoutNumbering } from '../domain/numbering.ts'
import { textLines } from '../domain/text.ts'
import { dayOf } from '../domain/time.ts'
import { periodLabel, shortTimeText } from '../texts/dates.ts'
import { demoMark } from '../texts/demo.ts'
import * as texts from '../texts/exports.ts'
import { riskText } from '../texts/words.ts'
import { askText, isOwed, isReturned, lastPlanLines, progressText, signText, supportLines } from './columns.ts'
import { paragraph, writePage } from './page.ts'

export interface DocumentRules {
  zone: string
  demo: boolean
  /** With the words about a risk: not in a file for a group. */
  riskDetails?: true
}

/** One report a page and as many as it needs, in the page of GB/T 9704. Not its 版头: 工作动态 are internal bulletins. */
export const writeDocx = (rows: Iterable<ExportRow>, rules: DocumentRules): Promise<Buffer> => {
  const paragraphs: Paragraph[] = []
  for (const row of rows) paragraphs.push(...reportOf(row, rules, paragraphs.length === 0))
  return writePage(paragraphs)
}

const reportOf = (row: ExportRow, rules: DocumentRules, first: boolean): Paragraph[] => {
  const { demo } = rules
  const { plan } = row
  const label = texts.docPeriod(plan.week.slice(0, 4), periodLabel(plan.covers, plan.dueDay))
  return [
    paragraph('Title', texts.docTitle(row.chain), first ? {} : { pageBreakBefore: true }),
    paragraph('Subtitle', demo ? `${label}${demoMark}` : label),
    paragraph('Body', ''),
    ...(isReturned(row) ? [paragraph('Body', texts.docReturned(row.returnReason ?? ''))] : []),
    ...(isOwed(row) && row.rev > 0 ? filedOf(row, rules) : [paragraph('Body', withoutReport(row))]),
  ]
}

const withoutReport = (row: ExportRow): string => {
  if (!isOwed(row)) return texts.docExempt
  return row.state === 'open' ? texts.docNotFiledYet : texts.docNotFiled
}

const filedOf = (row: ExportRow, { zone, riskDetails }: DocumentRules): Paragraph[] => {
  const blocks = [
    linesOf(progressText(row)),
    linesOf(row.content?.nextPlan),
    linesOf(askText(row)),
    linesOf(row.content && riskText(row.content.risk, riskDetails && row.content.riskDetail)),
    lastPlanLines(row),
  ]
  const sent = row.firstSentAt && texts.docSent(sentText(row.firstSentAt, zone), row.rev, row.isLate)
  const signed = signText(row)
  const support = supportLines(row)
  return [
    ...texts.docHeadings.flatMap((heading, index) => {
      const lines = blocks[index] ?? []
      return [paragraph('Heading1', heading), ...numbered(lines.length > 0 ? lines : [texts.docNone])]
    }),
    ...(support.length > 0 ? [paragraph('Heading1', texts.docSupportHeading), ...numbered(support)] : []),
    paragraph('Body', ''),
    paragraph('Signed', texts.docFiledBy(row.filedBy ?? '', row.onBehalfOf)),
    ...(signed === undefined ? [] : [paragraph('Signed', texts.docSignedBy(signed))]),
    ...(sent === undefined ? [] : [paragraph('Signed', sent)]),
  ]
}

const sentText = (at: string, zone: string): string =>
  texts.docPeriod(dayOf(at, zone).slice(0, 4), shortTimeText(at, zone))

const linesOf = (text: string | undefined): string[] => withoutNumbering(textLines(text ?? ''))

const numbered = (lines: readonly string[]): Paragraph[] =>
  (lines.length > 1 ? markLines(lines, (line, index) => `${index + 1}. ${line}`) : lines).map((line) =>
    paragraph('Body', line),
  )
