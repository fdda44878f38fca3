import { AppType, Client, DefaultCache, LoggerLevel } from '@larksuiteoapi/node-sdk'
import { createEmulator, type Emulator } from '../../../emulator/server/emulator.ts'
import { type Modes, unhurried } from '../../../emulator/server/modes.ts'
import type { EmulatorSeed } from '../../../emulator/server/types.ts'
import { type Receiver, startReceiver } from './receiver.ts'

export const seed: EmulatorSeed = {
  app: {
    app_id: 'cli_a0b1c2d3e4f50617',
    app_secret: 'secret-of-the-app',
    encrypt_key: 'encrypt-key',
    verification_token: 'verification-token',
    bot_open_id: 'ou_bot00000000000000000000000000000',
    bot_name: '链长制助手',
  },
  people: [
    { open_id: 'ou_zhang', name: '张工', mobile: '13800000001', email: 'zhang@example.com' },
    { open_id: 'ou_li', name: '李工', mobile: '13800000002' },
    { open_id: 'ou_wang', name: '王工' },
    { open_id: 'ou_sun', name: '孙工', available: false },
    { open_id: 'ou_ma', name: '马工', tenant_key: 'another-tenant' },
  ],
  chats: [
    { chat_id: 'oc_chief', name: '链长群', members: ['ou_zhang', 'ou_li'], bot: true },
    { chat_id: 'oc_quiet', name: '无机器人群', members: ['ou_zhang', 'ou_wang'] },
  ],
}

export interface Town {
  emulator: Emulator
  client: Client
  receiver: Receiver
  url: string
  clock: { now(): number; move(ms: number): void }
  close(): Promise<void>
}

export function newClient(domain: string, secret = seed.app.app_secret): Client {
  const logger = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }
  const { app_id: appId } = seed.app
  return new Client({
    appId,
    appSecret: secret,
    appType: AppType.SelfBuild,
    domain,
    cache: new DefaultCache(),
    loggerLevel: LoggerLevel.error,
    logger,
  })
}

export const start = Date.parse('2026-09-03T10:00:00.000Z')

/** A tenant with a listening local Feishu, a subscribed receiver and the official SDK's client. */
export async function openTown(
  modes: Partial<Modes> = {},
  changes: Partial<EmulatorSeed['app']> = {},
  inhabitants: Partial<Pick<EmulatorSeed, 'people' | 'chats'>> = {},
): Promise<Town> {
  let now = start
  const clock = {
    now: () => now,
    move(ms: number) {
      now += ms
    },
  }
  const settled = { ...seed, ...inhabitants, app: { ...seed.app, ...changes } }
  const emulator = createEmulator({ seed: settled, clock, modes: { ...unhurried, ...modes } })
  const listening = await emulator.listen()
  const receiver = await startReceiver(seed.app.encrypt_key ?? '')
  await emulator.subscribe(receiver.url)
  return {
    emulator,
    client: newClient(listening.url),
    receiver,
    url: listening.url,
    clock,
    async close() {
      await listening.close()
      await receiver.close()
    },
  }
}
