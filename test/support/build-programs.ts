import { bundle, bundleProgram } from '../../scripts/bundle.ts'
import { programsFolder } from './programs.ts'

/** Once for each run of the suite, before the first test. */
export const setup = async (): Promise<void> => {
  await bundleProgram(programsFolder)
  await bundle({ outdir: programsFolder, entryPoints: { 'bot-process': 'test/bad-days/bot-process.ts' } })
}
