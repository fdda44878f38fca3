import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { sendCard } from '../support/calls.ts'
import { weeklyCard } from '../support/cards.ts'
import { connectOfficial } from '../support/official-client.ts'
import { openTown, seed, type Town } from '../support/town.ts'

/** Tenths of seconds: the SDK multiplies by a thousand. */
const quick = { PingInterval: 0.1, ReconnectCount: -1, ReconnectInterval: 0.05, ReconnectNonce: 0.01 }

let town: Town
beforeEach(async () => {
  town = await openTown({ clientConfig: quick })
})
afterEach(() => town.close())

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 })
const lines = () => town.emulator.longConnection
/** The address as a client of one's own would ask for it. */
const askAddress = async (): Promise<string> => {
  const { app_id: AppID, app_secret: AppSecret } = seed.app
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' } }
  const answer = await fetch(`${town.url}/callback/ws/endpoint`, {
    ...asked,
    body: JSON.stringify({ AppID, AppSecret }),
  })
  return ((await answer.json()) as { data: { URL: string } }).data.URL
}
const open = (url: string) =>
  new Promise<unknown>((resolve) => {
    const socket = new WebSocket(url)
    socket.once('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.once('unexpected-response', (_request, response) => resolve(response.headers['handshake-status']))
    socket.on('error', () => undefined)
  })
const 张工 = () => town.emulator.person('张工')
const connected = async (options?: Parameters<typeof connectOfficial>[1]) => {
  const bot = connectOfficial(town, options)
  await soon(bot.said.at.bind(bot.said, 0)).toBe('ready')
  await soon(() => lines().connections().length).toBe(1)
  town.emulator.subscribeLongConnection()
  return bot
}

describe('connecting', () => {
  test('asks for the address with the secret, and pings at once and ever again', async () => {
    const bot = await connected()
    expect(town.emulator.calls().at(-1)).toMatchObject({
      method: 'POST',
      path: '/callback/ws/endpoint',
      body: { AppID: seed.app.app_id, AppSecret: seed.app.app_secret },
      status: 200,
    })
    await soon(() => lines().connections()[0]?.pings).toBeGreaterThan(3)
    expect(bot.state()).toBe('connected')
  })

  test('the console does not save the long connection while no client is there', () => {
    expect(() => town.emulator.subscribeLongConnection()).toThrow(/no client/)
  })

  test.each([
    ['an unknown app', { appId: 'cli_ffffffffffffffff' }],
    ['a wrong secret', { appSecret: 'another' }],
  ])('%s ends the client', async (_what, options) => {
    const bot = connectOfficial(town, options)
    await soon(() => bot.said).toEqual(['failed'])
    expect(bot.state()).toBe('failed')
  })

  test.each([1, 1000040344, 1000040350, 514, 403])('a discovery answer with %i ends the client', async (code) => {
    lines().refuseNext(1, { discovery: code })
    const bot = connectOfficial(town)
    await soon(() => bot.said).toEqual(['failed'])
  })

  test.each([
    ['an internal error', () => lines().refuseNext(2, { discovery: 1000040343 })],
    ['HTTP 500', () => town.emulator.failNext(2, { http: 500, code: 1 }, { path: '/callback/' })],
    ['a web page', () => town.emulator.failNext(2, 'html', { path: '/callback/' })],
    ['a code without data', () => town.emulator.failNext(2, { http200code: 1000040345 }, { path: '/callback/' })],
    ['a refused handshake', () => lines().refuseNext(2, { handshake: 403 })],
    ['too many connections in the handshake', () => lines().refuseNext(2, { handshake: 514, autherrcode: 1000040350 })],
  ])('%s is tried again', async (_what, trouble) => {
    // Before its first answer the client keeps intervals of two minutes.
    const bot = await connected()
    trouble()
    lines().kick()
    await soon(() => bot.said).toEqual(['ready', 'reconnecting', 'reconnected'])
  })

  test('a handshake that hangs is given up in its time only where one is set', async () => {
    lines().refuseNext(1, 'hang')
    const bot = connectOfficial(town, { handshakeTimeoutMs: 50 })
    await soon(() => bot.said).toEqual(['ready'])
  })

  test('more than fifty are refused', async () => {
    town.emulator.modes.connectionLimit = 2
    await connected()
    connectOfficial(town)
    await soon(() => lines().connections().length).toBe(2)
    const third = connectOfficial(town)
    await soon(() => third.said).toEqual(['failed'])
  })

  test('an address is good once', async () => {
    const url = await askAddress()
    expect(await open(url)).toBe('open')
    expect(await open(url)).toBe('403')
  })
})

describe('pushing', () => {
  test('a message comes as a plain envelope without a token, and is answered with nothing', async () => {
    const bot = await connected()
    const { status, body } = await 张工().says('周报')
    expect({ status, body }).toEqual({ status: 200, body: '' })
    expect(bot.got).toMatchObject([
      { schema: '2.0', header: { token: '', app_id: seed.app.app_id, event_type: 'im.message.receive_v1' } },
    ])
    town.emulator.modes.lineToken = 'sent'
    await 张工().says('再来')
    expect(bot.got[1]?.header.token).toBe(seed.app.verification_token)
  })

  test('the answer to a click is judged as over the webhook', async () => {
    const bot = await connected()
    const id = await sendCard(town, 'ou_zhang', weeklyCard())
    const click = () => 张工().clicks(id, '提交', { progress: 'x' }, { force: true })
    bot.answers(() => ({ toast: { type: 'success', content: '已提交' } }))
    expect(await click()).toMatchObject({ status: 200, toast: { content: '已提交' } })
    bot.answers(() => JSON.stringify({ toast: { type: 'success', content: '一段文字' } }))
    expect(await click()).toMatchObject({ code: 200672 })
    bot.answers(() => undefined)
    expect(await click()).toMatchObject({ code: 200672 })
    town.emulator.modes.emptyCallbackBody = 'ok'
    expect(await click()).not.toHaveProperty('code')
    bot.answers(() => {
      throw new Error('broken')
    })
    expect(await click()).toMatchObject({ code: 200340 })
    town.emulator.modes.unansweredCode = 200341
    expect(await click()).toMatchObject({ code: 200341 })
  })

  test('an event that was answered with 500 comes again after 15 s with the same id', async () => {
    const bot = await connected()
    bot.answers(() => {
      throw new Error('broken')
    })
    const first = await 张工().says('周报')
    expect(first).toMatchObject({ status: 500, retry_at: town.clock.now() + 15_000 })
    bot.answers(() => undefined)
    town.clock.move(15_000)
    expect(await town.emulator.runDueRetries()).toMatchObject([{ event_id: first.event_id, attempt: 2, status: 200 }])
    expect(new Set(bot.got.map(({ header }) => header.event_id)).size).toBe(1)
  })

  test.each(['in-order', 'shuffled', 'interleaved'] as const)('pieces %s make one event each', async (pieceOrder) => {
    const bot = await connected()
    Object.assign(town.emulator.modes, { chunkBytes: 100, pieceOrder })
    const words = ['链长制工作助手'.repeat(20), '另一条消息'.repeat(30)]
    const said = await Promise.all(words.map((word) => 张工().says(word)))
    expect(said.map(({ status }) => status)).toEqual([200, 200])
    const texts = bot.got.map(({ event }) => (event.message as { content: string }).content)
    expect(texts.sort()).toEqual(words.map((text) => JSON.stringify({ text })).sort())
  })

  test('each push goes to one of the connections, and every one gets some', async () => {
    const bots = [await connected(), connectOfficial(town), connectOfficial(town)]
    await soon(() => lines().connections().length).toBe(3)
    for (let n = 0; n < 30; n++) await 张工().says(`第 ${n} 条`)
    expect(bots.reduce((sum, { got }) => sum + got.length, 0)).toBe(30)
    for (const { got } of bots) expect(got.length).toBeGreaterThan(0)
  })

  test('nobody connected: an event waits or is lost, a click fails', async () => {
    const bot = await connected()
    const id = await sendCard(town, 'ou_zhang', weeklyCard())
    bot.client.close()
    await soon(() => lines().connections().length).toBe(0)
    expect(await 张工().says('周报')).toMatchObject({ status: 0, retry_at: town.clock.now() + 15_000 })
    expect(await 张工().clicks(id, '提交', { progress: 'x' })).toMatchObject({ code: 200340 })
    town.emulator.modes.noConnection = 'lost'
    expect(await 张工().says('周报')).toMatchObject({ skipped: 'no client is connected' })
  })

  test('what no official client answers is noticed: a card frame, rubbish', async () => {
    const bot = await connected()
    lines().cardFrame({ a: 1 })
    lines().pushRaw(Buffer.from('rubbish'))
    await 张工().says('周报')
    expect(bot.got).toHaveLength(1)
    expect(lines().connections()[0]?.strays).toEqual([])
  })

  test.each([
    ['ignored', 'retry_at'],
    ['accepted', undefined],
  ] as const)('an ack over another connection is %s', async (lateAck, waiting) => {
    town.emulator.modes.lateAck = lateAck
    const bot = await connected()
    let finish: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    bot.answers(() => held)
    const said = 张工().says('周报')
    await soon(() => bot.got.length).toBe(1)
    lines().reset()
    expect(await said).toMatchObject({ status: 0, error: expect.stringContaining('the connection was lost') })
    await soon(() => bot.said.at(-1)).toBe('reconnected')
    finish()
    const next = () => town.emulator.nextRetryAt()
    if (waiting) {
      await soon(() => lines().connections()[0]?.strays).toEqual(['a late ack'])
      expect(next()).toBe(town.clock.now() + 15_000)
    } else await soon(next).toBeUndefined()
  })
})

describe('staying connected', () => {
  test.each([
    ['kick', () => lines().kick()],
    ['reset', () => lines().reset()],
  ])('%s: the client comes back by itself', async (_how, drop) => {
    const bot = await connected()
    drop()
    await soon(() => bot.said).toEqual(['ready', 'reconnecting', 'reconnected'])
    expect(await 张工().says('周报')).toMatchObject({ status: 200 })
  })

  test('half open: nothing is noticed without a limit for the pong, and the connection is changed with one', async () => {
    const blind = await connected()
    lines().freeze()
    const seeing = connectOfficial(town, { wsConfig: { pingTimeout: 0.1 } })
    await soon(() => seeing.said).toEqual(['ready'])
    lines().freeze()
    await soon(() => seeing.said).toEqual(['ready', 'reconnecting', 'reconnected'])
    expect([blind.said, blind.state()]).toEqual([['ready'], 'connected'])
  })

  test.each(['empty', 'none'] as const)('a pong that is %s leaves the intervals as they are', async (pong) => {
    town.emulator.modes.pong = pong
    const bot = await connected()
    await soon(() => lines().connections()[0]?.pings).toBeGreaterThan(2)
    expect(bot.state()).toBe('connected')
  })

  test('a client that does not ping is closed after three intervals', async () => {
    const socket = new WebSocket(await askAddress())
    expect((await once(socket, 'close'))[0]).toBe(1001)
  })

  test('the count of tries is kept to', async () => {
    town.emulator.modes.clientConfig = { ...quick, ReconnectCount: 2 }
    const bot = await connected()
    lines().refuseNext(5, { handshake: 403 })
    lines().kick()
    await soon(() => bot.said).toEqual(['ready', 'reconnecting', 'failed'])
  })
})
