import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Loader, Plugin } from 'esbuild'

const beyond = /[^\0-\x7F]/g
/** A backslash before such a character would become one before a backslash. */
const escaped = /\\[^\0-\x7F]/
const loaders: Readonly<Record<string, Loader>> = { '.ts': 'ts', '.js': 'js', '.mjs': 'js', '.cjs': 'js' }

const asUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Sources in ASCII alone. esbuild escapes what stands in strings, but leaves regular expressions as they are, and a script that is read as ASCII
 * would look for other characters. Places keep their lines; columns behind such a character move.
 */
export const asciiSources: Plugin = {
  name: 'ascii-sources',
  setup: (build) => {
    build.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      if (source.search(beyond) < 0) return undefined
      if (escaped.test(source)) throw new Error(`${path}: a backslash before a character that is not ASCII`)
      return { contents: source.replaceAll(beyond, asUnit), loader: loaders[extname(path)] ?? 'js' }
    })
  },
}
