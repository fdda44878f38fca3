// `dist/main.js`: runs the program beside it with what V8 had compiled of it at a start. A Node of another version compiles it anew.
import { readFileSync } from 'node:fs'
import { createRequire, SourceMap } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

const file = fileURLToPath(new URL('lianzhang.cjs', import.meta.url))
const folder = dirname(file)

const readIfThere = (name) => {
  try {
    return readFileSync(name)
  } catch {
    return undefined
  }
}

let map
/** Where it is in the sources: Node says it only of what it has loaded itself. */
const placeOf = (site) => {
  if (site.getFileName() !== file) return String(site)
  map ??= new SourceMap(
    JSON.parse(readIfThere(`${file}.map`)?.toString() ?? '{"version":3,"sources":[],"mappings":""}'),
  )
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()]
  const { fileName, lineNumber, columnNumber } = map.findOrigin(line, column)
  if (fileName === undefined) return String(site)
  return String(site).replace(`${file}:${line}:${column}`, `${join(folder, fileName)}:${lineNumber}:${columnNumber}`)
}
Error.prepareStackTrace = (error, sites) =>
  [Error.prototype.toString.call(error), ...sites.map((site) => `    at ${placeOf(site)}`)].join('\n')

const own = createRequire(file)
/** What has been compiled, by file: `write-cache.mjs` keeps it. */
export const scripts = new Map()
/** Each with what V8 had compiled of it. @returns what makes a function of the text */
const compile = (name, text) => {
  const script = new Script(text, { filename: name, cachedData: readIfThere(`${name}.cache`) })
  scripts.set(name, script)
  return script.runInThisContext()
}
/** A part that the build puts beside the program, read when it is first asked for. */
const loaded = new Map()
export const part = (id) => {
  const name = join(folder, id)
  if (!loaded.has(name)) {
    const module = { exports: {} }
    loaded.set(name, module)
    const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(name, 'utf8')}\n})`
    compile(name, text)(module.exports, own, module, name, folder)
  }
  return loaded.get(name).exports
}

// The build sees to it that this is ASCII: read as such it is taken as it lies there, and not copied.
compile(file, readFileSync(file, 'latin1'))((id) => (id.startsWith('./') ? part(id) : own(id)), file, folder)
