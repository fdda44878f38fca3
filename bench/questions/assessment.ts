import { readFileSync } from 'node:fs'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { createWriter } from '../../src/db/writer.ts'
import { readRules } from '../../src/district/read-rules.ts'
import { instant } from '../../src/domain/time.ts'
import type { AssessmentWish } from '../../src/exports/wish.ts'
import { applyRules } from '../../src/usecases/assessment/apply-rules.ts'
import { keepSheets } from '../../src/usecases/assessment/nightly-sheets.ts'
import type { InTransaction } from '../../src/usecases/context.ts'
import { createRulesReader } from '../../src/usecases/office/office-rules.ts'
import { reportKinds } from '../../src/usecases/reports/kinds.ts'
import { startPart } from '../calls.ts'
import { benchNow } from '../clock.ts'
import { type Line, within } from '../figures.ts'
import type { Timed } from '../file-maker.ts'
import type { Bench } from '../pair.ts'

const chains = 500
const rulesFile = 'districts/assessment/2026.yaml'

/** A year of 500 chains: every sheet as a file in a worker, and the night's sheets a few at a time on the thread that serves. */
export const assessment = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = {
    chains,
    history: 18,
    months: 4,
    ledger: { chains, open: 10, closed: 40, beside: { risks: 5, problems: 5 } },
  }
  const { file } = await bench.town('assessment', size)
  const nights = await nightsOf(file, rounds)
  const part = await startPart(bench.fileMaker, [file])
  const times: Timed[] = []
  try {
    const wish: AssessmentWish = {
      assessment: { year: 2026, form: 'table' },
      at: instant(benchNow()),
      zone: 'Asia/Shanghai',
      demo: true,
      name: 'bench.xlsx',
    }
    for (let round = 0; round < rounds; round++) times.push(await part.ask<Timed>('assessment', wish))
  } finally {
    await part.end()
  }
  return [
    within(
      '500 chains assessed, written as a table in a worker',
      'ms',
      times.map(({ ms }) => ms),
      5_000,
    ),
    within(
      '… CPU of the process',
      'ms',
      times.map(({ cpuMs }) => cpuMs),
      5_000,
    ),
    within(
      '… kept at night, all of them',
      'ms',
      nights.map(({ all }) => all),
      5_000,
    ),
    within(
      '… the longest hold of the serving thread',
      'ms',
      nights.map(({ longest }) => longest),
      50,
    ),
  ]
}

/** A round is a night: the first one writes every sheet, the others find them as they were. */
const nightsOf = async (file: string, rounds: number): Promise<{ all: number; longest: number }[]> => {
  const read = readRules(readFileSync(rulesFile, 'utf8'), rulesFile)
  if (!read.ok) throw new Error(rulesFile)
  const database = openDatabase(file)
  const clock = { now: () => instant(benchNow()), monotonic: () => performance.now() }
  const writer = createWriter(database, clock)
  const rulesOf = createRulesReader()
  let longest = 0
  const inTransaction: InTransaction = (what, work) =>
    writer.write(async (tx) => {
      const rules = await rulesOf(tx)
      const began = performance.now()
      const done = await work({ tx, now: clock.now(), rules, kinds: reportKinds, requestId: what })
      longest = Math.max(longest, performance.now() - began)
      return done
    })
  await inTransaction('rules', (ctx) => applyRules(ctx, read.value, rulesFile))
  const nights: { all: number; longest: number }[] = []
  for (let round = 0; round < rounds; round++) {
    longest = 0
    const began = performance.now()
    await keepSheets(inTransaction)
    nights.push({ all: performance.now() - began, longest })
  }
  await database.close()
  return nights
}
