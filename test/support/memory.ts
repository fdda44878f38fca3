import { statfsSync } from 'node:fs'

const memory = '/dev/shm'

/** Thousands of small databases: in memory where there is room. What a disk's sync costs is measured by the benchmarks, not here. */
export const memoryFolder = (): string | undefined => {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > 2 * 1024 ** 3 ? memory : undefined
  } catch {
    return undefined
  }
}
