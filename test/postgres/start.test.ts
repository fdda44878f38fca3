import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { operator, type Started } from '../ops/operator.ts'
import { freshDatabase } from './server.ts'

const portOf = async (started: Started): Promise<number> =>
  (JSON.parse(await started.line(/"msg":"started"/)) as { port: number }).port

it('the program runs on a server: begins it, answers, shares it with a second one, and leaves in order', async () => {
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
  const second = who.starts([], on)
  await portOf(second)
  const status = await who.run(['status'], on)
  expect([status.code, status.out.match(/^ {2}[主备] {2}/gm)]).toEqual([0, ['  主  ', '  备  ']])
  expect(JSON.parse((await who.run(['status', '--json'], on)).out)).toMatchObject({
    runs: true,
    running: [
      { pid: started.child.pid, leads: true },
      { pid: second.child.pid, leads: false },
    ],
    writers: { waiting: 0 },
  })
  // In a rolling upgrade it is done beside those of the former version.
  expect((await who.run(['migrate'], on)).out).toContain('数据库已是本版本')
  const health = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect(await health.text()).toMatch(/^bot_leader 1$[\s\S]*^bot_replicas 2$/m)
  expect((await who.run(['backup'], on)).out).toMatch(/已备份：.*\.dump/)
  expect((await who.run(['jobs'], on)).out).toContain('数据备份')

  started.child.kill('SIGTERM')
  expect((await started.ended).code).toBe(0)
  await expect.poll(async () => (await who.run(['status'], on)).out, { timeout: 20_000 }).toContain(`  主  `)
  second.child.kill('SIGTERM')
  expect((await second.ended).code).toBe(0)
  const left = await who.run(['status'], on)
  expect([left.code, left.out]).toEqual([1, expect.stringContaining('没有副本在运行。')])
})

it('two that begin an empty database in the same moment begin it once, and both serve', async () => {
  const who = await operator()
  onTestFinished(() => who.leave())
  const on = { DATABASE_URL: freshDatabase("template template0 encoding 'UTF8' locale 'C'") }
  const both = [who.starts([], on), who.starts([], on)]
  for (const port of await Promise.all(both.map(portOf)))
    expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('ok')
  const { running } = JSON.parse((await who.run(['status', '--json'], on)).out) as { running: { leads: boolean }[] }
  expect(running.map(({ leads }) => leads).sort()).toEqual([false, true])
  for (const { child } of both) child.kill('SIGTERM')
  expect((await Promise.all(both.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0])
})

it('a database that cannot be worked with ends the start, with nothing left that holds it', async () => {
  const who = await operator()
  onTestFinished(() => who.leave())
  const DATABASE_URL = freshDatabase(
    "template template0 encoding 'UTF8' locale_provider icu icu_locale 'en' locale 'C'",
  )
  const ended = await who.run(['start'], { DATABASE_URL })
  expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('排序规则是 ICU en')])
})

it('a start loads the driver of its own database, and never the other one', async () => {
  const who = await operator()
  onTestFinished(() => who.leave())
  const loaded = async (env: Record<string, string>): Promise<string[]> => {
    const folder = mkdtempSync(join(who.folder, 'v8-'))
    const started = who.starts([], { ...env, NODE_V8_COVERAGE: folder })
    await portOf(started)
    started.child.kill('SIGTERM')
    expect((await started.ended).code).toBe(0)
    const scripts = readdirSync(folder).flatMap(
      (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] }).result,
    )
    return ['better-sqlite3', 'pg'].filter((driver) =>
      scripts.some(({ url }) => url.includes(`/node_modules/${driver}/`)),
    )
  }
  expect(await loaded({})).toEqual(['better-sqlite3'])
  expect(await loaded({ DATABASE_URL: freshDatabase("template template0 encoding 'UTF8' locale 'C'") })).toEqual(['pg'])
})
