import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, postgresPrograms, startPostgres } from '../../scripts/postgres-server.ts'
import { groups } from '../../scripts/town/cast.ts'
import { tooFaint, tooSmall } from './support/measure.ts'
import { clockTo, type OpenDemo, openChat, openDemo, send } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const chiefGroups = [groups.航天群, groups.陶瓷基群, groups.煤化工群, groups.纺织群]

describe('two replicas on the page', () => {
  let server: PostgresServer
  let open: OpenDemo
  beforeAll(async () => {
    server = startPostgres(postgresPrograms() ?? expect.fail('no PostgreSQL'))
    open = await openDemo({ server: server.url() })
  })
  afterAll(async () => {
    await open.close()
    server.stop()
  })
  afterEach(() => {
    expect(open.complaints.splice(0)).toEqual([])
  })

  it('share what people say, and the line shows which of them answered last', async () => {
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    const line = page.getByRole('region', { name: '副本' })
    await line.getByText('两个都收消息，主副本 A 还管定时和发送').waitFor()
    const { replicas } = open.demo.stage
    for (let asked = 1; replicas.facts().some(({ answered }) => answered === 0); asked++) {
      await send(page, '状态')
      await expect.poll(() => replicas.facts().reduce((sum, { answered }) => sum + answered, 0)).toBe(asked)
      const rows = replicas
        .facts()
        .map(({ name, answered, answeredLast }) =>
          [`副本 ${name}`, name === 'A' ? ' 主' : '', ` 答了 ${answered} 次`, answeredLast ? ' · 刚才' : ''].join(''),
        )
      await expect.poll(() => line.locator('li').allTextContents()).toEqual(rows)
    }
    await page.locator('.card h3', { hasText: '报送状态' }).first().waitFor()
  })

  it('let the week go on when the one that leads is stopped, and say nothing twice', async () => {
    const [page, watcher] = [await open.page(), await open.page({ width: 390, dark: true })]
    await openChat(page, open.demo, zhang)
    await openChat(watcher, open.demo, 'ou_demo_c1_chief', groups.航天群)
    await page.getByRole('button', { name: '停掉主副本' }).click()
    for (const one of [page, watcher]) await one.getByText('A 停了，B 接手，这一周照常').waitFor()

    const card = page.locator('.card', { hasText: '航天产业链 · 周四工作动态' })
    await card.locator('[name=progress]').fill('示例链主甲（虚构）完成招标')
    await card.locator('[name=next_plan]').fill('走访示例测控庚（虚构）')
    await card.locator('[data-name=submit]').click()
    await page.locator('.toast', { hasText: '已提交' }).waitFor()
    await clockTo(page, '9月3日（周四）16:00')
    await page.getByRole('button', { name: '启动副本 A' }).click()
    for (const one of [page, watcher]) await one.getByText('两个都收消息，主副本 B 还管定时和发送').waitFor()
    await page.getByRole('button', { name: '停掉主副本' }).click()
    await watcher.getByText('B 停了，A 接手，这一周照常').waitFor()
    await clockTo(page, '9月4日（周五）08:40')
    await watcher.locator('.card', { hasText: '示例链主甲（虚构）完成招标' }).waitFor()
    const digests = (group: string) =>
      open.demo.stage.emulator
        .messages(group)
        .filter(({ msg_type, sender }) => msg_type === 'interactive' && sender.type === 'app')
    expect(chiefGroups.map((group) => digests(group).length)).toEqual([1, 1, 1, 1])
  })

  it('stand in the way of nothing on a phone', async () => {
    for (const dark of [false, true]) {
      const page = await open.page({ width: 360, dark })
      await openChat(page, open.demo, zhang)
      const line = page.getByRole('region', { name: '副本' })
      await line.waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      expect((await line.boundingBox())?.height).toBeLessThan(50)
      expect([...(await tooFaint(page)), ...(await tooSmall(page))]).toEqual([])
    }
  })
})

describe('npm run demo -- --postgres', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-pg-'))
    // The server is somebody else where we are root.
    chmodSync(folder, 0o755)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const env = () => ({ ...process.env, TMPDIR: folder })
  const leftovers = () => readdirSync(folder).filter((name) => /^(lz-pg|lianzhang)-/.test(name))
  const play = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/demo.mjs', '--play', '--until', '2026-W36', ...args],
      { encoding: 'utf8', env: env() },
    )
    expect([stderr, status]).toEqual(['', 0])
    return stdout
  }
  /** Without what only replicas show, and in whatever order the members of the office are told the same thing. */
  const said = (stdout: string): string[] =>
    stdout
      .split('\n')
      .filter((line) => !/副本|步都看到了/u.test(line))
      .sort()

  it('says the same as on one file, though the leader leaves on Thursday, by either transport', () => {
    const alone = said(play())
    for (const transport of ['webhook', 'websocket']) {
      const stdout = play('--postgres', '--transport', transport)
      expect(stdout).toContain('【运维 停掉主副本 A】\n  ✓ 副本 B 接手，这一周照常\n\n── 9月3日（周四）16:00')
      expect(said(stdout)).toEqual(alone)
    }
    expect(leftovers()).toEqual([])
  })

  const started = async (): Promise<ChildProcess> => {
    const running = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', '--port', '0', '--postgres'], {
      env: env(),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let words = ''
    running.stdout.on('data', (piece: Buffer) => {
      words += piece.toString()
    })
    await expect.poll(() => words, { timeout: 120_000 }).toContain('机器人开了两个副本')
    return running
  }
  it.each(['SIGINT', 'SIGKILL'] as const)('leaves no server behind after %s', async (signal) => {
    const running = await started()
    expect(leftovers()).toContainEqual(expect.stringContaining('lz-pg-'))
    const gone = once(running, 'exit')
    running.kill(signal)
    await gone
    await expect.poll(() => leftovers().filter((name) => name.startsWith('lz-pg-'))).toEqual([])
  })
})
