import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const parts = ['product', 'reference', 'load', 'stand-in'] as const
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Bundles what is measured as `scripts/build.ts` bundles the product, so that no loader of sources stands in its process. @returns the files. */
export const buildParts = async (folder: string): Promise<Record<(typeof parts)[number], string>> => {
  symlinkSync(here('../node_modules'), join(folder, 'node_modules'))
  await build({
    entryPoints: [...parts.map((part) => here(`./${part}.ts`)), here('./checkpoints.mjs')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    minifySyntax: true,
    minifyWhitespace: true,
    external: ['better-sqlite3', '@larksuiteoapi/node-sdk', 'node-cron', 'pino'],
    banner: {
      js: `import { createRequire as __lzRequire } from 'node:module';const require = __lzRequire(import.meta.url);`,
    },
    logLevel: 'warning',
  })
  return Object.fromEntries(parts.map((part) => [part, join(folder, `${part}.mjs`)])) as Record<
    (typeof parts)[number],
    string
  >
}
