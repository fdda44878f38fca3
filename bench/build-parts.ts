import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../scripts/bundle.ts'

const parts = ['product', 'reference', 'load', 'stand-in'] as const
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Bundles what is measured as `scripts/build.ts` bundles the product, so that no loader of sources stands in its process. @returns the files. */
export const buildParts = async (folder: string): Promise<Record<(typeof parts)[number], string>> => {
  symlinkSync(here('../node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  await bundle({
    entryPoints: [...parts.map((part) => here(`./${part}.ts`)), here('./checkpoints.mjs')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  })
  return Object.fromEntries(parts.map((part) => [part, join(folder, `${part}.mjs`)])) as Record<
    (typeof parts)[number],
    string
  >
}
