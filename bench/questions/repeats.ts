import { compared, fact, type Line } from '../figures.ts'
import { type Bench, inTurn, press, type Run, wrongRows } from '../pair.ts'

const count = 1_000
const warmUp = 2

/** Every twentieth delivery comes twice. A repeat is answered as the first was and leaves nothing. */
export const repeats = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const size = { chains: 1_000, history: 8, open: rounds + warmUp }
  const sides = {
    once: await bench.start('product', await bench.town('repeats-once', size)),
    twice: await bench.start('product', await bench.town('repeats-twice', size)),
  }
  const found: Record<'once' | 'twice', Run>[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const both = await inTurn(round + warmUp, sides, (side) =>
      press(bench, side, {
        count,
        connections: 16,
        start: 'open',
        ...(side === sides.twice ? { repeatEvery: 16 } : {}),
      }),
    )
    if (round >= 0) found.push(both)
  }
  const synchronous = await sides.once.server.ask<number>('synchronous')
  for (const side of Object.values(sides)) await side.server.end()
  const wrong = wrongRows(sides.twice)
  return [
    compared(
      '5 % of deliveries come twice: CPU for one report',
      'µs',
      found.map(({ once, twice }) => ({ reference: once.cpu, product: twice.cpu })),
      { atMost: 1.05 },
    ),
    fact('… rows for each distinct event', wrong.length === 0 ? 'one' : wrong.join('; '), 'one', wrong.length === 0),
    fact('`synchronous` on the connection that commits', String(synchronous), '2', synchronous === 2),
  ]
}
