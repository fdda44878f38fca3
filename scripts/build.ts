import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { sourcesHash } from './sources-hash.ts'

/**
 * The production build: one bundle with source maps, and beside it the thread exports are made in and Feishu's SDK. Native packages and what
 * loads files of its own stay outside. A build that fails leaves the last one in place.
 */
const outdir = process.argv[2] ?? 'dist'
const common = {
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // For CommonJS packages inside of the bundle.
  banner: {
    js: `import { createRequire as __lzRequire } from 'node:module';import { fileURLToPath as __lzPath } from 'node:url';const require = __lzRequire(import.meta.url);const __filename = __lzPath(import.meta.url);const __dirname = __lzPath(new URL('.', import.meta.url));`,
  },
  logLevel: 'warning',
} as const

// Loaded on first use. As its package has it, Node reads six megabytes of it twice: three times the CPU, and 45 MiB more than this.
await build({
  ...common,
  stdin: {
    contents: `export { Client, LoggerLevel } from '@larksuiteoapi/node-sdk'`,
    resolveDir: '.',
    sourcefile: 'feishu-sdk',
  },
  entryNames: 'feishu-sdk',
  minifyIdentifiers: true,
})
await build({
  ...common,
  // The second is the thread exports are made in: src/exports/exporter.ts looks for it beside the first.
  entryPoints: { main: 'src/main.ts', 'export-worker': 'src/exports/worker.ts' },
  // Where a fault is, not the text of the sources: that would stay in memory for good.
  sourcemap: true,
  sourcesContent: false,
  alias: { '@larksuiteoapi/node-sdk': './feishu-sdk.js' },
  external: ['./feishu-sdk.js', 'better-sqlite3', 'node-cron', 'pino'],
})
writeFileSync(join(outdir, 'sources.sha256'), sourcesHash())
process.stdout.write(`built ${outdir}/main.js\n`)
