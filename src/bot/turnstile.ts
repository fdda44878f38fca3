/** How many may begin in one turn of the event loop: some ten milliseconds of checking and decrypting. */
const atOnce = 32

/**
 * Lets a crowd in a few at a time. A thousand requests that lie ready are read in one turn of the loop; checking all of them in that same turn
 * would keep everybody else waiting.
 */
export const createTurnstile = (): (() => Promise<void>) => {
  const waiting: (() => void)[] = []
  const letIn = (): void => {
    for (const enter of waiting.splice(0, atOnce)) enter()
    if (waiting.length > 0) setImmediate(letIn)
  }
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(letIn)
    })
}
