import { readFileSync } from 'node:fs'
import { type BuildOptions, build } from 'esbuild'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // For CommonJS packages inside of a bundle.
  banner: {
    js: `import { createRequire as __lzRequire } from 'node:module';import { fileURLToPath as __lzPath } from 'node:url';const require = __lzRequire(import.meta.url);const __filename = __lzPath(import.meta.url);const __dirname = __lzPath(new URL('.', import.meta.url));`,
  },
  // src/version.ts
  define: { versionOfBundle: JSON.stringify(version) },
  logLevel: 'warning',
} as const

/**
 * Bundles as production runs them, and beside them Feishu's SDK, which is loaded on first use: as its package has it, Node reads six megabytes
 * of it twice, which costs three times the CPU and 45 MiB more. Native packages and what loads files of its own stay outside.
 */
export const bundle = async (options: Pick<BuildOptions, 'entryPoints' | 'outExtension'> & { outdir: string }) => {
  await build({
    ...common,
    outdir: options.outdir,
    stdin: {
      contents: `export { Client, LoggerLevel } from '@larksuiteoapi/node-sdk'`,
      resolveDir: import.meta.dirname,
      sourcefile: 'feishu-sdk',
    },
    entryNames: 'feishu-sdk',
    minifyIdentifiers: true,
  })
  await build({
    ...common,
    ...options,
    // Where a fault is, not the text of the sources: that would stay in memory for good.
    sourcemap: true,
    sourcesContent: false,
    alias: { '@larksuiteoapi/node-sdk': './feishu-sdk.js' },
    // read-excel-file has a URL of its own, which would stand in the place of Node's for all of a bundle.
    external: ['./feishu-sdk.js', 'better-sqlite3', 'node-cron', 'pino', 'read-excel-file'],
  })
}
