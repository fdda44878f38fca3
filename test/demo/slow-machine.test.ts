import { spawn, spawnSync } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { playUpTo, playWeeks } from '../../scripts/demo/play.ts'
import { serveDemo } from '../../scripts/demo/serve.ts'
import { firstWeek, weeks } from '../../scripts/demo/weeks.ts'
import { openStage } from '../../scripts/stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-slow-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.useRealTimers())

describe('a machine that has better things to do', () => {
  it('loses no step of the story, though an hour passes in the middle of every request', async () => {
    const stories = weeks.slice(0, 3)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    let requests = 0
    const anHour = () => {
      requests += 1
      vi.advanceTimersByTime(3_600_000)
    }
    subscribe('http.server.request.start', anHour)
    try {
      const stage = await openStage({ databaseFile: join(folder, 'slow.db'), start: firstWeek.opens })
      expect(await playWeeks(stage, stories, () => undefined)).toBeGreaterThan(80)
      await stage.close()
    } finally {
      unsubscribe('http.server.request.start', anHour)
    }
    expect(requests).toBeGreaterThan(200)
  })
})

describe('npm run demo -- --at', () => {
  const [, second = firstWeek, third = firstWeek] = weeks

  it('shows the page where the story broke off, and says where that was', async () => {
    const stage = await openStage({ databaseFile: join(folder, 'broken.db'), start: firstWeek.opens })
    stage.emulator.chat('oc_demo_c2').muted = true
    const told: string[] = []
    const brokeOff = await playUpTo(stage, third, (week, number, of) => told.push(`${week} ${number}/${of}`))
    expect(brokeOff).toContain('9月4日（周五）08:30 没有看到：摘要发到各链长群，各一次')
    expect(stage.clock.now()).toBe(third.opens)
    expect(told).toEqual(['2026-W36 1/2'])
    await stage.close()
  })

  it('answers at its address only when the weeks before are played, so that nobody acts in the middle of them', async () => {
    const port = await freePort()
    const meanwhile: unknown[] = []
    const served = await serveDemo(port, second, () => {
      meanwhile.push(fetch(`http://127.0.0.1:${port}/`).catch(() => 'nobody there'))
    })
    expect(await Promise.all(meanwhile)).toEqual(['nobody there'])
    const { url, brokeOff } = served ?? expect.fail('no port')
    expect(brokeOff).toBeUndefined()
    expect((await fetch(url)).status).toBe(200)
    await served?.close()
  })

  it('takes two ports when two start at once', async () => {
    const port = await freePort()
    const both = await Promise.all([serveDemo(port), serveDemo(port)])
    expect(new Set(both.map((one) => one?.url)).size).toBe(2)
    for (const one of both) await one?.close()
  })
})

describe('a demo that was killed outright', () => {
  const own = () => readdirSync(folder).filter((name) => name.startsWith('lianzhang-'))
  const env = { ...process.env, TMPDIR: folder }
  const demo = (...args: string[]) => ['--import', 'tsx', 'scripts/demo.ts', ...args]

  it('leaves a folder that the next start clears away, and the folder of one that lives stays', async () => {
    const running = spawn(process.execPath, demo('--port', '0'), { env, stdio: ['ignore', 'pipe', 'inherit'] })
    running.stdout.setEncoding('utf8')
    // Read to the end: a pipe that is closed ends whoever writes to it.
    let said = ''
    await new Promise<void>((started) => {
      running.stdout.on('data', (words: string) => {
        said += words
        if (said.includes('演示已启动')) started()
      })
    })
    const [left] = own()
    expect(own()).toHaveLength(1)
    spawnSync(process.execPath, demo('--play', '--until', firstWeek.week), { env })
    expect(own()).toEqual([left])
    running.kill('SIGKILL')
    await once(running, 'exit')
    expect(own()).toEqual([left])
    spawnSync(process.execPath, demo('--play', '--until', firstWeek.week), { env })
    expect(own()).toEqual([])
  })
})

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
