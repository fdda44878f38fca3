import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleProgram } from './bundle.ts'
import { sourcesHash } from './sources-hash.ts'

// The production build. A build that fails leaves the last one in place.
const outdir = process.argv[2] ?? 'dist'
await bundleProgram(outdir)
writeFileSync(join(outdir, 'sources.sha256'), sourcesHash())
process.stdout.write(`built ${outdir}/main.js\n`)
