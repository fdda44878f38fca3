import { compared, type Line } from '../figures.ts'
import { type Bench, countRows, inTurn, press } from '../pair.ts'

/** Verify, decrypt, recognise repeats, authorise, change, audit, answer with the receipt: 16 and 64 connections. */
export const wholePath = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = { chains: 1_000, history: 8, open: Math.ceil(((rounds + 1) * 1_200) / 1_000) + 1 }
  const sides = {
    reference: await bench.start('reference', await bench.town('path-reference', size)),
    product: await bench.start('product', await bench.town('path-product', size)),
  }
  const run = (connections: number, count: number) =>
    inTurn(1, sides, (side) => press(bench, side, { count, connections, start: 'open' }))
  await run(16, 600)
  await run(64, 600)
  const at: Record<16 | 64, Awaited<ReturnType<typeof run>>> = { 16: [], 64: [] }
  for (let round = 0; round < rounds; round++)
    for (const connections of [16, 64] as const)
      at[connections].push(
        ...(await inTurn(1, round % 2 === 0 ? sides : { product: sides.product, reference: sides.reference }, (side) =>
          press(bench, side, { count: 600, connections, start: 'open' }),
        )),
      )
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
