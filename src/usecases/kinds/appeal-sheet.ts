import { type KeptSheet, lastSheet } from '../../db/assessment-sheets.ts'
import { readChain } from '../../db/chains.ts'
import type { Values } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import { type Day, dayOf } from '../../domain/time.ts'
import { lineScore, sumText } from '../../texts/assessment-sums.ts'
import * as t from '../../texts/kinds/appeal.ts'
import type { Sentence } from '../../texts/plain.ts'
import { officeAnswersFor } from '../assessment/second-person.ts'
import type { Ctx } from '../context.ts'
import type { RecordView } from '../records/views.ts'

/** The newest sheet of a chain that was made known: of this year, or of the one before. */
const issuedOf = async ({ tx, now, rules }: Ctx, chainId: string): Promise<KeptSheet | undefined> => {
  const year = Number(dayOf(now, rules.zone).slice(0, 4))
  const found = await Promise.all([year, year - 1].map((one) => lastSheet(tx, { year: one, chainId }, 'issued')))
  return found.flatMap((one) => one ?? []).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]
}

/** Why nothing can be appealed against now. */
const barOf = async (ctx: Ctx, chainId: string, issued: KeptSheet | undefined): Promise<Sentence | undefined> => {
  const until: Day | undefined = issued?.appealUntil
  if (!issued || until === undefined) return t.notIssued((await readChain(ctx.tx, chainId))?.name ?? chainId)
  return dayOf(ctx.now, ctx.rules.zone) > until ? t.tooLate(issued.from, until) : undefined
}

const lineIn = (kept: KeptSheet | undefined, ref: unknown) => kept?.sheet.lines.find(({ rule_id }) => rule_id === ref)

/** What the bot takes down of the line that is meant, and whether other points need a second person. */
export const prepareAppeal = async (
  ctx: Ctx,
  chainId: string | undefined,
  { ref }: Values,
  before?: RecordFacts,
): Promise<Values> => {
  if (chainId === undefined) return {}
  const issued = await issuedOf(ctx, chainId)
  const line = lineIn(issued, ref)
  if (!issued || !line) return {}
  return {
    line: t.appealLine(line.rule_id, line.title),
    score: lineScore(line),
    most: line.most,
    ...(line.points === undefined && { uncounted: 1 }),
    year: issued.sheet.year,
    until: issued.appealUntil ?? issued.from,
    ...(before === undefined && (await officeAnswersFor(ctx, issued.sheet.year, chainId)) && { second: 1 }),
  }
}

export const appealView: RecordView = {
  raising: async (ctx, chainId) => {
    const issued = await issuedOf(ctx, chainId)
    const bar = await barOf(ctx, chainId, issued)
    if (bar) return { bar }
    const lines = issued?.sheet.lines ?? []
    return {
      offers: {
        lines: lines.map((line) => {
          const label = t.appealLine(line.rule_id, line.title)
          return { is: line.rule_id, value: label, label }
        }),
      },
    }
  },
  offers: async (ctx, { chainId }) => {
    const issued = chainId === undefined ? undefined : await issuedOf(ctx, chainId)
    const lines = (issued?.sheet.lines ?? []).map((line) => {
      const label = t.appealLine(line.rule_id, line.title)
      return { is: line.rule_id, value: label, label }
    })
    return { lines }
  },
  rows: async (ctx, { chainId, values }) => {
    const line = chainId === undefined ? undefined : lineIn(await issuedOf(ctx, chainId), values.ref)
    return line ? [{ text: t.issuedSum(lineScore(line), sumText(line)) }] : []
  },
}
