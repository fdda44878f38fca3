import type { World } from '../world.ts'
import { type AppVersion, type Console, decide } from './console.ts'
import { type ScanOptions, scan } from './scan.ts'

export interface Scans {
  /** A phone scans the link and its holder answers the page; throws with what the page would say. */
  scan(link: string, options: ScanOptions): void
  /** Every code that waits to be scanned is too old now. */
  expireRegistrations(): void
  /** An administrator judges the version that waits. */
  judgeVersion(how: 'approve' | 'reject'): AppVersion
  /** The live console: what is being changed, what is live, and the versions. */
  console(): Console
}

export const createScans = (world: World): Scans => ({
  scan: (link, options) => scan(world, link, options),
  expireRegistrations() {
    for (const registration of world.registrations.values()) registration.expires = world.clock.now()
  },
  judgeVersion: (how) => decide(world, how),
  console: () => world.console,
})
