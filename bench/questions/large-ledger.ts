import { compared, type Line, within } from '../figures.ts'
import type { Look } from '../looking.ts'
import { type Bench, countRows, inTurn, press, type Run, type Side } from '../pair.ts'
import type { Watched } from '../product.ts'
import { chainOf, reporterOf } from '../weeks.ts'

const chains = 500
/** Of every chain: 100,000 tasks, 25,000 risks and 25,000 problems, all of them open. */
const large = { chains, open: 200, closed: 0, beside: { risks: 50, problems: 50 } }
const count = 300
const warmUp = 1
const asked = 7
const looks = 9

type Asked = Pick<Look, 'what' | 'by' | 'of'>
const office = 'ou_bench_office'
const reporter = reporterOf(asked)
const questions = (side: Side): [said: string, look: Asked][] => [
  ['台账, all chains', { what: 'ledger', by: office, of: '' }],
  ['我的 of a reporter with 300 things', { what: 'desk', by: reporter, of: '' }],
  ['我的 of the office', { what: 'desk', by: office, of: '' }],
  ['任务, all chains', { what: 'list', by: office, of: '' }],
  ['查 任务 with a word', { what: 'list', by: office, of: '第4107号' }],
  ['查 记录 with a word', { what: 'search', by: office, of: '第4107号' }],
  ['查 记录 with a word that is everywhere', { what: 'search', by: office, of: '示例' }],
  ['a chief’s digest', { what: 'digest', by: reporter, of: side.town.filed[0] ?? '' }],
]

/** What a ledger of 150,000 open records costs those who look at it, the night, and a weekly submission. */
export const largeLedger = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = { chains, history: 8, open: Math.ceil(((rounds + warmUp) * count) / chains), filed: 1 }
  const sides = {
    none: await bench.start('product', await bench.town('ledger-none', size)),
    large: await bench.start('product', await bench.town('ledger-large', { ...size, ledger: large })),
  }
  const side = sides.large
  await side.server.ask('turn')
  const pressed: Record<'none' | 'large', Run>[] = []
  const turned: Watched[] = []
  const looked = new Map<string, number[]>()
  for (let round = -warmUp; round < rounds; round++) {
    const both = await inTurn(round + warmUp, sides, (one) =>
      press(bench, one, { count, connections: 16, start: 'open' }),
    )
    if (round >= 0) pressed.push(both)
    for (const [said, look] of questions(side)) {
      const took = await side.server.ask<number>('look', {
        look: { ...look, chain: chainOf(asked) } satisfies Look,
        times: looks,
      })
      if (round >= 0) looked.set(said, [...(looked.get(said) ?? []), took / 1_000])
    }
    const all = await side.server.ask<Watched>('turn', { lose: true })
    if (round >= 0) turned.push(all)
  }
  for (const one of Object.values(sides)) {
    await one.server.end()
    countRows(one)
  }
  return [
    ...[...looked].map(([said, took]) => within(`150,000 open records: ${said}`, 'ms', took, 50)),
    within(
      '… longest block of the loop while every light is made anew',
      'ms',
      turned.map(({ blockedMs }) => blockedMs),
      20,
    ),
    compared(
      '… against none at all: CPU of a submission',
      'µs',
      pressed.map(({ none, large: full }) => ({ reference: none.cpu, product: full.cpu })),
      { atMost: 1.15 },
    ),
  ]
}
