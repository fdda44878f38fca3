import { compared, type Line } from '../figures.ts'
import { type Bench, press } from '../pair.ts'

const many = 10_000

/** What 20,000 submissions leave in memory, after a forced collection. */
export const memory = async (bench: Bench): Promise<Line[]> => {
  const town = await bench.town('memory', { chains: 1_000, history: 8, open: (2 * many) / 1_000 })
  const side = await bench.start('product', town, ['--expose-gc'])
  const idle = await side.server.ask<number>('settledRss')
  const settled: number[] = []
  for (let half = 0; half < 2; half++) {
    for (let sent = 0; sent < many; sent += 1_000)
      await press(bench, side, { count: 1_000, connections: 64, start: 'open' })
    settled.push(await side.server.ask<number>('settledRss'))
  }
  await side.server.end()
  const [once = 0, twice = 0] = settled
  return [
    compared('memory after 10,000 submissions, against idle', 'MiB', [{ reference: idle, product: once }], {
      atMost: 2.5,
    }),
    {
      ...compared('… after the second 10,000, against the first', 'MiB', [{ reference: once, product: twice }], {
        atMost: 1.1,
      }),
      goal: '0.9–1.1',
      met: twice / once >= 0.9 && twice / once <= 1.1,
    },
  ]
}
