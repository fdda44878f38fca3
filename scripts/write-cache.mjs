// `write-cache.mjs <folder of a build>`: runs the program as far as its version and keeps beside it what V8 has compiled of it by then.
import { renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(process.argv[2])
process.argv = [process.argv[0], 'lianzhang', '--version']
const { script } = await import(pathToFileURL(join(folder, 'main.js')).href)
process.on('exit', () => {
  const cache = join(folder, 'lianzhang.cjs.cache')
  writeFileSync(`${cache}.new`, script.createCachedData())
  renameSync(`${cache}.new`, cache)
})
