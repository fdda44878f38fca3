// `npm start`: builds when the build is missing or stale, then runs it. In an image without sources the build is taken as it is.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { loadEnvFile } from '../bin/env-file.mjs'

if (!existsSync('node_modules')) {
  process.stderr.write('还没有安装依赖。先运行 npm ci。\n')
  process.exit(2)
}

loadEnvFile()
if (existsSync('src/main.ts') && existsSync('node_modules/tsx')) {
  const built = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-if-stale.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) process.exit(1)
}
process.setSourceMapsEnabled(true)
process.argv = [process.argv[0], 'lianzhang', 'start', ...process.argv.slice(2)]
await import(new URL('../dist/main.js', import.meta.url).href)
