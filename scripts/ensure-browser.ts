// The page tests need a browser: found, or installed on Debian as root, or one line that says what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './browser.ts'

const aptGet = '/usr/bin/apt-get'

const install = (): boolean => {
  process.stdout.write('正在安装 chromium，页面测试要用 …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const run = spawnSync(aptGet, args, { env, encoding: 'utf8' })
    if (run.status === 0) continue
    process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`)
    return false
  }
  return findBrowser() !== undefined
}

if (!findBrowser()) {
  const mayInstall = existsSync('/etc/debian_version') && existsSync(aptGet) && process.getuid?.() === 0
  if (!mayInstall || !install()) {
    process.stderr.write('页面测试需要 Chromium 或 Chrome：请先装好，例如 sudo apt-get install -y chromium。\n')
    process.exitCode = 1
  }
}
