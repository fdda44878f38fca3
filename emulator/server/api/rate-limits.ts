import type { World } from '../world.ts'
import type { Limits } from './route.ts'

interface Window {
  second: number[]
  minute: number[]
}

export interface RateLimits extends Limits {
  /** Counts one call of an API; when refused, the seconds to wait. */
  takeApi(name: string, second: number, minute: number): number | undefined
}

/** Sliding windows; a refused call does not count. */
export function createRateLimits(world: World): RateLimits {
  const windows = new Map<string, Window>()
  const now = () => (world.modes.rateClock === 'virtual' ? world.clock.now() : performance.now())

  function take(name: string, perSecond: number, perMinute: number): number | undefined {
    if (world.modes.rateClock === 'off') return undefined
    const at = now()
    const window = windows.get(name) ?? { second: [], minute: [] }
    windows.set(name, window)
    window.second = window.second.filter((time) => time > at - 1000 && time <= at)
    window.minute = window.minute.filter((time) => time > at - 60_000 && time <= at)
    const oldest = window.minute[0]
    if (window.minute.length >= perMinute && oldest !== undefined) return Math.ceil((oldest + 60_000 - at) / 1000)
    if (window.second.length >= perSecond) return 1
    window.second.push(at)
    window.minute.push(at)
    return undefined
  }

  return {
    take: (name, perSecond) => take(name, perSecond, Number.POSITIVE_INFINITY) === undefined,
    takeApi: (name, second, minute) => take(`api ${name}`, second, minute),
  }
}
