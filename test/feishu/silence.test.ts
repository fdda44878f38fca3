import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { CallFailure } from '../../src/feishu/failure.ts'
import { type Answer, appSecret, connect, hang, json, rawFeishu, reset, sent, 问候 } from './rig.ts'

/** Everything this process writes anywhere while the test runs. */
const overhear = () => {
  const heard: unknown[] = []
  const spies = [
    ...(['log', 'error', 'warn', 'info', 'debug', 'trace'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((...args) => void heard.push(args)),
    ),
    ...[process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk) => heard.push(String(chunk)) > 0),
    ),
  ]
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
  return heard
}

describe('what can be read afterwards', () => {
  it('holds no secret, no token, no message, no id of a person or a chat, however the call ends', async () => {
    const echo: Answer = (response, seen, socket) =>
      json(
        { code: 230001, msg: JSON.stringify(seen), error: { log_id: 'L-1', troubleshooter: JSON.stringify(seen) } },
        400,
      )(response, seen, socket)
    const badToken: Answer = (response, seen, socket) =>
      json({ code: 10014, msg: JSON.stringify(seen.body) }, 400)(response, seen, socket)
    const server = await rawFeishu({
      token: [badToken, reset, hang],
      api: [echo, json({ code: 99991663 }, 400), json({}, 502), reset, hang, sent, echo, echo, echo],
    })
    const heard = overhear()
    const { feishu, lines } = connect(server.url, { timeoutMs: 250 })
    const outcomes: unknown[] = []
    for (let at = 0; at < 8; at += 1) outcomes.push(await feishu.send(问候('ou_zhang')))
    outcomes.push(await feishu.patch({ messageId: 'om_card', content: '{"text":"本周进展"}' }))
    outcomes.push(await feishu.members('oc_group'))
    const thrown = await feishu.bot().catch((error: unknown) => error)
    await feishu.verifyCredentials()

    expect(heard).toEqual([])
    expect(thrown).toBeInstanceOf(CallFailure)
    expect(lines.length).toBeGreaterThan(8)
    expect(lines).toContainEqual(expect.objectContaining({ code: 10014, status: 400 }))
    expect(lines).toContainEqual(
      expect.objectContaining({ api: 'PATCH /im/v1/messages/:id', code: 230001, log_id: 'L-1' }),
    )
    expect(lines).toContainEqual(expect.objectContaining({ api: 'GET /im/v1/chats/:id/members' }))
    const everything = inspect([lines, outcomes, thrown, feishu], { depth: null, showHidden: true })
    for (const word of [appSecret, '本周进展', 'Bearer', 't-1', 'ou_zhang', 'oc_group', 'om_card'])
      expect(everything).not.toContain(word)
  })

  it('drops a log id that is no log id', async () => {
    const server = await rawFeishu({ api: [json({ code: 230001 }, 400, { 'x-tt-logid': '<b>not one</b>' })] })
    const { feishu } = connect(server.url)
    expect(await feishu.send(问候())).toEqual({ kind: 'refused', code: 230001, reason: 'invalid' })
  })
})
