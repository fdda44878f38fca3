import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { bundle, bundleProgram } from '../../scripts/bundle.ts'
import { workbook } from '../records/support/files.ts'

/** The program built into a folder of its own, where nothing of the sources lies beside it. */
const built = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  await bundleProgram(join(folder, 'dist'))
  return folder
}
const runIn = (cwd: string, ...args: string[]) => {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  return [stdout, stderr]
}

it('a build knows its version wherever it lies, runs what was compiled with it and names faults by their place in the sources', async () => {
  const folder = await built()
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  expect(runIn(folder, 'dist/main.js', '--version')).toEqual([`${version}\n`, ''])

  const look = `process.argv.push('--version')
    const { scripts, part } = await import('./dist/main.js')
    part('feishu-sdk.cjs')
    part('feishu-line.cjs')
    process.stdout.write([...scripts.values()].map((script) => script.cachedDataRejected).join() + ' ')
    const trap = Object.defineProperty(new Error(), 'name', { get: () => (process.stdout.write(new Error().stack), process.exit()) })
    process.listeners('uncaughtException').forEach((hears) => hears(trap))`
  writeFileSync(join(folder, 'look.js'), look)
  const [said] = runIn(folder, 'look.js')
  expect(said).toContain('false,false,false ')
  expect(said).toMatch(/at die \(.*src\/main\.ts:\d+:\d+\)/)

  writeFileSync(join(folder, 'dist', 'lianzhang.cjs.cache'), 'of a Node that compiles otherwise')
  expect(runIn(folder, 'dist/main.js', '--version')).toEqual([`${version}\n`, ''])
})

it('the thread that reads what people send back works as it is bundled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  await bundle({
    outdir: join(folder, 'dist'),
    entryPoints: { worker: 'src/exports/worker.ts' },
    outExtension: { '.js': '.mjs' },
  })
  const file = await workbook([['任务1', '航天', '接通水电']])
  const worker = new Worker(join(folder, 'dist', 'worker.mjs'), { workerData: { file, sheets: ['任务'] } })
  const told = await new Promise((answered, failed) => worker.once('message', answered).once('error', failed))
  expect(told).toMatchObject({ read: { ok: true, sheet: '任务' } })
})
