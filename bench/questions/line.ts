import { existsSync } from 'node:fs'
import { compared, fact, type Line, within } from '../figures.ts'
import { type Bench, hush, pressAnyhow, type Run, wrongRows } from '../pair.ts'
import { homeOf, startOnce } from './start.ts'

const chains = 1_000
const warmUp = 1
const patience = 3_000

type Both<T> = Record<'webhook' | 'line', T>

const ratios = <T>(rounds: readonly Both<T>[], of: (one: T) => number) =>
  rounds.map(({ webhook, line }) => ({ reference: of(webhook), product: of(line) }))

/** The built program, until it can take something, by either way. */
export const lineStart = async (bench: Bench, rounds: number): Promise<Line[]> => {
  if (!existsSync('dist/main.js')) throw new Error('no dist/main.js: run npm run build first')
  const args = ['dist/main.js', 'start']
  const overLine = { ...homeOf(bench, 'start-line'), FEISHU_TRANSPORT: 'websocket' }
  const byHttp = homeOf(bench, 'start-webhook')
  const line = () => startOnce(args, overLine, { awaited: '长连接已连上' })
  const webhook = () => startOnce(args, byHttp)
  await line()
  await webhook()
  const found: Both<Awaited<ReturnType<typeof line>>>[] = []
  for (let round = 0; round < rounds; round++)
    found.push(
      round % 2 === 0
        ? { webhook: await webhook(), line: await line() }
        : { line: await line(), webhook: await webhook() },
    )
  return [
    compared(
      'start over the long connection, and what is done in the moment after, against the webhook: CPU',
      'ms',
      ratios(found, (one) => one.settledMs),
      { atMost: 1.15 },
    ),
    compared(
      '… memory when idle',
      'MiB',
      ratios(found, (one) => one.rssMiB),
      { atMost: 1.15 },
    ),
  ]
}

/** Every chain submits in the same moment, over the one long connection and by the webhook. */
export const line = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const turns = rounds + warmUp
  const size = { chains, history: 8, open: turns }
  const sides = {
    webhook: await bench.start('product', await bench.town('line-webhook', size)),
    line: await bench.start('over-line', await bench.town('line', size)),
  }
  const how = { count: chains, connections: chains, start: 'open' } as const
  const press: Both<() => Promise<Run>> = {
    webhook: () => pressAnyhow(bench, sides.webhook, how),
    line: () => pressAnyhow(bench, sides.line, { ...how, connections: 0, line: true }),
  }
  const found: Both<Run>[] = []
  for (let turn = 0; turn < turns; turn++) {
    found.push(
      turn % 2 === 0
        ? { webhook: await press.webhook(), line: await press.line() }
        : { line: await press.line(), webhook: await press.webhook() },
    )
    await hush(sides.webhook)
    await hush(sides.line)
  }
  const back: number[] = []
  for (let round = 0; round < rounds; round++) back.push(await bench.load.ask<number>('kick'))
  for (const side of Object.values(sides)) await side.server.end()
  const measured = found.slice(warmUp)
  // A machine with other work on it is too slow for either way.
  const judged = measured.filter(({ webhook }) => webhook.max < patience)
  const slowest = Math.max(0, ...judged.map((both) => both.line.max))
  const wrong = [
    ...found.flatMap(({ line: { bad, firstBad } }) => (bad > 0 ? [`${bad} errors (${firstBad?.slice(0, 60)})`] : [])),
    ...wrongRows(sides.line),
  ]
  return [
    compared(
      '1,000 clicks at once over one long connection, against the webhook: CPU for one',
      'µs',
      ratios(measured, (run) => run.cpu),
      { atMost: 1.1 },
    ),
    compared(
      '… until all are answered',
      'ms',
      ratios(measured, (run) => run.ms),
      { atMost: 1.1 },
    ),
    fact(
      `… slowest answer in the ${judged.length} bursts in which the webhook's stayed under 3 s`,
      `${slowest.toFixed(0)} ms`,
      `≤ ${patience} ms`,
      judged.length > 0 && slowest <= patience,
    ),
    fact(
      '… errors, and one delivery, revision and audit row for each',
      wrong.length === 0 ? 'none, all there' : wrong.slice(0, 2).join('; '),
      'none, all there',
      wrong.length === 0,
    ),
    within('… from a drop until another connection stands', 'ms', back, 5_000),
  ]
}
