import { bundle } from '../../scripts/bundle.ts'
import { programsFolder } from './programs.ts'

/** Once for each run of the suite, before the first test. */
export const setup = (): Promise<void> =>
  bundle({
    outdir: programsFolder,
    entryPoints: {
      main: 'src/main.ts',
      'export-worker': 'src/exports/worker.ts',
      'bot-process': 'test/bad-days/bot-process.ts',
    },
  })
