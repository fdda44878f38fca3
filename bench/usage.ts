import { openSync, readSync } from 'node:fs'

export interface Usage {
  /** CPU of the whole process since it began, all threads, in milliseconds. */
  cpuMs: number
  /** Longest time since the last look in which the event loop did not turn, in milliseconds. */
  blockedMs: number
}

const everyMs = 2
const schedule = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
const line = Buffer.alloc(100)

/** How long the thread of the event loop could have run and got no core, in milliseconds: the second figure of Linux's schedstat. */
const starved = (): number =>
  Number(line.toString('latin1', 0, readSync(schedule, line, 0, line.length, 0)).split(' ')[1]) / 1e6

let last = { at: performance.now(), starved: starved() }
let longest = 0

/** A block is what the loop was away for, less its own timer and less what other programs took: with them in it, a busy machine would be measured. */
setInterval(() => {
  const now = { at: performance.now(), starved: starved() }
  longest = Math.max(longest, now.at - last.at - everyMs - (now.starved - last.starved))
  last = now
}, everyMs).unref()

export const usage = (): Usage => {
  const { user, system } = process.cpuUsage()
  const blockedMs = longest
  longest = 0
  return { cpuMs: (user + system) / 1_000, blockedMs }
}

/** After a forced collection, so that figures can be compared. Needs `--expose-gc`. */
export const settledRss = async (): Promise<number> => {
  for (let n = 0; n < 3; n++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return process.memoryUsage.rss() / 2 ** 20
}
