import type { Chain } from '../../db/chains.ts'
import { firmsOf } from '../../db/firms.ts'
import { recordsMovedIn } from '../../db/open-records.ts'
import type { StoredRecord } from '../../db/records.ts'
import { honoursIn } from '../../domain/firms/honours.ts'
import { type Month, weeksOf } from '../../domain/month-plan.ts'
import type { MonthTyped } from '../../domain/monthly.ts'
import { moveLimit } from '../../domain/monthly-form.ts'
import { countCharacters } from '../../domain/text.ts'
import { addDays, dayOfWeek, instantOf } from '../../domain/time.ts'
import * as t from '../../texts/lists/month.ts'
import { lightSum } from '../../texts/record-lights.ts'
import type { Ctx } from '../context.ts'
import { listStates } from '../records/draw-lists.ts'
import { numberOf } from '../records/names.ts'

/** 进展变动 as the lists have it: what was made or changed in the weeks of the month. As much as each box takes; the wording stays the person's. */
export const listMoves = async (ctx: Ctx, chainId: string, month: Month): Promise<MonthTyped> => {
  const { zone, clock } = ctx.rules
  const weeks = weeksOf(month, clock.due.weekday)
  const [first, last] = [dayOfWeek(weeks.from, 1), dayOfWeek(weeks.to, 7)]
  const from = instantOf(first, '00:00', zone)
  const to = instantOf(addDays(last, 1), '00:00', zone)
  const moved = (kind: string) => recordsMovedIn(ctx.tx, { kind, chainId, from, to })
  const projects = (await moved('L12')).map((row) => projectLine(ctx, row))
  const investment = (await moved('L07')).map((row) => stageLine(ctx, row))
  const innovation = [
    ...(await moved('L13')).map((row) => t.demandLine(row.title, numberOf(ctx, row))),
    ...(await moved('L14')).map((row) => t.supplyLine(row.title, numberOf(ctx, row))),
  ]
  const enterprises = (await firmsOf(ctx.tx, chainId)).flatMap((firm) =>
    honoursIn(firm.values, first, last).map((honour) => t.honourLine(firm.title, honour, numberOf(ctx, firm))),
  )
  return {
    ...boxed('enterprises', enterprises),
    ...boxed('projects', projects),
    ...boxed('investment', investment),
    ...boxed('innovation', innovation),
  }
}

const projectLine = (ctx: Ctx, row: StoredRecord): string => {
  const { stage, done } = row.values
  return t.projectLine({
    name: row.title,
    stage: typeof stage === 'string' ? stage : undefined,
    done: typeof done === 'number' ? done : undefined,
    lag: row.lit && lightSum(row.lit),
    number: numberOf(ctx, row),
  })
}

const stageLine = (ctx: Ctx, row: StoredRecord): string => {
  const { stage } = row.values
  return t.stageLine(row.title, typeof stage === 'string' ? stage : undefined, numberOf(ctx, row))
}

const boxed = (field: keyof MonthTyped, lines: readonly string[]): MonthTyped => {
  const fitting = lines.filter((_, at) => countCharacters(lines.slice(0, at + 1).join('；')) <= moveLimit)
  return fitting.length > 0 ? { [field]: fitting.join('；') } : {}
}

/** What the tick of “1155+N” has to be checked against: which lists hold nothing, and which wait to be looked at again. */
export const listsToCheck = async (ctx: Ctx, chain: Chain): Promise<string[]> => {
  const states = await listStates(ctx, chain)
  return [
    ...t.missingLists(
      states.filter(({ rows }) => rows === 0).map(({ kind }) => kind.word),
      states.length,
    ),
    ...t.staleLists(states.filter(({ stale }) => stale > 0).map(({ kind }) => kind.word)),
  ]
}
