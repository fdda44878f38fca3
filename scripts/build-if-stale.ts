import { existsSync, readFileSync } from 'node:fs'
import { sourcesHash } from './sources-hash.ts'

const mark = 'dist/sources.sha256'
if (!existsSync('dist/main.js') || !existsSync(mark) || readFileSync(mark, 'utf8') !== sourcesHash())
  await import('./build.ts')
