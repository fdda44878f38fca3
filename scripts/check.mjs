// `npm run check`: format, lint and boundaries, types, unused code. Runs all of them and then says what failed.
import { spawnSync } from 'node:child_process'
import { ensureInstalled } from './ensure-installed.mjs'

const steps = [
  ['format, lint, boundaries', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['types of the page', 'tsc', ['--noEmit', '-p', 'emulator/web']],
  ['unused code', 'knip', []],
]

await ensureInstalled()
const failed = steps.filter(([name, tool, args]) => {
  process.stdout.write(`── ${name}\n`)
  const run = spawnSync(`node_modules/.bin/${tool}`, args, { stdio: 'inherit' })
  return run.status !== 0
})
if (failed.length > 0) {
  process.stderr.write(`check failed: ${failed.map(([name]) => name).join('; ')}\n`)
  process.exitCode = 1
} else process.stdout.write('check: clean\n')
