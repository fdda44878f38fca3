import { describe, expect, it } from 'vitest'
import { type Answer, connect, hang, json, rawFeishu, sent, 问候 } from './rig.ts'

const refusedToken = json({ code: 99991663, msg: 'Invalid access token for authorization' }, 400)

describe('the token', () => {
  it('is asked for once by twenty first messages at the same time', async () => {
    const server = await rawFeishu()
    const { feishu } = connect(server.url)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => feishu.send(问候())))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(20).fill('ok'))
    expect(server.tokenRequests()).toBe(1)
    expect(feishu.stats()).toMatchObject({ requests: 21, tokenRequests: 1, failures: 0 })
  })

  it('belongs to its client alone', async () => {
    const server = await rawFeishu()
    await connect(server.url).feishu.send(问候())
    await connect(server.url).feishu.send(问候())
    expect(server.calls().map(({ headers }) => headers.authorization)).toEqual(['Bearer t-1', 'Bearer t-2'])
  })

  it.each([99991661, 99991663, 99991665, 99991671])('is renewed once and the call repeated after %i', async (code) => {
    const server = await rawFeishu({ api: [json({ code, msg: '' }, 400)] })
    const { feishu } = connect(server.url)
    expect(await feishu.send(问候())).toMatchObject({ kind: 'ok' })
    expect(server.calls().map(({ headers }) => headers.authorization)).toEqual(['Bearer t-1', 'Bearer t-2'])
  })

  it('that is refused twice is left for later', async () => {
    const server = await rawFeishu({ otherwise: refusedToken })
    expect(await connect(server.url).feishu.send(问候())).toEqual({ kind: 'retry', code: 99991663 })
    expect(server.calls()).toHaveLength(2)
    expect(server.tokenRequests()).toBe(2)
  })

  it('that expires under two hundred messages is renewed by one request', async () => {
    const onlyNew: Answer = (response, seen, socket) =>
      (seen.headers.authorization === 'Bearer t-1' ? refusedToken : sent)(response, seen, socket)
    const server = await rawFeishu({ otherwise: onlyNew })
    const { feishu } = connect(server.url)
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => feishu.send(问候())))
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(200)
    expect(server.tokenRequests()).toBe(2)
  })

  it('is renewed ten minutes before its end while nobody waits', async () => {
    const server = await rawFeishu()
    const { feishu, clock } = connect(server.url)
    await feishu.send(问候())
    clock.move(109 * 60_000)
    await feishu.send(问候())
    expect(server.tokenRequests()).toBe(1)
    clock.move(2 * 60_000)
    await feishu.send(问候())
    await expect.poll(() => server.tokenRequests()).toBe(2)
    await feishu.send(问候())
    expect(server.calls().at(-1)?.headers.authorization).toBe('Bearer t-2')
  })

  it('still works to its end while no new one is to be had', async () => {
    const first = json({ code: 0, tenant_access_token: 't-old', expire: 7200 })
    const server = await rawFeishu({ token: [first, json({}, 503), hang] })
    const { feishu, clock } = connect(server.url, { timeoutMs: 250 })
    await feishu.send(问候())
    clock.move(115 * 60_000)
    expect(await feishu.send(问候())).toMatchObject({ kind: 'ok' })
    await expect.poll(() => feishu.stats().failures).toBe(1)
    clock.move(6 * 60_000)
    expect(await feishu.send(问候())).toEqual({ kind: 'retry', code: 0 })
    expect(await feishu.send(问候())).toMatchObject({ kind: 'ok' })
  })

  it('does not outlive two hours of sleep because the wall clock was set back', async () => {
    const server = await rawFeishu()
    const wall = { now: () => '1970-01-01T00:00:00.000Z', monotonic: () => ms }
    let ms = 0
    const { feishu } = connect(server.url, { clock: wall })
    await feishu.send(问候())
    ms = 7_200_000
    await feishu.send(问候())
    expect(server.tokenRequests()).toBe(2)
  })
})

describe('checking the credentials', () => {
  it('always asks Feishu', async () => {
    const server = await rawFeishu()
    const { feishu } = connect(server.url)
    expect(await feishu.verifyCredentials()).toEqual({ ok: true })
    expect(await feishu.verifyCredentials()).toEqual({ ok: true })
    expect(server.tokenRequests()).toBe(2)
  })

  it.each([
    ['a wrong secret', json({ code: 10014, msg: '' }), { refused: true, code: 10014, hint: /FEISHU_APP_SECRET/ }],
    ['a strange address', json({ code: 99991401, msg: '' }, 400), { refused: true, code: 99991401, hint: /白名单/ }],
    ['an error of Feishu', json({}, 503), { refused: false, code: 0, hint: /HTTP 503/ }],
    ['a hang', hang, { refused: false, code: 0, hint: /FEISHU_BASE_URL/ }],
  ])('tells %s apart', async (_what, answer, { hint, ...rest }) => {
    const server = await rawFeishu({ token: [answer] })
    const { feishu } = connect(server.url, { timeoutMs: answer === hang ? 250 : 5_000 })
    expect(await feishu.verifyCredentials()).toEqual({ ok: false, ...rest, hint: expect.stringMatching(hint) })
  })
})
