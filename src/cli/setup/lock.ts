import { rmSync } from 'node:fs'
import { DatabaseInUse } from '../../db/errors.ts'
import { lockFolder } from '../../db/sqlite/folder-lock.ts'
import { setupWords } from '../../texts/setup.ts'
import { EnvFileFault } from './env-file.ts'

/** One `setup` per file at a time; free however the process ends. @throws EnvFileFault */
export const lockEnvFile = (path: string): { release(): void } => {
  try {
    const lock = lockFolder(path)
    return {
      release: () => {
        rmSync(`${path}.lock`, { force: true })
        lock.release()
      },
    }
  } catch (error) {
    throw error instanceof DatabaseInUse ? new EnvFileFault(setupWords.envBusy(path)) : error
  }
}
