import { describe, expect, it } from 'vitest'
import { type Answer, connect, hang, json, rawFeishu, reset, sent, tokenPath, 问候 } from './rig.ts'

describe('a message that Feishu takes', () => {
  it('comes back with its ids', async () => {
    const server = await rawFeishu()
    const { feishu } = connect(server.url)
    expect(await feishu.send(问候('ou_zhang'))).toEqual({ kind: 'ok', messageId: 'om_sent', chatId: 'oc_chat' })
    const [call] = server.calls()
    expect(call).toMatchObject({ method: 'POST', path: '/open-apis/im/v1/messages' })
    expect(call?.query.get('receive_id_type')).toBe('open_id')
    expect(call?.headers.authorization).toBe('Bearer t-1')
    expect(call?.body).toMatchObject({
      receive_id: 'ou_zhang',
      msg_type: 'text',
      content: '{"text":"本周进展：试飞完成"}',
    })
  })

  it('is ok without an id when the answer has none', async () => {
    const server = await rawFeishu({ otherwise: json({ code: 0, msg: 'success', data: {} }) })
    expect(await connect(server.url).feishu.send(问候())).toEqual({ kind: 'ok' })
  })

  it('can be a reply in its thread, a patch or a recall', async () => {
    const server = await rawFeishu()
    const { feishu } = connect(server.url)
    await feishu.reply({ messageId: 'om_1', msgType: 'text', content: '{"text":"收到"}', uuid: 'u', inThread: true })
    expect(await feishu.patch({ messageId: 'om_1', content: '{}' })).toEqual({ kind: 'ok', messageId: 'om_1' })
    expect(await feishu.recall('om_1')).toEqual({ kind: 'ok', messageId: 'om_1' })
    expect(server.calls().map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'POST',
        '/open-apis/im/v1/messages/om_1/reply',
        { msg_type: 'text', content: '{"text":"收到"}', uuid: 'u', reply_in_thread: true },
      ],
      ['PATCH', '/open-apis/im/v1/messages/om_1', { content: '{}' }],
      ['DELETE', '/open-apis/im/v1/messages/om_1', {}],
    ])
  })

  it('has its turn by the chat it lands in, and none without a yes at the last moment', async () => {
    const server = await rawFeishu()
    const turns: string[] = []
    const pace = {
      reserve: async (key: string, leaving = async () => true) => {
        turns.push(key)
        return leaving()
      },
    }
    const { feishu } = connect(server.url, { pace })
    expect(await feishu.turn('oc_1', async () => true)).toBe(true)
    expect(await feishu.turn('oc_1', async () => false)).toBe(false)
    expect(turns).toEqual(['oc_1', 'oc_1'])
    expect(await connect(server.url).feishu.turn('oc_1', async () => true)).toBe(true)
  })

  it('never leaves with an id that climbs out of its path', async () => {
    const server = await rawFeishu()
    await expect(connect(server.url).feishu.recall('../chats')).rejects.toThrow(RangeError)
    expect(server.calls()).toEqual([])
  })

  it.each(['/', '/gateway', '/gateway/'])('reaches a base URL that ends in %s', async (path) => {
    const server = await rawFeishu()
    const { feishu } = connect(server.url + path)
    expect(await feishu.send(问候())).toMatchObject({ kind: 'ok' })
    await feishu.bot()
    const prefix = path.replace(/\/$/, '')
    expect(server.seen.map((call) => call.path)).toEqual([
      `${prefix}${tokenPath}`,
      `${prefix}/open-apis/im/v1/messages`,
      `${prefix}/open-apis/bot/v3/info`,
    ])
  })
})

