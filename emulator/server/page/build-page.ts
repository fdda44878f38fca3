import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface Asset {
  type: string
  bytes: Uint8Array
}

/** By path: what is there from the start, and what is made when it is first asked for. */
export type Assets = ReadonlyMap<string, Asset | (() => Promise<Asset>)>

const web = new URL('../../web/', import.meta.url)
const still = (file: string, type: string): Asset => ({ type, bytes: readFileSync(new URL(file, web)) })

const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

const bundle = async (entry: string, type: string): Promise<Asset> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, web))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // esbuild takes jsxImportSource from the tsconfig nearest to the file, whatever is said here.
    tsconfig: fileURLToPath(new URL('tsconfig.json', web)),
  })
  const made = outputFiles[0]
  if (!made) throw new Error(`esbuild made nothing of ${entry}`)
  return { type, bytes: made.contents }
}

/** A second for VChart, which few cards need: not at start, and not twice. */
const onDemand = (entry: string): (() => Promise<Asset>) => {
  let made: Promise<Asset> | undefined
  return () => {
    made ??= bundle(entry, script)
    return made
  }
}

/** Bundles the chat page in memory; nothing is written to disk. Takes about a tenth of a second. */
export const buildPage = async (): Promise<Assets> =>
  new Map<string, Asset | (() => Promise<Asset>)>([
    ['/', still('index.html', 'text/html; charset=utf-8')],
    ['/main.js', await bundle('main.tsx', script)],
    ['/charts.js', onDemand('chart/draw-chart.ts')],
    ['/styles.css', await bundle('styles/index.css', style)],
    ['/favicon.svg', still('favicon.svg', 'image/svg+xml')],
  ])
