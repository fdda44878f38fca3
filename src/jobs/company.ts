/** So many are written down together, if so many come. */
const most = 10
/** What ended is in doubt for no longer than this: after a crash it would go out again, under the same uuid. */
const mostMs = 250

export interface Company {
  /** Resolves when enough others have come and one more goes by itself, or soon without. */
  awaited(): Promise<void>
  /** Something is written anyway: those who wait come along, if they are enough. */
  goes(): void
}

/**
 * A commit writes whole pages, however little has changed on them, and a message that is sent by itself is two of them: that it leaves, and how it
 * ended. While others wait for their turn, several ends are written in the commit in which another one leaves.
 */
export const createCompany = (): Company => {
  const waiting = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  const release = (): void => {
    clearTimeout(timer)
    timer = undefined
    for (const go of waiting) go()
    waiting.clear()
  }
  return {
    awaited: () =>
      new Promise((resolve) => {
        waiting.add(resolve)
        timer ??= setTimeout(release, mostMs)
      }),
    goes: () => {
      if (waiting.size >= most) release()
    },
  }
}
