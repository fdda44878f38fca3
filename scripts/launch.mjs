// `dist/main.js`: runs the program beside it with what V8 had compiled of it at the build. A Node of another version compiles it anew.
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

// The build sees to it that this is ASCII: read as such it is taken as it lies there, and not copied.
export const script = new Script(readFileSync(file, 'latin1'), {
  filename: file,
  cachedData: readIfThere(`${file}.cache`),
})
script.runInThisContext()(createRequire(file), file, folder)
