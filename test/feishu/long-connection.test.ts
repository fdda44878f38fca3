import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmulator, type Emulator } from '../../emulator/server/emulator.ts'
import { unhurried } from '../../emulator/server/modes.ts'
import type { Delivery } from '../../emulator/server/push/delivery.ts'
import { credentials, seedOf } from '../../scripts/stage.ts'
import { machineClock } from '../../src/cli/open.ts'
import { createFeishu, type FeishuOptions } from '../../src/feishu/client.ts'
import type { FeishuLogFields } from '../../src/feishu/log.ts'
import type { ListenOptions } from '../../src/feishu/long-connection.ts'
import { demoDistrict, 何工 } from '../bad-days/rig.ts'

const localFeishu = async (modes: Parameters<typeof createEmulator>[0]['modes'] = {}) => {
  const seed = seedOf(demoDistrict())
  const emulator = createEmulator({ seed, clock: { now: () => Date.now() }, modes: { ...unhurried, ...modes } })
  const listening = await emulator.listen()
  onTestFinished(() => listening.close())
  return { emulator, url: listening.url }
}

const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })

const pauses = { dropped: 1, unreachable: 5, refused: [5, 10], credentials: 5 } as const

/** A client of ours that takes everything. */
const listening = (url: string, more: Partial<ListenOptions> = {}, options: Partial<FeishuOptions> = {}) => {
  const said: string[] = []
  const log: FeishuLogFields[] = []
  const note = (fields: FeishuLogFields) => void log.push(fields)
  const { appId, appSecret } = credentials
  const feishu = createFeishu({
    appId,
    appSecret,
    baseUrl: url,
    clock: machineClock,
    log: { info: note, warn: note },
    ...options,
  })
  const connection = feishu.listen({
    take: async () => undefined,
    pauses,
    pingMs: 20,
    handshakeMs: 200,
    onOpen: () => said.push(said.includes('open') ? 'open again' : 'open'),
    onTrouble: ({ hint, refused }) => said.push(`${refused ? 'refused: ' : ''}${hint}`),
    ...more,
  })
  onTestFinished(async () => {
    await connection.stop()
    feishu.close()
  })
  return { feishu, connection, said, log }
}

const lines = (emulator: Emulator) => emulator.longConnection
const path = { path: '/callback/ws/endpoint' }

describe('what keeps it from connecting is named, and tried until it is over', () => {
  it.each<[string, (emulator: Emulator) => void, string]>([
    ['a web page in its place', (e) => e.failNext(1, 'html', path), '飞书暂未给出长连接地址（HTTP 200），稍后再试'],
    ['HTTP 500', (e) => e.failNext(1, { http: 500, code: 0 }, path), '飞书暂未给出长连接地址（HTTP 500），稍后再试'],
    ['a broken connection', (e) => e.failNext(1, 'reset', path), '连不上飞书：请检查网络和 FEISHU_BASE_URL'],
    [
      'an answer that breaks off',
      (e) => e.failNext(1, 'half-body', path),
      '飞书暂未给出长连接地址（HTTP 200），稍后再试',
    ],
    ['a redirect', (e) => e.failNext(1, 'redirect', path), '飞书暂未给出长连接地址（HTTP 302），稍后再试'],
    [
      '系统繁忙, which the SDK takes for the end',
      (e) => lines(e).refuseNext(1, { discovery: 1 }),
      '飞书暂未给出长连接地址（1），稍后再试',
    ],
    [
      'a code without data',
      (e) => e.failNext(1, { http200code: 1000040343 }, path),
      '飞书暂未给出长连接地址（1000040343），稍后再试',
    ],
    [
      'fifty connections',
      (e) => lines(e).refuseNext(1, { discovery: 1000040350 }),
      '这个应用的长连接已满（最多 50 个）：请停掉别处用同一应用的程序',
    ],
    [
      'an app that was not published',
      (e) => lines(e).refuseNext(1, { discovery: 1000040345 }),
      'refused: 应用凭证不对：请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET（开放平台 → 凭证与基础信息）；都对的话，多半是应用还没有发布版本',
    ],
    [
      'a refused handshake',
      (e) => lines(e).refuseNext(1, { handshake: 514, autherrcode: 1000040350 }),
      '飞书给了长连接地址，但没有连上：请检查网络',
    ],
    [
      'a handshake without an answer',
      (e) => lines(e).refuseNext(1, 'hang'),
      '飞书给了长连接地址，但没有连上：请检查网络',
    ],
  ])('%s', async (_what, trouble, hint) => {
    const { emulator, url } = await localFeishu()
    trouble(emulator)
    const { said, connection, log } = listening(url)
    await soon(() => said).toEqual([hint, 'open'])
    expect(connection.status()).toMatchObject({ up: true, drops: 0 })
    expect(JSON.stringify(log)).not.toMatch(/access_key|ticket|demo-app-secret/)
  })

  it('a wrong secret, once, however often it is tried', async () => {
    const { emulator, url } = await localFeishu()
    const { said } = listening(url, {}, { appSecret: 'wrong' })
    await soon(() => emulator.calls().length).toBeGreaterThan(4)
    expect(said).toEqual([expect.stringMatching(/^refused: 应用凭证不对：请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET/)])
  })

  it('no network at all', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as AddressInfo
    gone.close()
    const { said, connection } = listening(`http://127.0.0.1:${port}`)
    await soon(() => said).toEqual(['连不上飞书：请检查网络和 FEISHU_BASE_URL'])
    expect(connection.status()).toMatchObject({ up: false, drops: 0 })
  })

  it('an address that is not encrypted where Feishu itself is', async () => {
    const { discover } = await import('../../src/feishu/discovery.ts')
    const who = { base: 'https://open.feishu.cn', appId: 'cli', appSecret: 's' }
    const found = (URL: unknown) => discover(who, { ask: async () => ({ code: 0, data: { URL, ClientConfig: {} } }) })
    expect(await found('ws://msg-frontier.feishu.cn/ws/v2')).toMatchObject({
      ok: false,
      hint: expect.stringContaining('不加密'),
    })
    expect(await found('wss://msg-frontier.feishu.cn/ws/v2')).toMatchObject({ ok: true, found: { pingInterval: 90 } })
    for (const nothing of [undefined, '', 'https://feishu.cn', 7])
      expect(await found(nothing)).toMatchObject({ ok: false, hint: expect.stringContaining('没有给出') })
  })
})

