import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { bundle } from '../../scripts/bundle.ts'
import { workbook } from '../records/support/files.ts'

it('a bundle knows its version wherever it lies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-bundle-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  await bundle({ outdir: join(folder, 'dist'), entryPoints: { main: 'src/main.ts' }, outExtension: { '.js': '.mjs' } })
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist', 'main.mjs'), '--version'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect([stdout, stderr]).toEqual([`${version}\n`, ''])
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
  const file = workbook([['任务1', '航天', '接通水电']])
  const worker = new Worker(join(folder, 'dist', 'worker.mjs'), { workerData: { file, sheets: ['任务'] } })
  const told = await new Promise((answered, failed) => worker.once('message', answered).once('error', failed))
  expect(told).toMatchObject({ read: { ok: true, sheet: '任务' } })
})
