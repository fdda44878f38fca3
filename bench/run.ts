import { cpus, loadavg } from 'node:os'
import Sqlite from 'better-sqlite3'
import { type Line, table } from './figures.ts'
import { type Bench, openBench } from './pair.ts'
import { assessment } from './questions/assessment.ts'
import { blocks } from './questions/blocks.ts'
import { burst } from './questions/burst.ts'
import { exporting } from './questions/exports.ts'
import { growth } from './questions/growth.ts'
import { imports } from './questions/importing.ts'
import { largeLedger } from './questions/large-ledger.ts'
import { ledger } from './questions/ledger.ts'
import { line, lineStart } from './questions/line.ts'
import { maps } from './questions/maps.ts'
import { memory } from './questions/memory.ts'
import { onPostgres } from './questions/postgres.ts'
import { searchesOnPostgres } from './questions/postgres-search.ts'
import { reading } from './questions/reading.ts'
import { searches } from './questions/search.ts'
import { sending } from './questions/sending.ts'
import { start } from './questions/start.ts'
import { wholePath } from './questions/whole-path.ts'

/*
 * `npm run bench` asks all questions, `npm run bench -- burst 5` one of them with five rounds. `--profile=<folder>` leaves CPU profiles of the
 * product there; figures taken with it mean nothing.
 */
const questions: Record<string, (bench: Bench, rounds: number) => Promise<Line[]>> = {
  'whole-path': wholePath,
  burst,
  line,
  'line-start': lineStart,
  blocks,
  sending,
  exports: exporting,
  search: searches,
  growth,
  ledger,
  'large-ledger': largeLedger,
  imports,
  reading,
  maps,
  assessment,
  start,
  memory,
  postgres: onPostgres,
  'postgres-search': searchesOnPostgres,
}

const words = process.argv.slice(2)
const wanted = words.filter((word) => /^[a-z]/.test(word))
const unknown = wanted.filter((word) => !(word in questions))
if (unknown.length > 0) {
  process.stderr.write(`no question ${unknown.join(', ')}; there are ${Object.keys(questions).join(', ')}\n`)
  process.exit(2)
}
const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 9)
const load = () => loadavg()[0]?.toFixed(1)

const loadBefore = load()
const began = performance.now()
const bench = await openBench(words.find((word) => word.startsWith('--profile='))?.slice('--profile='.length))
const leave = () => process.exit(1)
process.once('SIGINT', leave)
process.once('SIGTERM', leave)
try {
  const lines: Line[] = []
  for (const [name, ask] of Object.entries(questions)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const since = performance.now()
    process.stderr.write(`${name} …\n`)
    const found = await ask(bench, rounds)
    const met = found.filter((line) => line.met).length
    process.stderr.write(
      `${name}: ${met} of ${found.length} met, ${((performance.now() - since) / 1_000).toFixed(0)} s\n`,
    )
    lines.push(...found)
  }
  const [cpu] = cpus()
  const sqlite = new Sqlite(':memory:').prepare('select sqlite_version()').pluck().get()
  const seconds = ((performance.now() - began) / 1_000).toFixed(0)
  process.stdout.write(
    `${table(lines)}\n\n${cpu?.model}, ${cpus().length} cores, Node ${process.version}, SQLite ${sqlite}, ${new Date().toISOString().slice(0, 10)}; ${rounds} rounds, ${seconds} s; load average ${loadBefore} before, ${load()} after.\n`,
  )
} finally {
  await bench.end()
}