describe('a connection that is lost', () => {
  it.each([
    ['closed by Feishu', (e: Emulator) => lines(e).kick()],
    ['broken off', (e: Emulator) => lines(e).reset()],
    ['half open', (e: Emulator) => lines(e).freeze()],
  ])('%s: another one stands', async (_what, lose) => {
    const { emulator, url } = await localFeishu()
    const { said, connection } = listening(url)
    await soon(() => said).toEqual(['open'])
    // A ping of ours has been answered: from then on silence means something.
    await soon(() => lines(emulator).connections()[0]?.wirePings).toBeGreaterThan(0)
    lose(emulator)
    await soon(() => said).toEqual(['open', 'open again'])
    expect(connection.status()).toMatchObject({ up: true, drops: 1 })
  })

  it('a push that comes along with the answer to the handshake is taken', async () => {
    const { emulator, url } = await localFeishu()
    const { said } = listening(url)
    await soon(() => said).toEqual(['open'])
    emulator.subscribeLongConnection()
    const [before] = lines(emulator).connections()
    const pushed = new Promise<Delivery>((resolve) => {
      const stop = emulator.onChange(() => {
        const [now] = lines(emulator).connections()
        if (!now || now.id === before?.id) return
        stop()
        resolve(emulator.person(何工).says('状态'))
      })
    })
    lines(emulator).kick()
    expect(await pushed).toMatchObject({ status: 200 })
  })

  it('is not concluded from silence where no ping of ours was ever answered', async () => {
    const { emulator, url } = await localFeishu({ wirePong: 'ignored' })
    const { connection } = listening(url)
    await soon(() => lines(emulator).connections()[0]?.wirePings).toBeGreaterThan(5)
    expect(connection.status()).toMatchObject({ up: true, drops: 0 })
  })
})

/** A proxy as offices have them: CONNECT, and what is idle is closed when it likes. */
const officeProxy = async () => {
  const asked: string[] = []
  const tunnels = new Set<Socket>()
  const server = createServer((_request, response) => response.writeHead(405).end())
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(request.url ?? '')
    const [host, port] = (request.url ?? '').split(':')
    const far = connect(Number(port), host ?? '', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      far.pipe(client).pipe(far)
    })
    for (const socket of [far, client]) {
      tunnels.add(socket)
      socket.on('error', () => undefined)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const closeTunnels = () => {
    for (const socket of tunnels) socket.destroy()
    tunnels.clear()
  }
  onTestFinished(() => {
    closeTunnels()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, closeTunnels }
}

describe('through a proxy', () => {
  it('goes the address, the connection and every call; what the proxy closes is opened anew', async () => {
    const { url } = await localFeishu()
    const proxy = await officeProxy()
    const { said, feishu } = listening(url, {}, { proxyFor: () => proxy.url })
    await soon(() => said).toEqual(['open'])
    expect((await feishu.bot()).openId).toBe('ou_demo_bot')
    const host = new URL(url).host
    expect(proxy.asked.length).toBeGreaterThanOrEqual(2)
    expect(new Set(proxy.asked)).toEqual(new Set([host]))
    proxy.closeTunnels()
    await soon(() => said).toEqual(['open', 'open again'])
  })

  it('that is not there is trouble with the network', async () => {
    const { url } = await localFeishu()
    const { said } = listening(url, {}, { proxyFor: () => 'http://127.0.0.1:9' })
    await soon(() => said).toEqual(['连不上飞书：请检查网络和 FEISHU_BASE_URL'])
  })
})

it('stopping ends an attempt that hangs', async () => {
  const { emulator, url } = await localFeishu()
  lines(emulator).refuseNext(1, 'hang')
  const { connection } = listening(url, { handshakeMs: 60_000 })
  await soon(() => emulator.calls().length).toBe(1)
  await connection.stop()
  expect(lines(emulator).connections()).toEqual([])
})
