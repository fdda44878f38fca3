import { compared, fact, type Line, within } from '../figures.ts'
import { recordOf } from '../ledger.ts'
import type { Look } from '../looking.ts'
import { type Bench, countRows, inTurn, press, pressAnyhow, type Run, type Side } from '../pair.ts'
import type { Watched } from '../product.ts'
import { chainOf, reporterOf } from '../weeks.ts'

const chains = 1_000
/** Of each chain that has any. */
const open = 10
const sizes = {
  /** The open ones alone: what a chain works on is the same in both, so that the difference is what the years leave. */
  few: { chains, open, closed: 0 },
  /** 100,000 records, with a million steps. */
  many: { chains, open, closed: 90 },
} as const
const count = 600
const warmUp = 2
const asked = 7
const looks = 60

const words = {
  desk: '我的',
  list: '任务 of one chain, 红',
  card: 'one task with its history',
  digest: 'a chief’s digest',
}

/** What a large ledger costs those who do not look at it, and those who do. */
export const ledger = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = { chains, history: 8, open: Math.ceil(((rounds + warmUp) * count) / chains), filed: 1 }
  const sides = {
    few: await bench.start('product', await bench.town('ledger-few', { ...size, ledger: sizes.few })),
    many: await bench.start('product', await bench.town('ledger-many', { ...size, ledger: sizes.many })),
  }
  // Lights are as the day makes them before anything is measured.
  for (const side of Object.values(sides)) await side.server.ask('turn')
  const pressed: Record<'few' | 'many', Run>[] = []
  const looked = new Map<keyof typeof words, Record<'few' | 'many', number>[]>()
  const turned: Watched[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const both = await inTurn(round + warmUp, sides, (side) =>
      press(bench, side, { count, connections: 16, start: 'open' }),
    )
    if (round >= 0) pressed.push(both)
    for (const what of Object.keys(words) as (keyof typeof words)[]) {
      const found = await inTurn(round + warmUp, sides, (side) => look(side, what))
      if (round >= 0) looked.set(what, [...(looked.get(what) ?? []), found])
    }
    const all = await sides.many.server.ask<Watched>('turn', { lose: true })
    if (round >= 0) turned.push(all)
  }
  const steps = await pressAnyhow(bench, sides.many, { count: chains, connections: chains, start: 'open', steps: open })
  for (const side of Object.values(sides)) {
    await side.server.end()
    countRows(side)
  }
  const of = <T>(rows: readonly Record<'few' | 'many', T>[], figure: (one: T) => number) =>
    rows.map(({ few, many }) => ({ reference: figure(few), product: figure(many) }))
  return [
    compared(
      '100,000 records and 1,000,000 steps against the 10,000 open ones alone: CPU of a submission',
      'µs',
      of(pressed, ({ cpu }) => cpu),
      {
        atMost: 1.1,
      },
    ),
    ...(Object.entries(words) as [keyof typeof words, string][]).map(([what, said]) =>
      compared(
        `… ${said}`,
        'µs',
        of(looked.get(what) ?? [], (one) => one),
        { atMost: 1.15 },
      ),
    ),
    within(
      '… lights of all 10,000 open ones anew',
      'ms',
      turned.map(({ ms }) => ms),
      1_000,
    ),
    within(
      '… longest block of the loop meanwhile',
      'ms',
      turned.map(({ blockedMs }) => blockedMs),
      20,
    ),
    fact(
      '… 1,000 steps pressed at once',
      `${steps.bad} errors, slowest ${steps.max.toFixed(0)} ms`,
      '0 errors, ≤ 3000 ms',
      steps.bad === 0 && steps.max <= 3_000,
    ),
  ]
}

const look = (side: Side, what: keyof typeof words): Promise<number> => {
  const of = {
    desk: '',
    list: `第${asked}产业链 红`,
    card: recordOf(asked * open + 3),
    digest: side.town.filed[0] ?? '',
  }[what]
  const by = what === 'list' ? 'ou_bench_office' : reporterOf(asked)
  return side.server.ask<number>('look', { look: { what, by, of, chain: chainOf(asked) } satisfies Look, times: looks })
}
