import { existsSync, readFileSync } from 'node:fs'
import { setupWords } from '../../texts/setup.ts'
import { EnvFileFault, openEnvFile, writeWhole } from './env-file.ts'

/** The settings of the bot as it will find them, and the file they are kept in. */
export interface Store {
  readonly path: string
  get(name: string): string | undefined
  /** Whether it is kept in a file of its own: NAME_FILE. */
  isElsewhere(name: string): boolean
  /** @throws EnvFileFault when the environment would hide one of them from the bot. */
  refuseHidden(names: readonly string[]): void
  /** On disk when it returns. A value whose NAME_FILE is set goes into that file. @throws EnvFileFault */
  save(changes: Readonly<Record<string, string>>): void
}

type Env = Readonly<Record<string, string | undefined>>

/** @throws EnvFileFault */
export const openStore = (env: Env, file: string, how: { looking: boolean }): Store => {
  const envFile = openEnvFile(file, how)
  const first = envFile.values()
  const saved: Record<string, string> = {}
  const plain = (name: string): string | undefined =>
    (saved[name] ?? env[name]?.trim() ?? first[name])?.trim() || undefined
  const fileOf = (name: string) => plain(`${name}_FILE`)
  return {
    path: envFile.path,
    get: (name) => {
      const target = fileOf(name)
      return target === undefined ? plain(name) : secretIn(name, target)
    },
    isElsewhere: (name) => fileOf(name) !== undefined,
    refuseHidden: (names) => {
      for (const name of names) {
        const outside = env[name]?.trim()
        if (outside && outside !== first[name]?.trim())
          throw new EnvFileFault(setupWords.envElsewhere(name, envFile.path))
      }
    },
    save: (changes) => {
      const inFile: Record<string, string> = {}
      for (const [name, value] of Object.entries(changes)) {
        const target = fileOf(name)
        if (target === undefined) inFile[name] = value
        else writeWhole(target, `${value}\n`)
      }
      if (Object.keys(inFile).length === 0) return
      envFile.save(inFile)
      Object.assign(saved, inFile)
    },
  }
}

const secretIn = (name: string, file: string): string | undefined => {
  if (!existsSync(file)) return undefined
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    throw new EnvFileFault(setupWords.secretFileOdd(name))
  }
}
