import type { Failure, FailureMatch } from '../api/failures.ts'
import type { RawDelivery } from '../push/raw-delivery.ts'
import type { SayOptions } from '../types.ts'
import type { Hook } from './person-hooks.ts'
import { needFlag, needNumber, needText, objectOr } from './read.ts'

const done = { ok: true }

/** What happens to groups, people, the network and the platform. */
export const worldHooks: Record<string, Hook> = {
  bot: (emulator, body) => {
    const [chat, operator] = [needText(body, 'chat'), needText(body, 'operator')]
    return needFlag(body, 'inside') ? emulator.addBot(chat, operator) : emulator.removeBot(chat, operator)
  },
  member: (emulator, body) => {
    const [chat, person] = [needText(body, 'chat'), needText(body, 'person')]
    return needFlag(body, 'inside') ? emulator.addMember(chat, person) : emulator.removeMember(chat, person)
  },
  disband: (emulator, body) => emulator.disband(needText(body, 'chat'), { silent: body.silent === true }),
  rename: (emulator, body) => emulator.rename(needText(body, 'chat'), needText(body, 'name')),
  resign: (emulator, body) => emulator.resign(needText(body, 'person')),
  account: (emulator, body) => {
    const account = emulator.account(needText(body, 'person'))
    if (body.available !== undefined) account.available = needFlag(body, 'available')
    if (body.blocked_bot !== undefined) account.blocked_bot = needFlag(body, 'blocked_bot')
    return account
  },
  chat: (emulator, body) => {
    const chat = emulator.chat(needText(body, 'chat'))
    if (body.muted !== undefined) chat.muted = needFlag(body, 'muted')
    if (body.at_all !== undefined) chat.at_all = needFlag(body, 'at_all')
    return chat
  },
  subscribe: async (emulator, body) => {
    await emulator.subscribe(needText(body, 'url'))
    return done
  },
  redeliver: (emulator, body) =>
    emulator.redeliver(needText(body, 'event_id'), { newEventId: body.newEventId === true }),
  retries: (emulator) => emulator.runDueRetries(),
  hold: async (emulator, body) => {
    if (needFlag(body, 'on')) emulator.holdDeliveries()
    else await emulator.releaseDeliveries(body.order === 'last-first' ? 'last-first' : 'first-first')
    return done
  },
  'other-bot': (emulator, body) => {
    const { text, ...options } = body
    if (typeof text !== 'string') throw new Error('text is missing')
    return emulator.otherBotSays(text, { ...(options as SayOptions), in: needText(body, 'in') })
  },
  raw: (emulator, body) => emulator.rawDelivery({ ...body, trouble: needText(body, 'trouble') } as RawDelivery),
  fail: (emulator, body) => {
    const match = objectOr(body, 'match')
    if (body.failure === undefined) throw new Error('failure is missing')
    emulator.failNext(needNumber(body, 'n'), body.failure as Failure, match as FailureMatch)
    return done
  },
  'clear-failures': (emulator) => {
    emulator.clearFailures()
    return done
  },
  down: (emulator, body) => {
    emulator.down(needFlag(body, 'on'))
    return done
  },
  'expire-tokens': (emulator) => {
    emulator.expireTokens()
    return done
  },
  'date-offset': (emulator, body) => {
    emulator.dateOffset(needNumber(body, 'ms'))
    return done
  },
  modes: (emulator, body) => {
    for (const name of Object.keys(body)) if (!Object.hasOwn(emulator.modes, name)) throw new Error(`no mode ${name}`)
    return Object.assign(emulator.modes, body)
  },
}
