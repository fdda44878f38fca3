/** Round numbers from nothing to beyond the largest, four or five of them; below nothing too where there is something. */
export const ticksFor = (values: readonly number[]): number[] => {
  const from = Math.min(0, ...values)
  const to = Math.max(0, ...values)
  if (to === from) return [0, 1]
  const rough = (to - from) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10)
  const first = Math.floor(from / step + 1e-9)
  const last = Math.ceil(to / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(10)))
}
