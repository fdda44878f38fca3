const zone = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const read = (at: number): Record<string, string> =>
  Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))

/** `9月2日（周三）14:50`, in the office's zone whatever the browser's. */
export const dayTime = (at: number): string => {
  const { month, day, weekday, hour, minute } = read(at)
  return `${month}月${day}日（${weekday}）${hour}:${minute}`
}

/** `14:50` for today, `9月2日 14:50` for other days. */
export const shortTime = (at: number, now: number): string => {
  const { month, day, hour, minute } = read(at)
  const today = read(now)
  return today.month === month && today.day === day ? `${hour}:${minute}` : `${month}月${day}日 ${hour}:${minute}`
}

/** The value of a `datetime-local` input that shows the office's clock. */
export const toLocalInput = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)

/** NaN when it is no date. */
export const fromLocalInput = (value: string): number => Date.parse(`${value}:00+08:00`)
