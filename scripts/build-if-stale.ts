import { existsSync, readFileSync } from 'node:fs'
import { sourcesHash } from './sources-hash.ts'

const mark = 'dist/sources.sha256'
if (!existsSync('dist/main.js') || !existsSync(mark) || readFileSync(mark, 'utf8') !== sourcesHash()) {
  process.stderr.write('正在构建…\n')
  await import('./build.ts')
}
