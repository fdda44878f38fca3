import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import { afterEach, describe, expect, test } from 'vitest'
import type { Click, EmuMessage } from '../../emulator/server/types.ts'
import { freePort, type Running, run } from './support/command.ts'

const started: Running[] = []
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()))
})

const keep = (running: Running): Running => {
  started.push(running)
  return running
}

const hook = async <T>(url: string, name: string, body: object): Promise<T> => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/_emu/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await answer.json()) as T
}

// Programs of their own start slowly on a busy machine.
describe("a stranger's bot", { timeout: 120_000 }, () => {
  test.each([
    ['plain Node', process.execPath, 'emulator/examples/bot.mjs'],
    ['plain Python', 'python3', 'emulator/examples/bot.py'],
  ])('in %s answers a message and a click, against the command', async (_name, program, file) => {
    const port = await freePort()
    const webhook = `http://127.0.0.1:${port}/feishu`
    const emulator = keep(run(process.execPath, ['emulator/bin.mjs', '--port', '0', '--webhook', webhook]))
    const [, url = ''] = await emulator.says(/base URL +(\S+)/)
    await emulator.says(/Waiting for the bot: .*ECONNREFUSED/)
    keep(run(program, [file], { env: { BASE_URL: url, PORT: String(port) } }))
    await emulator.says(/answered the challenge/)

    const said = await hook<{ status: number }>(url, 'say', { person: '王芳', text: '<b>你好</b>' })
    expect(said.status).toBe(200)
    const seen = (await (await fetch(`${url}/_emu/messages?person=${encodeURI('王芳')}`)).json()) as EmuMessage[]
    const card = seen.at(-1)
    expect(card).toMatchObject({ msg_type: 'interactive', sender: { type: 'app', name: '示例机器人' } })
    expect(JSON.stringify(card?.content)).toContain('你说：<b>你好</b>')

    const click = await hook<Click>(url, 'click', { person: '王芳', message_id: card?.message_id, button: '赞' })
    expect(click).toMatchObject({ sent: true, status: 200, toast: { type: 'success', content: '谢谢' } })
    expect(JSON.stringify(click.card)).toContain('「<b>你好</b>」已赞')
    const deliveries = (await (await fetch(`${url}/_emu/deliveries`)).json()) as { status: number }[]
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200])
  })

  test('over the long connection hears what is said, once its client is there', async () => {
    const emulator = keep(run(process.execPath, ['emulator/bin.mjs', '--port', '0']))
    const [, domain = ''] = await emulator.says(/base URL +(\S+)/)
    const [, appId = ''] = await emulator.says(/app id +(\S+)/)
    const [, appSecret = ''] = await emulator.says(/app secret +(\S+)/)
    const client = new WSClient({ appId, appSecret, domain, loggerLevel: LoggerLevel.error })
    const heard = new Promise<string>((resolve) => {
      const eventDispatcher = new EventDispatcher({}).register({
        'im.message.receive_v1': async ({ message }) => resolve(message.content),
      })
      void client.start({ eventDispatcher })
    })
    await emulator.says(/A client of the long connection is there/)
    await hook(domain, 'say', { person: '王芳', text: '你好' })
    expect(await heard).toBe('{"text":"你好"}')
    client.close({ force: true })
  })
})
