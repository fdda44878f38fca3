import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `lianzhang-demo-<pid>-<six letters>`: whose it is can be told from the name. */
const prefix = 'lianzhang-demo-'

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** A process that was killed outright could not clear its folder away; the next one does. */
const clearLeftovers = (): void => {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (pid > 0 && !lives(pid)) removeFolder(join(tmpdir(), name))
  }
}

const removeFolder = (path: string): void => {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Another user's stays.
  }
}

/** A folder that is gone when the process ends, or when the next one starts. */
export const tempFolder = (): { path: string; remove(): void } => {
  clearLeftovers()
  const path = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  const remove = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', remove)
  return {
    path,
    remove() {
      process.off('exit', remove)
      remove()
    },
  }
}
