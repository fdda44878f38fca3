import { type ScheduledTask, schedule } from 'node-cron'

export interface Doorbell {
  stop(): Promise<void>
}

const everyMs = 2_000

/**
 * Two doorbells, and neither decides anything: a plain interval, and node-cron by the minute (its finer patterns stall the event loop after
 * a clock jump). What is due is computed from tables whenever one of them rings. They are put up, and ring first, when the caller has had
 * time to say that it listens.
 */
export const startDoorbell = (ring: () => void): Doorbell => {
  const interval = setInterval(ring, everyMs)
  let cron: ScheduledTask | undefined
  const first = setImmediate(() => {
    ring()
    cron = schedule('* * * * *', ring, { name: 'doorbell', timezone: 'Asia/Shanghai', noOverlap: true })
  })
  return {
    stop: async () => {
      clearImmediate(first)
      clearInterval(interval)
      await cron?.destroy()
    },
  }
}
