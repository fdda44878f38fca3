import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { asciiSources } from './ascii-sources.ts'
import { narrowSdk } from './narrow-sdk.ts'
import { sourcesHash } from './sources-hash.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // src/version.ts
  define: { versionOfBundle: JSON.stringify(version) },
  logLevel: 'warning',
} as const

const asModule = {
  format: 'esm',
  // For CommonJS packages inside of a bundle.
  banner: {
    js: `import { createRequire as __lzRequire } from 'node:module';import { fileURLToPath as __lzPath } from 'node:url';const require = __lzRequire(import.meta.url);const __filename = __lzPath(import.meta.url);const __dirname = __lzPath(new URL('.', import.meta.url));`,
  },
} as const

const ours = {
  // Where a fault is, not the text of the sources: that would stay in memory for good.
  sourcemap: true,
  sourcesContent: false,
  // What comes out of V8's cache cannot import, and an import of CommonJS is read twice.
  supported: { 'dynamic-import': false },
} as const

/** What is taken of Feishu's SDK, by the file it goes to: the long connection does without the rest of it, and who has none without that. */
const sdkParts = { 'feishu-sdk': 'Client, LoggerLevel', 'feishu-line': 'WSClient' }

const besideProgram: Plugin = {
  name: 'beside-program',
  setup: (build) => {
    build.onResolve({ filter: /^@larksuiteoapi\/node-sdk$/ }, ({ importer }) => ({
      path: /feishu.link\.ts$/.test(importer) ? './feishu-line.cjs' : './feishu-sdk.cjs',
      external: true,
    }))
  },
}

/** A part of Feishu's SDK, beside what uses it: loaded on first use. */
const bundleSdk = (outdir: string, part: keyof typeof sdkParts) =>
  build({
    ...common,
    format: 'cjs',
    outdir,
    outExtension: { '.js': '.cjs' },
    stdin: {
      contents: `export { ${sdkParts[part]} } from '@larksuiteoapi/node-sdk'`,
      resolveDir: import.meta.dirname,
      sourcefile: part,
    },
    entryNames: part,
    minifyIdentifiers: true,
    // Its modules, of which what nobody asks for is left out.
    mainFields: ['module', 'main'],
    plugins: [narrowSdk],
  })

/** Bundles as modules. Native packages and what loads files of its own stay outside. */
export const bundle = async (options: Pick<BuildOptions, 'entryPoints' | 'outExtension'> & { outdir: string }) => {
  await bundleSdk(options.outdir, 'feishu-sdk')
  await bundleSdk(options.outdir, 'feishu-line')
  await build({
    ...common,
    ...asModule,
    ...ours,
    ...options,
    // read-excel-file has a URL of its own, which would stand in the place of Node's for all of a bundle.
    external: [
      'better-sqlite3',
      'pg',
      'node-cron',
      'pino',
      'read-excel-file',
      '@resvg/resvg-js',
      '@node-rs/jieba',
      'fontkit',
    ],
    plugins: [besideProgram],
  })
}

/** The program as production runs it: one script with what V8 has compiled of it, and the thread that exports are made in. */
export const bundleProgram = async (outdir: string) => {
  // V8 knows a script again by its length alone: what was compiled of another one must be gone first.
  for (const part of [...Object.keys(sdkParts), 'lianzhang']) rmSync(join(outdir, `${part}.cjs.cache`), { force: true })
  // src/exports/exporter.ts looks for it beside the program.
  await bundle({ outdir, entryPoints: { 'export-worker': 'src/exports/worker.ts' } })
  await build({
    ...common,
    ...ours,
    outdir,
    entryPoints: { lianzhang: 'src/main.ts' },
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // scripts/launch.mjs calls it.
    banner: {
      js: `(function (require, __filename, __dirname) { 'use strict'; const __lzHere = require('node:url').pathToFileURL(__filename).href;`,
    },
    footer: { js: '})' },
    define: { ...common.define, buildOfBundle: JSON.stringify(sourcesHash()), 'import.meta.url': '__lzHere' },
    logOverride: { 'empty-import-meta': 'silent' },
    external: ['better-sqlite3', 'pg', '@resvg/resvg-js', 'fontkit'],
    plugins: [asciiSources, besideProgram],
  })
  if (/[^\0-\x7F]/.test(readFileSync(join(outdir, 'lianzhang.cjs'), 'utf8')))
    throw new Error('the program is read as ASCII and is not')
  copyFileSync(new URL('launch.mjs', import.meta.url), join(outdir, 'main.js'))
  const home = mkdtempSync(join(tmpdir(), 'lianzhang-build-'))
  const written = spawnSync(process.execPath, [join(import.meta.dirname, 'write-cache.mjs'), outdir, home], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {},
    timeout: 60_000,
  })
  rmSync(home, { recursive: true })
  if (written.status !== 0) throw new Error('the program that was built does not run')
}
