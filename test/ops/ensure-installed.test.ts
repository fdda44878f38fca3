import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

/** A clone without packages, and an npm that prints this and ends so. */
const install = (printed: readonly string[], code: number) => {
  const clone = mkdtempSync(join(tmpdir(), 'lianzhang-clone-'))
  onTestFinished(() => rmSync(clone, { recursive: true }))
  mkdirSync(join(clone, 'scripts'))
  copyFileSync('scripts/ensure-installed.mjs', join(clone, 'scripts', 'ensure-installed.mjs'))
  writeFileSync(join(clone, 'start.mjs'), "await (await import('./scripts/ensure-installed.mjs')).ensureInstalled()\n")
  const npm = join(clone, 'npm.js')
  writeFileSync(
    npm,
    `${printed.map((line) => `console.log(${JSON.stringify(line)})`).join('\n')}\nprocess.exitCode = ${code}\n`,
  )
  const env = { ...process.env, npm_execpath: npm }
  return spawnSync(process.execPath, [join(clone, 'start.mjs')], { env, encoding: 'utf8' })
}

it('says what it is at while the packages are installed, each thing once', () => {
  const { status, stdout, stderr } = install(
    [
      '> prebuild-install || node-gyp rebuild --release',
      'gyp info spawn make',
      '  CC(target) Release/obj.target/sqlite3/gen/sqlite3/sqlite3.o',
      '  CXX(target) Release/obj.target/better_sqlite3/src/better_sqlite3.o',
      'gyp info ok',
    ],
    0,
  )
  expect([status, stderr]).toEqual([0, ''])
  const lines = stdout.trimEnd().split('\n')
  expect(lines[0]).toBe('正在下载依赖（已用 0 秒）')
  expect(lines.at(-2)).toMatch(/^正在编译 SQLite 的接口，快好了（已用 \d+ 秒）$/)
  expect(lines.at(-1)).toMatch(/^依赖已装好，用时 \d+ 秒$/)
  expect(new Set(lines).size).toBe(lines.length)
})

it('shows what npm printed only when it failed', () => {
  const { status, stdout, stderr } = install(['npm error network'], 1)
  expect(status).toBe(1)
  expect(stdout).toMatch(/^正在下载依赖（已用 0 秒）\n依赖没有装好，用时 \d+ 秒\n$/)
  expect(stderr).toContain('npm error network')
})
