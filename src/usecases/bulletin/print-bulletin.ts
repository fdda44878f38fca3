import {
  type Bulletin,
  type BulletinLine,
  bulletinSections,
  chineseNumber,
  numberedLines,
  type PrintedBulletin,
} from '../../domain/bulletin.ts'
import { dayOf } from '../../domain/time.ts'
import * as t from '../../texts/bulletin.ts'
import { demoMark } from '../../texts/demo.ts'
import type { Ctx } from '../context.ts'

/** A bulletin as Word and the groups show it. Sections without text are left out, and the numbers close up. */
export const printBulletin = ({ rules, now }: Pick<Ctx, 'rules' | 'now'>, bulletin: Bulletin): PrintedBulletin => {
  const { content, number } = bulletin
  const [year, month, date] = dayOf(bulletin.issuedAt ?? now, rules.zone)
    .split('-')
    .map(Number)
  const filled = bulletinSections.filter((section) => content[section] !== '')
  const lines = filled.flatMap((section, index): BulletinLine[] => [
    { level: 1, text: `${chineseNumber(index + 1)}、${t.sectionTitles[section]}` },
    ...numberedLines(content[section]),
  ])
  const line = (field: keyof typeof t.fieldTitles) => t.routingLine(t.fieldTitles[field], content[field])
  return {
    masthead: t.masthead,
    issue: number === undefined ? t.sampleText : t.issueText(number),
    issuer: `${rules.district}${rules.officeName}`,
    day: `${year}年${month}月${date}日`,
    title: content.title,
    mark: rules.demo ? demoMark : undefined,
    lines,
    routing: (['report_to', 'send_to', 'copy_to'] as const).filter((field) => content[field] !== '').map(line),
    signers: (['editor', 'reviewer', 'signer'] as const).map(line),
  }
}