describe('a refusal', () => {
  const cases: [number, string][] = [
    [230002, 'bot-not-in-chat'],
    [230013, 'person-unreachable'],
    [232009, 'chat-gone'],
    [230025, 'too-long'],
    [230022, 'content-refused'],
    [230028, 'content-refused'],
    [230031, 'too-old'],
    [230110, 'recalled'],
    [99992354, 'recalled'],
    [99992364, 'person-unreachable'],
    [230035, 'muted'],
    [99991672, 'no-permission'],
    [230001, 'invalid'],
  ]
  it.each(cases)('%i means %s, under HTTP 400 and under HTTP 200', async (code, reason) => {
    const body = { code, msg: 'no', error: { log_id: '20260903LOG' } }
    const server = await rawFeishu({ api: [json(body, 400), json(body, 200)] })
    const { feishu } = connect(server.url)
    expect(await feishu.send(问候())).toEqual({ kind: 'refused', code, reason, logId: '20260903LOG' })
    expect(await feishu.send(问候())).toEqual({ kind: 'refused', code, reason, logId: '20260903LOG' })
    expect(server.calls()).toHaveLength(2)
  })

  it.each([
    [200621, 'ErrPath: ROOT; ErrMsg: unknown property; '],
    [200800, 'ErrMsg: create universal card fail; '],
  ])('of a card names the sub-code %i', async (subCode, rest) => {
    const msg = `Failed to create card content, ext=ErrCode: ${subCode}; ${rest}`
    const server = await rawFeishu({ otherwise: json({ code: 230099, msg }, 400) })
    expect(await connect(server.url).feishu.patch({ messageId: 'om_1', content: '{}' })).toEqual({
      kind: 'refused',
      code: 230099,
      reason: 'card-invalid',
      subCode,
    })
  })
})

describe('certainly not accepted', () => {
  it('is a gateway limit, which is kept for its time without asking again', async () => {
    const limit = json({ code: 99991400, msg: 'request trigger frequency limit' }, 429, {
      'x-ogw-ratelimit-reset': '7',
    })
    const server = await rawFeishu({ api: [limit] })
    const { feishu, clock } = connect(server.url)
    expect(await feishu.send(问候())).toEqual({ kind: 'retry', code: 99991400, afterMs: 7_000 })
    clock.move(6_500)
    expect(await feishu.send(问候())).toEqual({ kind: 'retry', code: 99991400, afterMs: 500 })
    expect(await feishu.patch({ messageId: 'om_1', content: '{}' })).toMatchObject({ kind: 'ok' })
    clock.move(500)
    expect(await feishu.send(问候())).toMatchObject({ kind: 'ok' })
    expect(server.calls()).toHaveLength(3)
  })

  it.each([
    ['a chat limit', json({ code: 230020, msg: '' }, 400), { kind: 'retry', code: 230020 }],
    ['a 429 that is not JSON', ((r) => r.writeHead(429).end('slow down')) as Answer, { kind: 'retry', code: 0 }],
    ['an app that is switched off', json({ code: 99991662, msg: '' }, 400), { kind: 'retry', code: 99991662 }],
    [
      'a card somebody is clicking',
      json({ code: 230099, msg: 'ext=ErrCode: 11310; ErrMsg: card action is lock; ' }, 400),
      { kind: 'retry', code: 230099, afterMs: 3_000 },
    ],
  ])('is %s', async (_what, answer, outcome) => {
    const server = await rawFeishu({ api: [answer] })
    expect(await connect(server.url).feishu.send(问候())).toEqual(outcome)
  })

  it('is a refused connection', async () => {
    const last = json({ code: 0, tenant_access_token: 't-1', expire: 7200 }, 200, { connection: 'close' })
    const server = await rawFeishu({ token: [last] })
    const { feishu } = connect(server.url)
    await feishu.verifyCredentials()
    await server.close()
    expect(await feishu.send(问候())).toEqual({ kind: 'retry', code: 0 })
    expect(server.calls()).toEqual([])
  })

  it.each([
    ['refused', json({ code: 10014, msg: 'app secret invalid' }), 10014],
    ['broken', json({ oops: true }, 502), 0],
    ['reset', reset, 0],
    ['not JSON', ((r) => r.end('<html>')) as Answer, 0],
    ['empty of a token', json({ code: 0, msg: 'ok' }), 0],
  ])('is a message whose token request was %s', async (_what, answer, code) => {
    const server = await rawFeishu({ token: [answer] })
    const { feishu } = connect(server.url)
    expect(await feishu.send(问候())).toEqual({ kind: 'retry', code })
    expect(server.calls()).toEqual([])
    expect(await feishu.send(问候())).toMatchObject({ kind: 'ok' })
  })

  it('is a call after closing', async () => {
    const server = await rawFeishu()
    const { feishu } = connect(server.url)
    await feishu.send(问候())
    feishu.close()
    expect(await feishu.send(问候())).toEqual({ kind: 'retry', code: 0 })
  })
})

