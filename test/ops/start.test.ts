import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Operator, operator, type Started } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

const portOf = async (started: Started): Promise<number> =>
  (JSON.parse(await started.line(/"msg":"started"/)) as { port: number }).port

describe('lianzhang start', () => {
  it('serves, answers a person, tells its health, and leaves in order when asked', async () => {
    const started = who.starts()
    const port = await portOf(started)
    const at = (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers })
    expect(await (await at('/livez')).text()).toBe('ok')
    expect(await (await at('/readyz')).text()).toBe('ok')
    expect((await at('/healthz', { 'x-forwarded-for': '10.0.0.9' })).status).toBe(404)
    expect((await at('/anything')).status).toBe(404)

    await who.emulator.subscribe(`http://127.0.0.1:${port}/webhook/feishu`)
    await started.line(/"msg":"started"/)
    const answered = new Promise<void>((resolve) => {
      const stop = who.emulator.onChange(() => {
        if (!who.emulator.messages().some(({ sender }) => sender.type === 'app')) return
        stop()
        resolve()
      })
    })
    await who.emulator.person('张工（虚构）').says('帮助')
    await answered

    const health = (await (await at('/healthz')).json()) as { ready: unknown; outbox: { uncertain: number } }
    expect(health).toMatchObject({ ready: { ok: true }, outbox: { uncertain: 0 }, clockTrusted: true })
    expect(await (await at('/metrics')).text()).toMatch(/bot_ingress_total\{kind="message",result="done"\} 1/)

    started.child.kill('SIGTERM')
    const { code, out } = await started.ended
    expect(code).toBe(0)
    for (const secret of [who.env.FEISHU_APP_SECRET, who.env.FEISHU_ENCRYPT_KEY, '帮助'])
      expect(out).not.toContain(secret)
    expect(
      out
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .every((line) => 'level' in JSON.parse(line)),
    ).toBe(true)
  })

  it('refuses a second one on the same database and a port that is taken', async () => {
    const first = who.starts()
    await portOf(first)
    const second = await who.run(['start'])
    expect(second).toMatchObject({ code: 1 })
    expect(second.err).toContain('已有一个 lianzhang 正在使用数据库')
    const restore = await who.run(['restore', 'package.json'])
    expect(restore).toMatchObject({ code: 1 })
    expect(restore.err).toContain('已有一个 lianzhang')
    first.child.kill('SIGTERM')
    await first.ended

    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const refused = await who.run(['start'], { PORT: port })
    taken.close()
    expect(refused.code).toBe(1)
    expect(refused.err).toContain(`端口 ${port} 已被占用`)
  })

  it('does not bring another district into a database, which would end everybody of the one that is there', async () => {
    const first = who.starts()
    await portOf(first)
    first.child.kill('SIGTERM')
    await first.ended
    const other = { DISTRICT_FILE: 'districts/baqiao.yaml' }
    const refused = await who.run(['start'], other)
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/里是「示例区（演示）」，区文件 districts\/baqiao\.yaml 写的是「灞桥区」，不会启动/)
    expect(await who.run(['check'], other)).toMatchObject({ code: 2, out: expect.stringContaining('✗ 区文件：数据库') })
    expect((await who.run(['apply', '--dry-run', 'districts/demo.yaml'])).out).toContain('没有变化')
    // Whoever means it sees what it does first.
    expect((await who.run(['apply', 'districts/baqiao.yaml'], other)).out).toContain('已 设置：区名')
    const again = who.starts([], other)
    await portOf(again)
    again.child.kill('SIGTERM')
    expect((await again.ended).code).toBe(0)
  })

  it('names every missing credential in one line and exits 2', async () => {
    const { code, err } = await who.run(['start'], { FEISHU_APP_SECRET: undefined, FEISHU_ENCRYPT_KEY: '', PORT: 'x' })
    expect(code).toBe(2)
    const [line] = err.split('\n')
    expect(line).toContain('FEISHU_APP_SECRET')
    expect(line).toContain('FEISHU_ENCRYPT_KEY')
    expect(line).not.toContain('FEISHU_APP_ID')
    expect(err).toContain('PORT')
  })

  it('does not start with credentials that Feishu refuses, nor with what is not built', async () => {
    const refused = await who.run(['start'], { FEISHU_APP_SECRET: 'wrong' })
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('飞书不接受应用凭证')
    expect((await who.run(['start'], { FEISHU_TRANSPORT: 'carrier-pigeon' })).err).toContain(
      '只能写 webhook 或 websocket',
    )
    const other = { FEISHU_TRANSPORT: 'websocket', FEISHU_APP_ID: 'cli_test' }
    expect(await who.run(['start'], other)).toMatchObject({ code: 2, err: expect.stringContaining('FEISHU_APP_ID') })
    const nameless = await who.run(['start'], { DATABASE_URL: 'postgres://lz:s3cret@x' })
    expect(nameless).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_URL：没有写库名') })
    expect(nameless.err).not.toContain('s3cret')
  })

  it('over the long connection needs neither key nor address, takes what comes, and leaves in order', async () => {
    const over = { FEISHU_TRANSPORT: 'websocket', FEISHU_ENCRYPT_KEY: undefined, FEISHU_VERIFICATION_TOKEN: undefined }
    // One attempt that comes to nothing is told, and the next one is made.
    who.emulator.longConnection.refuseNext(1, { handshake: 403 })
    const started = who.starts([], over)
    const port = await portOf(started)
    await started.line(/已启动：用长连接收消息/)
    await started.line(/长连接没有连上：飞书给了长连接地址，但没有连上/)
    await started.line(/长连接已连上飞书/)
    who.emulator.subscribeLongConnection()
    expect(await who.emulator.person('张工（虚构）').says('帮助')).toMatchObject({ status: 200 })
    const at = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`, { method: path === '/metrics' ? 'GET' : 'POST' })
    expect((await at('/webhook/feishu')).status).toBe(404)
    const metrics = await (await at('/metrics')).text()
    expect(metrics).toMatch(/bot_long_connection_up 1/)
    expect(metrics).toMatch(/bot_ingress_total\{kind="message",result="done"\} 1/)

    const checked = await who.run(['check'], over)
    expect(checked.out).toContain('✓ 长连接：飞书给出了连接地址')
    who.emulator.longConnection.refuseNext(1, { discovery: 1000040350 })
    expect((await who.run(['check'], over)).out).toContain('✗ 长连接：这个应用的长连接已满')
    expect(who.emulator.longConnection.connections()).toHaveLength(1)

    started.child.kill('SIGTERM')
    const { code, out } = await started.ended
    expect(code).toBe(0)
    for (const secret of [who.env.FEISHU_APP_SECRET, 'access_key', '帮助']) expect(out).not.toContain(secret)
  })

  it('leaves in order when npm start is told to stop', async () => {
    const started = who.npmStarts()
    await portOf(started)
    // npm hands the signal to its child alone: a shell in between would keep the bot running.
    started.child.kill('SIGTERM')
    const { code, out } = await started.ended
    expect(code).toBe(0)
    expect(out).toContain('"msg":"stopped"')
  })

  it('cuts off a client that sends its request by drips', async () => {
    const started = who.starts()
    const drip = connect(await portOf(started), '127.0.0.1')
    drip.on('error', () => undefined)
    drip.write('POST /webhook/feishu HTTP/1.1\r\nhost: x\r\n')
    // Nothing more is sent: without the limit this would wait until the test itself is given up.
    await once(drip.resume(), 'close')
  })

  it('leaves at once at a second signal, however long something takes', async () => {
    const started = who.starts()
    const client = connect(await portOf(started), '127.0.0.1')
    client.on('error', () => undefined)
    // The first answer shows that the connection is taken; the second request never ends, and an orderly stop waits for it.
    client.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(client, 'data')
    client.write('POST /webhook/feishu HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{')
    await (await fetch(`http://127.0.0.1:${client.remotePort}/livez`)).text()
    started.child.kill('SIGTERM')
    await started.line(/"msg":"stopping"/)
    started.child.kill('SIGINT')
    expect(await started.ended).toMatchObject({ code: 1, out: expect.not.stringContaining('"stopped"') })
    client.destroy()
  })

  it('is not held up by a Feishu that does not answer', async () => {
    who.emulator.modes.latency = 60_000
    const started = who.starts()
    const port = await portOf(started)
    expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('ok')
    started.child.kill('SIGTERM')
    expect((await started.ended).code).toBe(0)
    who.emulator.modes.latency = 0
  })

  it('keeps running while Feishu cannot be reached', async () => {
    who.emulator.down(true)
    const started = who.starts()
    const port = await portOf(started)
    expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('ok')
    started.child.kill('SIGTERM')
    expect((await started.ended).code).toBe(0)
  })
})
