import type { Hook } from '../hooks/person-hooks.ts'
import { needNumber } from '../hooks/read.ts'
import type { LineRefusal } from './lines.ts'

const done = { ok: true }

/** The long connection over HTTP: what the platform and the network do to it. */
export const lineHooks: Record<string, Hook> = {
  'subscribe-long-connection': (emulator) => {
    emulator.subscribeLongConnection()
    return done
  },
  connections: (emulator) => emulator.longConnection.connections(),
  kick: (emulator, body) => {
    emulator.longConnection.kick(body.code === undefined ? undefined : needNumber(body, 'code'))
    return done
  },
  'reset-connections': (emulator) => {
    emulator.longConnection.reset()
    return done
  },
  freeze: (emulator) => {
    emulator.longConnection.freeze()
    return done
  },
  'refuse-connections': (emulator, body) => {
    if (body.refusal === undefined) throw new Error('refusal is missing')
    emulator.longConnection.refuseNext(needNumber(body, 'n'), body.refusal as LineRefusal)
    return done
  },
}
