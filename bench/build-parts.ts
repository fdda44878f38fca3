import { renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../scripts/bundle.ts'

const parts = ['product', 'reference', 'floor', 'load', 'stand-in', 'file-maker'] as const
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Threads of the parts, each in a bundle of its own. */
const threads = {
  checkpoints: here('./checkpoints.mjs'),
  'plain-worker': here('./plain/worker.ts'),
  'export-worker': here('../src/exports/worker.ts'),
}

/** Bundles what is measured as `scripts/build.ts` bundles the product, so that no loader of sources stands in its process. @returns the files. */
export const buildParts = async (folder: string): Promise<Record<(typeof parts)[number], string>> => {
  symlinkSync(here('../node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  await bundle({
    entryPoints: { ...Object.fromEntries(parts.map((part) => [part, here(`./${part}.ts`)])), ...threads },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  })
  // The name the product looks for.
  renameSync(join(folder, 'export-worker.mjs'), join(folder, 'export-worker.js'))
  return Object.fromEntries(parts.map((part) => [part, join(folder, `${part}.mjs`)])) as Record<
    (typeof parts)[number],
    string
  >
}
