// `npm test`: installs what is missing, runs every test and closes with the plain line `N passed, N failed`.
// Arguments go to vitest: `npm test -- --project domain`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureInstalled } from './ensure-installed.mjs'

await ensureInstalled()
const browser = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/ensure-browser.ts'], { stdio: 'inherit' })
if (browser.status !== 0) process.exit(browser.status ?? 1)

const results = '.cache/test-results.json'
mkdirSync('.cache', { recursive: true })
rmSync(results, { force: true })
const run = spawnSync('node_modules/.bin/vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_TALLY: results },
  // A test that never ends must not keep a run from ending.
  timeout: 4_800_000,
})
if (run.error) process.stderr.write(`vitest was stopped: ${run.error.message}\n`)

/** Said once more where the eye ends. The same places as in scripts/postgres-server.ts. */
const withoutPostgres = () =>
  ![...(process.env.PATH ?? '').split(':'), ...packaged()].some((folder) => existsSync(`${folder}/initdb`))
const packaged = () => {
  const folder = '/usr/lib/postgresql'
  return existsSync(folder) ? readdirSync(folder).map((version) => `${folder}/${version}/bin`) : []
}

let tests = { passed: 0, failed: 1, on: {} }
try {
  tests = JSON.parse(readFileSync(results, 'utf8'))
} catch {
  process.stderr.write('vitest left no results\n')
}
process.stdout.write('\n')
if (withoutPostgres()) process.stdout.write('!!! PostgreSQL is not installed: what is tested on it was NOT run\n')
for (const [database, { files, tests: count }] of Object.entries(tests.on))
  process.stdout.write(`on ${database}: ${files} files, ${count} tests\n`)
process.stdout.write(`${tests.passed} passed, ${tests.failed} failed\n`)
process.exitCode = run.status === 0 && tests.failed === 0 && tests.passed > 0 ? 0 : 1