describe('may or may not have arrived', () => {
  const drip: Answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(timer))
  }
  const half: Answer = (response, _seen, socket) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"code":0,', () => socket.end())
  }
  const huge: Answer = (response) => {
    response.writeHead(200)
    response.end(Buffer.alloc(5 * 1024 * 1024, ' '))
  }
  it.each([
    ['a hang', hang, { kind: 'unknown', cause: 'timeout' }],
    ['a slow drip', drip, { kind: 'unknown', cause: 'timeout' }],
    ['a reset', reset, { kind: 'unknown', cause: 'reset' }],
    ['half a body', half, { kind: 'unknown', cause: 'half-body' }],
    ['an endless body', huge, { kind: 'unknown', cause: 'too-large' }],
    ['HTML', ((r) => r.end('<html>ok</html>')) as Answer, { kind: 'unknown', cause: 'not-json' }],
    ['JSON without a code', json({ ok: true }), { kind: 'unknown', cause: 'no-code' }],
    ['a 502 page', ((r) => r.writeHead(502).end('<html>')) as Answer, { kind: 'unknown', cause: 'http-502' }],
    ['a 500 that says code 0', json({ code: 0, data: {} }, 500), { kind: 'unknown', cause: 'http-500' }],
    ['an internal error', json({ code: 5000, msg: '' }, 500), { kind: 'unknown', cause: 'code', code: 5000 }],
    ['a code nobody knows', json({ code: 777, msg: '' }, 400), { kind: 'unknown', cause: 'code', code: 777 }],
    [
      'a message still being sent',
      json({ code: 230049, msg: '' }, 400),
      { kind: 'unknown', cause: 'being-sent', code: 230049 },
    ],
  ])('is %s', async (_what, answer, outcome) => {
    const server = await rawFeishu({ api: [answer] })
    const { feishu } = connect(server.url, { timeoutMs: outcome.cause === 'timeout' ? 250 : 5_000 })
    await feishu.verifyCredentials()
    expect(await feishu.send(问候())).toEqual(outcome)
    expect(server.calls()).toHaveLength(1)
  })

  it.each([301, 307, 308])('is a redirect %i, which is not followed', async (status) => {
    const elsewhere = await rawFeishu()
    const away: Answer = (response) => response.writeHead(status, { location: `${elsewhere.url}/open-apis/` }).end()
    const server = await rawFeishu({ api: [away] })
    expect(await connect(server.url).feishu.send(问候())).toEqual({ kind: 'unknown', cause: 'redirect' })
    expect(elsewhere.seen).toEqual([])
  })

  it('and the next attempt takes a new connection, not one that lies idle', async () => {
    const ports: (number | undefined)[] = []
    const noting =
      (answer: Answer): Answer =>
      (response, seen, socket) => {
        ports.push(socket.remotePort)
        answer(response, seen, socket)
      }
    const server = await rawFeishu({ api: [sent, sent, reset, sent].map(noting) })
    const { feishu } = connect(server.url)
    await feishu.verifyCredentials()
    await Promise.all([feishu.send(问候()), feishu.send(问候())])
    expect(await feishu.send(问候())).toMatchObject({ kind: 'unknown' })
    await feishu.send(问候())
    expect(ports.slice(0, 2)).toContain(ports[2])
    expect(ports.slice(0, 3)).not.toContain(ports[3])
  })
})
