import { compared, type Line } from '../figures.ts'
import { type Bench, countRows, inTurn, press, type Run, type Variant } from '../pair.ts'

type Round = Record<Variant, Run>

/** Verify, decrypt, recognise repeats, authorise, change, audit, answer with the receipt: 16 and 64 connections. */
export const wholePath = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = { chains: 1_000, history: 8, open: Math.ceil(((rounds + 1) * 1_200) / 1_000) + 1 }
  const sides = {
    reference: await bench.start('reference', await bench.town('path-reference', size)),
    product: await bench.start('product', await bench.town('path-product', size)),
  }
  const run = (round: number, connections: number) =>
    inTurn(round, sides, (side) => press(bench, side, { count: 600, connections, start: 'open' }))
  await run(0, 16)
  await run(1, 64)
  const at = { 16: [] as Round[], 64: [] as Round[] }
  for (let round = 0; round < rounds; round++)
    for (const connections of [16, 64] as const) at[connections].push(await run(round, connections))
  const lines = ([16, 64] as const).flatMap((connections) => {
    const of = (figure: 'rate' | 'cpu' | 'p99') =>
      at[connections].map(({ reference, product }) => ({ reference: reference[figure], product: product[figure] }))
    return [
      compared(`whole path, ${connections} connections: answers a second`, '/s', of('rate'), { atLeast: 0.65 }),
      compared(`… CPU for one`, 'µs', of('cpu'), { atMost: 1.7 }),
      compared(`… p99`, 'ms', of('p99'), { atMost: 2 }),
    ]
  })
  for (const side of Object.values(sides)) {
    await side.server.end()
    countRows(side)
  }
  return lines
}
