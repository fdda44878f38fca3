import { type SheetView, sheetCard } from '../../cards/assessment-sheet.ts'
import type { Card } from '../../cards/kit/card.ts'
import type { AssessedChain } from '../../db/assessed-chains.ts'
import { entriesOf } from '../../db/assessment-entries.ts'
import { type KeptSheet, lastSheet } from '../../db/assessment-sheets.ts'
import type { Sheet } from '../../domain/assessment/assess.ts'
import { rounded } from '../../domain/assessment/line.ts'
import { dayOf } from '../../domain/time.ts'
import * as t from '../../texts/assessment.ts'
import * as s from '../../texts/assessment-sums.ts'
import type { Ctx } from '../context.ts'
import { changedLines } from './same-sheet.ts'
import { type AssessedYear, sheetsNow } from './the-sheets.ts'

/** How many of a line's records are named on a card. */
const mostNamed = 5

/** One chain's sheet with every sum, as it stands now, beside what was made known or what the last night found. */
export const drawSheet = async (ctx: Ctx, year: AssessedYear, chain: AssessedChain): Promise<Card> => {
  const [sheet] = await sheetsNow(ctx, year.rules, [chain])
  if (!sheet) throw new Error(`no sheet of ${chain.id}`)
  const issued = await lastSheet(ctx.tx, sheet, 'issued')
  const before = issued ?? (await lastSheet(ctx.tx, sheet, 'night'))
  const waiting = await entriesOf(ctx.tx, year.year, [chain.id], ['waiting'])
  return sheetCard(viewOf(ctx, year, chain, sheet, { issued, before, waiting: waiting.map(({ no }) => no) }))
}

const viewOf = (
  ctx: Ctx,
  { rules, version, year }: AssessedYear,
  chain: AssessedChain,
  sheet: Sheet,
  more: {
    issued: KeptSheet | undefined
    before: KeptSheet | undefined
    waiting: readonly number[]
  },
): SheetView => {
  const { issued, before, waiting } = more
  const internal = rounded(sheet.points + sheet.bonus)
  const changes = before ? changedLines(before.sheet, sheet) : []
  const today = dayOf(ctx.now, ctx.rules.zone)
  const ofBlock = (ids: readonly string[]) =>
    sheet.lines
      .filter(({ rule_id }) => ids.includes(rule_id))
      .map((line) => ({
        head: `${line.rule_id} ${line.title}`,
        score: s.lineScore(line),
        earns: line.points === undefined ? ('none' as const) : ('some' as const),
        sum: s.sumText(line),
        against:
          line.against && line.against.length > 0
            ? t.againstLine(s.refsText(line.against, year, mostNamed))
            : undefined,
      }))
  return {
    title: t.sheetTitle(chain.name, year),
    grade: sheet.grade,
    until: sheet.closedOn === undefined ? t.untilText(sheet.until, sheet.over) : t.closedText(sheet.closedOn),
    total: s.totalText(sheet),
    waits: s.waitsText(sheet),
    notes: [
      ...(sheet.third ? [t.thirdLine(sheet.third.value, rules.weights)] : []),
      ...(sheet.third && sheet.result !== undefined
        ? [
            t.resultLine({
              internal,
              third: sheet.third.value,
              result: sheet.result,
              counted: sheet.counted,
              weights: rules.weights,
            }),
          ]
        : []),
      ...(sheet.cap === undefined ? [] : [t.capLine(sheet.cap)]),
      ...(issued?.appealUntil === undefined ? [] : [t.issuedLine(issued.from, issued.appealUntil)]),
      ...(before && changes.length > 0
        ? [
            t.differsLine(
              before.why === 'issued' ? before.from : before.to,
              before.why,
              changes.map(({ rule, was, is }) =>
                t.lineChange(rule, was ? s.lineScore(was) : s.notCounted, is ? s.lineScore(is) : s.notCounted),
              ),
              before.rulesVersion === version ? undefined : before.rulesVersion,
            ),
          ]
        : []),
      ...(waiting.length > 0 ? [t.waitingLine(waiting.map(t.entryNumber).join('、'))] : []),
    ],
    blocks: [
      ...sheet.blocks.map((block, at) => ({
        title: `${block.id} ${block.title}　${s.blockScore(block)}`,
        lines: ofBlock(rules.blocks[at]?.rules.map(({ id }) => id) ?? []),
      })),
      ...(rules.bonus.rules.length > 0
        ? [{ title: t.bonusLine(sheet.bonus, rules.bonus.most), lines: ofBlock(rules.bonus.rules.map(({ id }) => id)) }]
        : []),
    ],
    rules: t.rulesLine(rules.title, version),
    ...(issued?.appealUntil !== undefined && issued.appealUntil >= today && { appeal: t.appealWords(chain.id) }),
  }
}
