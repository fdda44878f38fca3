import { bundle, bundleProgram } from '../../scripts/bundle.ts'
import { howToInstall, postgresPrograms } from '../../scripts/postgres-server.ts'
import { mayMount } from './may-mount.ts'
import { setUpPostgres } from './postgres.ts'
import { programsFolder } from './programs.ts'

/** Once for each run of the suite, before the first test. @returns what is done after the last one */
export const setup = async (): Promise<() => void> => {
  const programs = postgresPrograms()
  if (programs === undefined)
    process.stderr.write(`\n!!! PostgreSQL is not installed: what is tested on it is NOT run. ${howToInstall}\n\n`)
  else if (!mayMount())
    process.stderr.write('\n!!! Nothing may be mounted here: test/postgres/full-disk is NOT run. It needs root.\n\n')
  const stop = programs === undefined ? () => undefined : await setUpPostgres(programs)
  await bundleProgram(programsFolder)
  await bundle({ outdir: programsFolder, entryPoints: { 'bot-process': 'test/bad-days/bot-process.ts' } })
  return stop
}
