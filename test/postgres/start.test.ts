import { expect, it, onTestFinished } from 'vitest'
import { operator, type Started } from '../ops/operator.ts'
import { freshDatabase } from './server.ts'

const portOf = async (started: Started): Promise<number> =>
  (JSON.parse(await started.line(/"msg":"started"/)) as { port: number }).port

it('the program runs on a server: begins it, answers, lets no second one in, and leaves in order', async () => {
  const who = await operator()
  onTestFinished(() => who.leave())
  const on = { DATABASE_URL: freshDatabase("template template0 encoding 'UTF8' locale 'C'") }
  const started = who.starts([], on)
  const port = await portOf(started)
  expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('ok')
  await who.emulator.subscribe(`http://127.0.0.1:${port}/webhook/feishu`)
  const answered = new Promise<void>((resolve) => {
    const stop = who.emulator.onChange(() => {
      if (!who.emulator.messages().some(({ sender }) => sender.type === 'app')) return
      stop()
      resolve()
    })
  })
  await who.emulator.person('张工（虚构）').says('帮助')
  await answered
  const second = await who.run(['start'], on)
  expect([second.code, second.err]).toEqual([
    1,
    expect.stringContaining('已有一个 lianzhang 正在使用数据库 postgres://'),
  ])
  expect((await who.run(['backup'], on)).out).toMatch(/已备份：.*\.dump/)
  expect((await who.run(['jobs'], on)).out).toContain('数据备份')

  started.child.kill('SIGTERM')
  expect((await started.ended).code).toBe(0)
})
