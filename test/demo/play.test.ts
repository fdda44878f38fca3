import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bystanders } from '../../scripts/demo/cast.ts'
import { playWeek } from '../../scripts/demo/play.ts'
import { serveDemo } from '../../scripts/demo/serve.ts'
import { weekStart } from '../../scripts/demo/week-36.ts'
import { openStage } from '../../scripts/stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const demo = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/demo.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, TZ: 'America/New_York' },
  })

describe('npm run demo -- --play', () => {
  it('plays the week, ends with 0 and leaves nothing behind', () => {
    const { status, stdout, stderr } = demo('--play')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    for (const line of [
      '── 9月2日（周三）15:00',
      '【张工（虚构） 点「提交」】',
      '✗ 本周进展有 4 行，最多 3 行，请合并。',
      '✓ 一键「本周无新增」即报送，记为代报',
      '✓ 周五 08:30 航天产业链摘要发到链长群，一次',
      '航天产业链更正已并入（v2）',
      '步都看到了',
    ])
      expect(stdout).toContain(line)
    expect(stdout).not.toMatch(/undefined|NaN|\[object/)
    expect(readdirSync(folder).filter((name) => name.startsWith('lianzhang-'))).toEqual([])
  })

  it('names the step that was not seen', async () => {
    const stage = await openStage({ databaseFile: join(folder, 'missing.db'), start: weekStart, bystanders })
    const removed = await stage.emulator.removeBot('oc_demo_c2', 'ou_demo_c2_chief')
    expect(removed).toBeDefined()
    await expect(playWeek(stage, () => undefined)).rejects.toThrow(
      '没有看到：周五 08:30 陶瓷基复合材料产业链摘要发到链长群，一次',
    )
    await stage.close()
  })

  it('says what may be asked when it is asked something else', () => {
    const wrong = demo('--nonsense')
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toContain('用法：npm run demo')
    expect(demo('--port', 'x').status).toBe(2)
    expect(demo('--help').stdout).toContain('--play')
  })
})

describe('npm run demo', () => {
  it('takes the next free port when the wanted one is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      }),
    )
    const served = await serveDemo(port)
    expect(Number(new URL(served?.url ?? '').port)).toBeGreaterThan(port)
    await served?.close()
    await new Promise((resolve) => other.close(resolve))
  })
})
