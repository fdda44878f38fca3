import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Usage {
  /** CPU of the whole process since it began, all threads, in milliseconds. */
  cpuMs: number
  rssMiB: number
  /** Longest time the event loop was away since the last look, in milliseconds. */
  blockedMs: number
}

const delay = monitorEventLoopDelay({ resolution: 2 })
delay.enable()

export const usage = (): Usage => {
  const { user, system } = process.cpuUsage()
  const blockedMs = delay.max / 1e6
  delay.reset()
  return { cpuMs: (user + system) / 1_000, rssMiB: process.memoryUsage.rss() / 2 ** 20, blockedMs }
}

/** After a forced collection, so that figures can be compared. Needs `--expose-gc`. */
export const settledRss = async (): Promise<number> => {
  for (let n = 0; n < 3; n++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return process.memoryUsage.rss() / 2 ** 20
}
