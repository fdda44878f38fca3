import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage } from '../../scripts/stage.ts'
import { rawOf } from '../support/raw.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

/** A database as the bot leaves it after a few days: one chain has filed, the chiefs' groups have their digests. */
const filedWeek = async () => {
  const stage = await openStage({ databaseFile: who.database, start: '2026-08-31T00:30:00.000Z' })
  await stage.moveTo('2026-09-02T07:00:00.000Z')
  const 张工 = stage.emulator.person('张工（虚构）')
  const card = 张工.sees().at(-1)
  await 张工.clicks(card?.message_id ?? '', 'submit', { progress: '示范线完成设备招标', next_plan: '签订合同' })
  await stage.moveTo('2026-09-03T02:00:00.000Z')
  await stage.close()
}

describe('the operator commands', () => {
  it('say how they are used, and put usage errors into Chinese with exit code 2', async () => {
    const help = await who.run(['--help'])
    expect(help.code).toBe(0)
    for (const word of ['用法：', 'start', 'check', 'apply', 'migrate', 'jobs', 'run', 'backup', 'restore', 'verify'])
      expect(help.out).toContain(word)
    const wrong = await who.run(['strat'])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('您是不是要 start')
    expect((await who.run(['apply'])).code).toBe(2)
  })

  it('apply reports every fault of a district file with line and column and changes nothing', async () => {
    await filedWeek()
    const file = join(who.folder, 'wrong.yaml')
    writeFileSync(file, 'district: 示例区\nchains:\n  - id: A B\n    name: 航天\n    chef: { name: 甲 }\n')
    const refused = await who.run(['apply', file])
    expect(refused.code).toBe(2)
    expect(refused.err.match(/wrong\.yaml:\d+:\d+ /g)?.length).toBeGreaterThan(2)
    expect((await who.run(['apply', 'districts/demo.yaml', '--dry-run'])).out).toContain('没有变化')
    const changed = join(who.folder, 'changed.yaml')
    writeFileSync(changed, readFileSync('districts/demo.yaml', 'utf8').replace('链长甲（演示）', '链长新（演示）'))
    const dry = await who.run(['apply', changed, '--dry-run', '--json'])
    expect(JSON.parse(dry.out)).toMatchObject({ applied: false })
    const applied = await who.run(['apply', changed])
    expect(applied.out).toContain('链长：航天产业链 由 链长新（演示） 担任')
    expect((await who.run(['apply', changed])).out).toContain('没有变化')
  })

  it('backs up, verifies, and restores what was filed without sending it again', async () => {
    await filedWeek()
    expect((await who.run(['backup'])).out).toContain('填报 1 份')
    const [backup = ''] = readdirSync(who.env.BACKUP_DIR ?? '').filter((name) => name.endsWith('.db'))
    const verified = await who.run(['verify', '--json'])
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, counts: { revisions: 1 }, backups: [{ state: 'ok' }] })

    const restored = await who.run(['restore', join(who.env.BACKUP_DIR ?? '', backup)])
    expect(restored).toMatchObject({ code: 0 })
    expect(restored.out).toContain('填报 1 份')
    expect(readdirSync(join(who.database, '..')).some((name) => name.includes('before-restore'))).toBe(true)
    const jobs = await who.run(['jobs', '--json'])
    expect(JSON.parse(jobs.out).last.every((run: { state: string }) => run.state !== 'due')).toBe(true)

    const said = () => JSON.stringify(who.emulator.messages().map(({ content }) => content))
    const told = new Promise<void>((resolve) => {
      const stop = who.emulator.onChange(() => {
        if (!said().includes('数据已恢复到')) return
        stop()
        resolve()
      })
    })
    const started = who.starts()
    await told
    started.child.kill('SIGTERM')
    await started.ended
    expect(said()).not.toContain('工作动态摘要')
  })

  it('finds damage in the database and in a backup, refuses to go on and changes no byte', async () => {
    await filedWeek()
    await who.run(['backup'])
    const folder = who.env.BACKUP_DIR ?? ''
    const [backup = ''] = readdirSync(folder).filter((name) => name.endsWith('.db'))
    const damage = (file: string, at: number) => {
      const bytes = readFileSync(file)
      bytes.fill(0xa5, at, at + 600)
      writeFileSync(file, bytes)
      return bytes
    }
    damage(join(folder, backup), 40_000)
    const refused = await who.run(['restore', join(folder, backup)])
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('校验值')

    for (const at of [0, 4_096 * 3]) {
      const bytes = damage(who.database, at)
      const verified = await who.run(['verify'])
      expect(verified.code).toBe(1)
      const started = await who.run(['start'])
      expect(started.code).toBe(1)
      expect(started.err).toContain('已损坏')
      expect(readFileSync(who.database).equals(bytes)).toBe(true)
    }
  })

  it('does not start on a damaged log, which holds reports that were accepted', async () => {
    const stage = await openStage({ databaseFile: who.database, start: '2026-08-31T00:30:00.000Z' })
    await stage.moveTo('2026-09-02T07:00:00.000Z')
    // As a kill leaves it: the newest commits are in the log only.
    const copy = join(who.folder, 'killed', 'lianzhang.db')
    mkdirSync(join(who.folder, 'killed'))
    for (const part of ['', '-wal']) writeFileSync(`${copy}${part}`, readFileSync(`${who.database}${part}`))
    await stage.close()
    const bytes = readFileSync(`${copy}-wal`)
    expect(bytes.length).toBeGreaterThan(20_000)
    bytes.fill(0xa5, 9_000, 9_600)
    writeFileSync(`${copy}-wal`, bytes)
    for (const command of ['start', 'verify']) {
      const refused = await who.run([command], { DATABASE_URL: `file:${copy}` })
      expect(refused.code).toBe(1)
      expect(`${refused.out}${refused.err}`).toContain('损坏')
      expect(readFileSync(`${copy}-wal`).equals(bytes)).toBe(true)
    }
  })

  it('refuses a database of a newer version and a folder that cannot be written', async () => {
    await filedWeek()
    const stage = await openStage({ databaseFile: who.database, start: '2026-09-03T02:00:00.000Z' })
    rawOf(stage.database).exec(`insert into migration values ('9999-later', '2030-01-01')`)
    await stage.close()
    const newer = await who.run(['start'])
    expect(newer.code).toBe(1)
    expect(newer.err).toContain('更新版本')
    // Root may write anywhere: a file in the folder's place is refused to everyone.
    mkdirSync(join(who.folder, 'elsewhere'))
    writeFileSync(join(who.folder, 'elsewhere', 'data'), '')
    const blocked = await who.run(['start'], { DATABASE_URL: `file:${who.folder}/elsewhere/data/lianzhang.db` })
    expect(blocked.code).toBe(1)
    expect(blocked.err).toContain('不可写')
    expect(existsSync(join(who.folder, 'elsewhere', 'data', 'lianzhang.db'))).toBe(false)
  })

  it('check ticks what is right and tells what to do about the rest', async () => {
    const fine = await who.run(['check'])
    expect(fine.out).toContain('✓ 飞书凭证：可用')
    expect(fine.out).toContain('✓ 群：航天产业链链长群')
    expect(fine.out).toContain('✓ 图片：能画中文')
    expect(fine.out).toContain('可以启动')
    expect(fine.code).toBe(0)
    who.emulator.removeBot('oc_demo_c1', '吴工（虚构）').catch(() => undefined)
    const wrong = await who.run(['check', '--json'], { FEISHU_APP_SECRET: 'wrong' })
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.out)).toContainEqual(expect.objectContaining({ what: '飞书凭证', state: 'wrong' }))
  })
})
