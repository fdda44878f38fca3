import { readPlaces } from '../config.ts'
import { filled, nothingApplied, onlyDemo } from '../texts/demo-data/said.ts'
import { fillLedger } from '../usecases/demo-data/fill-ledger.ts'
import { PostVacant } from '../usecases/demo-data/write-sample.ts'
import { openExisting, shortTransactions } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

/** `lianzhang demo-data`: fills the ledger of a demonstration; beside the running bot or without it. */
export const demoData = async (env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const database = await openExisting(readPlaces(env).database)
  try {
    const done = await fillLedger(shortTransactions(database))
    if (done.is !== 'filled') {
      complain(done.is === 'real' ? onlyDemo : nothingApplied)
      return 2
    }
    say(filled(done.added))
    return 0
  } catch (error) {
    if (!(error instanceof PostVacant)) throw error
    complain(error.message)
    return 2
  } finally {
    await database.close()
  }
}
