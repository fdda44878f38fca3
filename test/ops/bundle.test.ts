import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bundle } from '../../scripts/bundle.ts'

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
