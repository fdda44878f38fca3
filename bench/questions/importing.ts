import { type Line, within } from '../figures.ts'
import type { Bench } from '../pair.ts'
import type { Watched } from '../product.ts'

const rows = 20_000

/** A file of many rows, from its cells to the ledger. */
export const imports = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const side = await bench.start('product', await bench.town('import', { chains: 50, history: 1 }))
  const seen: { check: Watched; apply: Watched }[] = []
  for (let round = 0; round < Math.min(rounds, 3); round++)
    seen.push(await side.server.ask('import', { count: rows, round }))
  await side.server.end()
  const all = seen.flatMap(({ check, apply }) => [check, apply])
  return [
    within(
      `${rows} rows imported, checked and applied`,
      's',
      seen.map(({ check, apply }) => (check.ms + apply.ms) / 1_000),
      10,
    ),
    within(
      '… checked',
      's',
      seen.map(({ check }) => check.ms / 1_000),
      undefined,
    ),
    within(
      '… CPU of both',
      's',
      seen.map(({ check, apply }) => (check.cpuMs + apply.cpuMs) / 1_000),
      undefined,
    ),
    within(
      '… longest block of the loop',
      'ms',
      all.map(({ blockedMs }) => blockedMs),
      50,
    ),
  ]
}
