import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { sourcesHash } from './sources-hash.ts'

/**
 * The production build: one bundle with source maps. Native packages and what loads files of its own stay outside; the SDK is six megabytes
 * and is loaded on first use. A build that fails leaves the last one in place. `require` and `__dirname` are for CommonJS packages inside of the bundle.
 */
await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  external: ['better-sqlite3', '@larksuiteoapi/node-sdk', 'node-cron', 'pino'],
  banner: {
    js: `import { createRequire as __lzRequire } from 'node:module';import { fileURLToPath as __lzPath } from 'node:url';const require = __lzRequire(import.meta.url);const __filename = __lzPath(import.meta.url);const __dirname = __lzPath(new URL('.', import.meta.url));`,
  },
  logLevel: 'warning',
})
writeFileSync('dist/sources.sha256', sourcesHash())
process.stdout.write('built dist/main.js\n')
