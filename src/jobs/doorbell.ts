import { schedule } from 'node-cron'

export interface Doorbell {
  stop(): Promise<void>
}

const everyMs = 2_000

/**
 * Two doorbells, and neither decides anything: a plain interval, and node-cron by the minute (its finer patterns stall the event loop after
 * a clock jump). What is due is computed from tables whenever one of them rings.
 */
export const startDoorbell = (ring: () => void): Doorbell => {
  const interval = setInterval(ring, everyMs)
  const cron = schedule('* * * * *', ring, { name: 'doorbell', timezone: 'Asia/Shanghai', noOverlap: true })
  return {
    stop: async () => {
      clearInterval(interval)
      await cron.destroy()
    },
  }
}
