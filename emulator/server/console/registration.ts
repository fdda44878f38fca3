import { newDeviceCode, newUserCode } from '../ids.ts'
import type { World } from '../world.ts'

/** One code to be scanned, from `begin` to the poll that hands the app out. */
export interface Registration {
  device_code: string
  user_code: string
  state: 'pending' | 'approved' | 'denied' | 'used'
  /** Epoch milliseconds. */
  expires: number
  /** Milliseconds between two polls; each that comes too early adds five seconds. */
  interval: number
  polledAt?: number
  brand: 'feishu' | 'lark'
  /** Whose client was told by a poll that the secret lies with Lark. */
  switched: boolean
  scanner?: string
}

const lifeMs = 600_000

export function beginRegistration(world: World): Registration {
  const made: Registration = {
    device_code: newDeviceCode(),
    user_code: newUserCode(),
    state: 'pending',
    expires: world.clock.now() + lifeMs,
    interval: world.modes.pollInterval * 1000,
    brand: 'feishu',
    switched: false,
  }
  world.registrations.set(made.device_code, made)
  return made
}

export const isOpen = (world: World, { state, expires }: Registration): boolean =>
  state === 'pending' && world.clock.now() < expires

export const registrationOf = (world: World, userCode: string): Registration | undefined =>
  [...world.registrations.values()].find(({ user_code }) => user_code === userCode)
