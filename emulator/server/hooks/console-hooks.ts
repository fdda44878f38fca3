import type { Hook } from './person-hooks.ts'
import { needText } from './read.ts'

const done = { ok: true }

const oneOf = <T extends string>(value: unknown, first: T, other: T): T => (value === other ? other : first)

/** What happens in the console: codes that are scanned, versions that are judged. */
export const consoleHooks: Record<string, Hook> = {
  scan: (emulator, body) => {
    emulator.scan(needText(body, 'url'), {
      person: needText(body, 'person'),
      decide: oneOf(body.decide, 'approve', 'deny'),
      brand: oneOf(body.brand, 'feishu', 'lark'),
    })
    return done
  },
  'expire-registrations': (emulator) => {
    emulator.expireRegistrations()
    return done
  },
  version: (emulator, body) => {
    const { version_id, version, status } = emulator.judgeVersion(oneOf(body.decide, 'approve', 'reject'))
    return { version_id, version, status }
  },
}
