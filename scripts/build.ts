import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { sourcesHash } from './sources-hash.ts'

// The production build. A build that fails leaves the last one in place.
const outdir = process.argv[2] ?? 'dist'
// The second is the thread exports are made in: src/exports/exporter.ts looks for it beside the first.
await bundle({ outdir, entryPoints: { main: 'src/main.ts', 'export-worker': 'src/exports/worker.ts' } })
writeFileSync(join(outdir, 'sources.sha256'), sourcesHash())
process.stdout.write(`built ${outdir}/main.js\n`)
