import { compared, type Line } from '../figures.ts'
import { type Bench, countRows, inTurn, press, type Run } from '../pair.ts'

const count = 600
const warmUp = 2

/** Ten years of a thousand chains in the file against eight weeks of them. */
export const growth = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const open = Math.ceil(((rounds + warmUp) * count) / 1_000)
  const sides = {
    young: await bench.start('product', await bench.town('growth-young', { chains: 1_000, history: 8, open })),
    old: await bench.start('product', await bench.town('growth-old', { chains: 1_000, history: 520, open })),
  }
  const found: Record<'young' | 'old', Run>[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const both = await inTurn(round + warmUp, sides, (side) =>
      press(bench, side, { count, connections: 16, start: 'open' }),
    )
    if (round >= 0) found.push(both)
  }
  for (const side of Object.values(sides)) {
    await side.server.end()
    countRows(side)
  }
  const of = (figure: 'rate' | 'cpu') =>
    found.map(({ young, old }) => ({ reference: young[figure], product: old[figure] }))
  const size = sides.old.town.megabytes.toFixed(0)
  return [
    compared(`ten years (${size} MiB) against eight weeks: answers a second`, '/s', of('rate'), { atLeast: 0.8 }),
    compared('… CPU for one', 'µs', of('cpu'), { atMost: 1.3 }),
  ]
}
