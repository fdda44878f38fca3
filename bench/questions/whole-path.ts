import { compared, type Line, within } from '../figures.ts'
import { type Bench, countRows, inTurn, press, type Run } from '../pair.ts'

const count = 600
const warmUp = 3

/** Verify, decrypt, recognise repeats, authorise, change, audit, answer with the receipt: 16 and 64 connections. */
export const wholePath = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = { chains: 1_000, history: 8, open: Math.ceil(((rounds + warmUp) * 2 * count) / 1_000) }
  const sides = {
    reference: await bench.start('reference', await bench.town('path-reference', size)),
    product: await bench.start('product', await bench.town('path-product', size)),
  }
  const run = (round: number, connections: number) =>
    inTurn(round, sides, (side) => press(bench, side, { count, connections, start: 'open' }))
  const at = { 16: [] as Record<'reference' | 'product', Run>[], 64: [] as Record<'reference' | 'product', Run>[] }
  for (let round = -warmUp; round < rounds; round++)
    for (const connections of [16, 64] as const) {
      const found = await run(round + warmUp, connections)
      if (round >= 0) at[connections].push(found)
    }
  const lines = ([16, 64] as const).flatMap((connections) => {
    const of = (figure: 'rate' | 'cpu' | 'p99') =>
      at[connections].map(({ reference, product }) => ({ reference: reference[figure], product: product[figure] }))
    return [
      compared(`whole path, ${connections} connections: answers a second`, '/s', of('rate'), { atLeast: 0.65 }),
      compared(`… CPU for one`, 'µs', of('cpu'), { atMost: 1.7 }),
      compared(`… p99`, 'ms', of('p99'), { atMost: 2 }),
      within(
        `… longest block of the loop, checkpoints included`,
        'ms',
        at[connections].map(({ product }) => product.blockedMs),
        50,
      ),
    ]
  })
  for (const side of Object.values(sides)) {
    await side.server.end()
    countRows(side)
  }
  return lines
}
