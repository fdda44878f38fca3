import type { ExportRow } from '../db/export-source.ts'
import { markLines, withoutNumbering } from '../domain/numbering.ts'
import { textLines } from '../domain/text.ts'
import { dayOf } from '../domain/time.ts'
import { periodLabel, shortTimeText } from '../texts/dates.ts'
import { demoMark } from '../texts/demo.ts'
import * as texts from '../texts/exports.ts'
import { riskText } from '../texts/words.ts'
import { askText, isOwed, isReturned, lastPlanLines, progressText, signText, supportLines } from './columns.ts'
import { documentHead, documentTail, fixedParts, paragraph } from './docx-parts.ts'
import { createZip } from './zip.ts'

export interface DocumentRules {
  zone: string
  demo: boolean
  /** With the words about a risk: not in a file for a group. */
  riskDetails?: true
}

/** One report a page and as many as it needs, in the page of GB/T 9704. Not its 版头: 工作动态 are internal bulletins. */
export const writeDocx = (rows: Iterable<ExportRow>, rules: DocumentRules): Buffer => {
  const zip = createZip()
  for (const [name, xml] of fixedParts) zip.add(name, [xml])
  zip.add('word/document.xml', documentXml(rows, rules))
  return zip.end()
}

function* documentXml(rows: Iterable<ExportRow>, rules: DocumentRules): Iterable<string> {
  yield documentHead
  let first = true
  for (const row of rows) {
    yield reportXml(row, rules, first)
    first = false
  }
  yield documentTail
}

const reportXml = (row: ExportRow, rules: DocumentRules, first: boolean): string => {
  const { demo } = rules
  const { plan } = row
  const label = texts.docPeriod(plan.week.slice(0, 4), periodLabel(plan.covers, plan.dueDay))
  return [
    paragraph('Title', texts.docTitle(row.chain), first ? '' : '<w:pageBreakBefore/>'),
    paragraph('Subtitle', demo ? `${label}${demoMark}` : label),
    paragraph('Body', ''),
    ...(isReturned(row) ? [paragraph('Body', texts.docReturned(row.returnReason ?? ''))] : []),
    ...(isOwed(row) && row.rev > 0 ? filedXml(row, rules) : [paragraph('Body', withoutReport(row))]),
  ].join('')
}

const withoutReport = (row: ExportRow): string => {
  if (!isOwed(row)) return texts.docExempt
  return row.state === 'open' ? texts.docNotFiledYet : texts.docNotFiled
}

const filedXml = (row: ExportRow, { zone, riskDetails }: DocumentRules): string[] => {
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

const numbered = (lines: readonly string[]): string[] =>
  (lines.length > 1 ? markLines(lines, (line, index) => `${index + 1}. ${line}`) : lines).map((line) =>
    paragraph('Body', line),
  )
