import { postgresPrograms, startPostgres } from '../../test/support/postgres-server.ts'
import { type Line, within, withUnit } from '../figures.ts'
import { townOnServer } from '../on-server.ts'
import { type Bench, inTurn } from '../pair.ts'
import type { Watched } from '../product.ts'
import { notMeasured } from './postgres.ts'
import { searchedTown, words } from './search.ts'

/** The first page of 查 over ten years of reports, on a file and on a server. */
export const searchesOnPostgres = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const programs = postgresPrograms()
  if (programs === undefined) return notMeasured()
  const server = startPostgres(programs)
  try {
    const town = await bench.town('postgres-search', searchedTown)
    const onServer = await townOnServer(server, town, 'bench_search', true)
    const sides = { file: await bench.start('product', town), server: await bench.start('product', onServer) }
    const found = new Map<string, { file: number; server: number }[]>(words.map(([, typed]) => [typed, []]))
    for (let round = -1; round < rounds; round++)
      for (const [, typed] of words) {
        const ms = await inTurn(round + 1, sides, async (side) => {
          const { ms } = await side.server.ask<Watched>('search', { typed, page: 1 })
          return ms
        })
        if (round >= 0) found.get(typed)?.push(ms)
      }
    for (const side of Object.values(sides)) await side.server.end()
    const line = (what: string, pages: readonly { file: number; server: number }[]): Line => ({
      ...within(
        what,
        'ms',
        pages.map(({ server: ms }) => ms),
        15,
      ),
      reference: withUnit(
        pages.map(({ file }) => file),
        'ms',
      ),
    })
    return [
      line(
        `a page of search over 260,000 reports on PostgreSQL (${onServer.megabytes.toFixed(0)} MiB), beside SQLite: all words together`,
        [...found.values()].flat(),
      ),
      ...words.map(([what, typed]) => line(`… ${what}`, found.get(typed) ?? [])),
    ]
  } finally {
    server.stop()
  }
}
