import { defineConfig } from 'vitest/config'
import { postgresPrograms } from './scripts/postgres-server.ts'
import { mayMount } from './test/support/may-mount.ts'
import { memoryFolder } from './test/support/memory.ts'
import { tally } from './test/support/tally.ts'

const memory = memoryFolder()
const hasPostgres = postgresPrograms() !== undefined

/** A folder of tests as a project of its own, so that one can be run alone: `npx vitest run --project domain`. */
const project = (
  name: string,
  include: string[],
  options: { timeout?: number; parallel?: boolean; env?: Record<string, string>; exclude?: string[] } = {},
) => ({
  test: {
    name,
    include,
    ...(options.exclude && { exclude: options.exclude }),
    // A process is shared by many files: they keep no state between tests, and loading the bot anew for each took a third of the time.
    isolate: false,
    env: { ...(memory && { TMPDIR: memory }), ...options.env },
    testTimeout: options.timeout ?? 40_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    ...(options.parallel === false ? { fileParallelism: false } : {}),
  },
})

/** All others of round and bad days are played over the long connection as well; these choose by themselves what they are played over. */
const chosen = ['burst', 'client-left', 'kicked', 'long-connection'].map((name) => `test/bad-days/${name}.test.ts`)

/**
 * Folders that are played on PostgreSQL as well, whole but for what stands below. There each step goes to another process and back, so that every
 * test there is would take half as long again. Any other folder: `STAGE_DATABASE=postgres npx vitest run --project records`.
 */
const onPostgres = ['bot', 'commands', 'round', 'on-postgres']
/** Of these folders and of those that are played by hand. */
const onSqliteAlone = [
  'bot/full-disk', // SQLite's own limit stands for the disk's; `postgres/full-disk` fills one
  'bad-days/full-disk',
  'bad-days/burst', // counts the commits of a file; `postgres/restart` has a thousand reports as well
  'bad-days/restore*', // a copy of a file is put back
  'round/submission-cost', // counts the statements that SQLite's driver is given
  'records/large-ledger', // asks SQLite how it would look something up
].map((name) => `test/${name}.test.ts`)

const withoutDatabase = [
  project('domain', ['test/domain/**/*.test.ts', 'test/district/**/*.test.ts']),
  project('cards', ['test/cards/**/*.test.ts', 'test/texts/**/*.test.ts']),
  project('house', ['test/house/**/*.test.ts'], { timeout: 60_000 }),
  project('drawings', ['test/drawings/**/*.test.ts'], { timeout: 60_000 }),
  project('feishu', ['test/feishu/**/*.test.ts'], { timeout: 30_000 }),
  project('emulator', ['test/emulator/**/*.test.ts'], { timeout: 30_000 }),
]
const sqlite = [
  project('db', ['test/db/**/*.test.ts']),
  project('bot', ['test/bot/**/*.test.ts', 'test/commands/**/*.test.ts']),
  project('records', ['test/records/**/*.test.ts'], { timeout: 60_000 }),
  project('assessment', ['test/assessment/**/*.test.ts'], { timeout: 60_000 }),
  project('exports', ['test/exports/**/*.test.ts'], { timeout: 60_000 }),
  project('round', ['test/round/**/*.test.ts'], { timeout: 60_000 }),
  project('bad-days', ['test/bad-days/**/*.test.ts'], { timeout: 300_000 }),
  project('over-websocket', ['test/round/**/*.test.ts', 'test/bad-days/**/*.test.ts'], {
    timeout: 300_000,
    env: { STAGE_TRANSPORT: 'websocket' },
    exclude: chosen,
  }),
  project('ops', ['test/ops/**/*.test.ts'], { timeout: 120_000 }),
  project('demo', ['test/demo/**/*.test.ts'], {
    timeout: 300_000,
    exclude: hasPostgres ? [] : ['test/demo/replicas.test.ts'],
  }),
]
/** Only where its programs are: who runs the suite without them is told so (`test/support/build-programs.ts`). */
const postgres = !hasPostgres
  ? []
  : [
      project('postgres', ['test/postgres/**/*.test.ts'], {
        timeout: 120_000,
        exclude: mayMount() ? [] : ['test/postgres/full-disk.test.ts'],
      }),
      project('replicas', ['test/replicas/**/*.test.ts'], { timeout: 600_000 }),
      project(
        'on-postgres',
        onPostgres.map((folder) => `test/${folder}/**/*.test.ts`),
        { timeout: 240_000, env: { STAGE_DATABASE: 'postgres' }, exclude: onSqliteAlone },
      ),
    ]

const names = (projects: readonly { test: { name: string } }[]): string[] => projects.map(({ test }) => test.name)

export default defineConfig({
  test: {
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
    globalSetup: 'test/support/build-programs.ts',
    reporters: ['default', tally({ SQLite: names(sqlite), PostgreSQL: names(postgres) })],
    projects: [...withoutDatabase, ...sqlite, ...postgres],
  },
})
