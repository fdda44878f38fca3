/** Numbers from 0 up to 1, as good as random, and the same in every run. */
export const dice = (): (() => number) => {
  let state = 20260831
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
