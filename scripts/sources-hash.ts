import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One figure for everything the build is made from, Node included, which compiles a part of it: a build of another figure is stale. */
export const sourcesHash = (): string => {
  const hash = createHash('sha256').update(process.version)
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name))
    .filter((file) => statSync(file).isFile())
    .sort()
  const scripts = ['ascii-sources.ts', 'build.ts', 'bundle.ts', 'narrow-sdk.ts', 'launch.mjs', 'write-cache.mjs'].map(
    (name) => `scripts/${name}`,
  )
  for (const file of [...files, 'package.json', 'package-lock.json', ...scripts]) {
    hash.update(file)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}
