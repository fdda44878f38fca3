import { compared, type Line, within } from '../figures.ts'
import { type Bench, countRows, inTurn, press, type Run } from '../pair.ts'

const count = 600
const warmUp = 3

type Round = Record<'reference' | 'floor' | 'product', Run>

/** Verify, decrypt, recognise repeats, authorise, change, audit, answer with the receipt: 16 and 64 connections. */
export const wholePath = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = { chains: 1_000, history: 8, open: Math.ceil(((rounds + warmUp) * 2 * count) / 1_000) }
  const sides = {
    reference: await bench.start('reference', await bench.town('path-reference', size)),
    floor: await bench.start('floor', await bench.town('path-floor', size)),
    product: await bench.start('product', await bench.town('path-product', size)),
  }
  const run = (round: number, connections: number) =>
    inTurn(round, sides, (side) => press(bench, side, { count, connections, start: 'open' }))
  const at = { 16: [] as Round[], 64: [] as Round[] }
  for (let round = -warmUp; round < rounds; round++)
    for (const connections of [16, 64] as const) {
      const found = await run(round + warmUp, connections)
      if (round >= 0) at[connections].push(found)
    }
  const lines = ([16, 64] as const).flatMap((connections) => {
    const of = (figure: 'cpu' | 'p99', than: 'reference' | 'floor' = 'reference') =>
      at[connections].map((round) => ({ reference: round[than][figure], product: round.product[figure] }))
    return [
      compared(`whole path, ${connections} connections: CPU for one, against the floor`, 'µs', of('cpu', 'floor'), {
        atMost: 1.75,
      }),
      compared(`… against the plain reference`, 'µs', of('cpu'), { atMost: 2.1 }),
      compared(`… p99, against the plain reference`, 'ms', of('p99'), { atMost: 2 }),
      within(
        `… longest block of the loop, checkpoints included`,
        'ms',
        at[connections].map(({ product }) => product.blockedMs),
        30,
      ),
    ]
  })
  for (const side of Object.values(sides)) {
    await side.server.end()
    countRows(side)
  }
  return lines
}
