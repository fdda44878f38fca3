import { howToInstall, postgresPrograms, startPostgres } from '../../test/support/postgres-server.ts'
import { compared, fact, type Line, within } from '../figures.ts'
import { townOnServer } from '../on-server.ts'
import { type Bench, countRows, inTurn, press, pressAnyhow, type Run, wrongRows } from '../pair.ts'

const chains = 1_000
const alone = 100
const warmUp = 2

/** A line that cannot be passed over: where there is no PostgreSQL nothing of this was measured. */
export const notMeasured = (): Line[] => [
  fact('PostgreSQL', `NOT MEASURED: it is not installed (${howToInstall})`, 'measured', false),
]

/** The same submissions on a file and on a server with `fsync`, over a unix socket; then a wave over two processes on one database. */
export const onPostgres = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const programs = postgresPrograms()
  if (programs === undefined) return notMeasured()
  const server = startPostgres(programs)
  try {
    const turns = rounds + warmUp
    const size = { chains, history: 8, open: turns + Math.ceil((turns * alone) / chains) }
    const town = await bench.town('postgres-file', size)
    const onServer = await townOnServer(server, town, 'bench')
    const sides = { file: await bench.start('product', town), server: await bench.start('product', onServer) }
    const other = await bench.start('product', onServer)
    const found: { one: Record<'file' | 'server', Run>; wave: Record<'file' | 'server', Run> }[] = []
    for (let turn = 0; turn < turns; turn++) {
      const one = await inTurn(turn, sides, (side) =>
        press(bench, side, { count: alone, connections: 1, start: 'open' }),
      )
      const wave = await inTurn(turn, sides, (side) =>
        pressAnyhow(bench, side, {
          count: chains,
          connections: chains,
          start: 'open',
          ...(side === sides.server && { otherPort: other.port }),
        }),
      )
      found.push({ one, wave })
    }
    const measured = found.slice(warmUp)
    for (const side of [other, ...Object.values(sides)]) await side.server.end()
    countRows(sides.file)
    const wrong = [
      ...found.flatMap(({ wave }) =>
        wave.server.bad > 0 ? [`${wave.server.bad} errors (${wave.server.firstBad?.slice(-60)})`] : [],
      ),
      ...wrongRows(sides.server),
    ]
    return [
      compared(
        'one submission alone, PostgreSQL against SQLite: p50',
        'ms',
        measured.map(({ one }) => ({ reference: one.file.p50, product: one.server.p50 })),
        { atMost: 1.5 },
      ),
      compared(
        '… p99',
        'ms',
        measured.map(({ one }) => ({ reference: one.file.p99, product: one.server.p99 })),
        { atMost: 1.5 },
      ),
      compared(
        '… CPU of our process for one',
        'µs',
        measured.map(({ one }) => ({ reference: one.file.cpu, product: one.server.cpu })),
        { atMost: 1.5 },
      ),
      within(
        '1,000 submissions at once over two processes on one PostgreSQL: all answered',
        'ms',
        measured.map(({ wave }) => wave.server.ms),
        3_000,
      ),
      compared(
        '… against one process on SQLite',
        'ms',
        measured.map(({ wave }) => ({ reference: wave.file.ms, product: wave.server.ms })),
      ),
      fact(
        '… errors, and one delivery, revision and audit row for each',
        wrong.length === 0 ? 'none, all there' : wrong.slice(0, 2).join('; '),
        'none, all there',
        wrong.length === 0,
      ),
    ]
  } finally {
    server.stop()
  }
}
