import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage } from '../../scripts/stage.ts'
import { takeBackup } from '../../src/db/sqlite/backup.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

/** A database of a few days in which one chain has filed, and a backup of it. @returns the backup. */
const backedUp = async (): Promise<string> => {
  const stage = await openStage({ databaseFile: who.database, start: '2026-08-31T00:30:00.000Z' })
  await stage.moveTo('2026-09-02T07:00:00.000Z')
  const 张工 = stage.emulator.person('张工（虚构）')
  await 张工.clicks(张工.sees().at(-1)?.message_id ?? '', 'submit', {
    progress: '示范线完成设备招标',
    next_plan: '签订合同',
    ask_level: 'none',
    risk: 'none',
  })
  await stage.close()
  const folder = who.env.BACKUP_DIR ?? ''
  const { file } = await takeBackup(who.database, folder, new Date().toISOString())
  return join(folder, file)
}
const contentOf = async (file: string) => {
  const database = openDatabase(file)
  const found = database.raw.prepare('select content from revision').pluck().all()
  await database.close()
  return JSON.stringify(found)
}
const asides = () =>
  readdirSync(dirname(who.database))
    .filter((name) => name.includes('before-restore'))
    .map((name) => join(dirname(who.database), name))

describe('a backup', () => {
  it('in which a bit has flipped is not restored as sound, with its manifest, with a damaged one, or without', async () => {
    const backup = await backedUp()
    const bytes = readFileSync(backup)
    // A letter inside of a stored report: no check of the structure sees it.
    const at = bytes.indexOf('示范线完成设备招标')
    expect(at).toBeGreaterThan(0)
    writeFileSync(backup, bytes.fill(bytes.readUInt8(at + 2) ^ 1, at + 2, at + 3))
    const manifest = readFileSync(`${backup}.json`, 'utf8')
    const database = readFileSync(who.database)
    const restore = async (...more: string[]) => {
      const { code, out, err } = await who.run(['restore', backup, ...more])
      return [code, out + err] as const
    }
    expect(await restore()).toEqual([1, expect.stringContaining('与它的校验值不符')])
    for (const [json, why] of [
      [manifest.replace(/"sha256": ".{5}/, '"sha256": "\u0000'), '读不出来'],
      [manifest.slice(0, 80), '读不出来'],
      [undefined, '没有清单'],
    ] as const) {
      if (json === undefined) rmSync(`${backup}.json`)
      else writeFileSync(`${backup}.json`, json)
      const [code, words] = await restore()
      expect([code, words]).toEqual([1, expect.stringMatching(/只查出结构没有问题.*没有恢复.*--without-manifest/)])
      expect(words).toContain(why)
      expect(words).not.toContain('完好')
      expect(readFileSync(who.database).equals(database)).toBe(true)
      const verified = await who.run(['verify'])
      expect(verified.code).toBe(json === undefined ? 0 : 1)
      expect(verified.out).toMatch(/[✗·] 备份 .*无法核对/)
    }
    expect(asides()).toEqual([])
    const [code, words] = await restore('--without-manifest')
    expect([code, words]).toEqual([0, expect.stringContaining('已恢复：填报 1 份')])
    expect(words).not.toContain('完好')
  })

  it('whose manifest tells of other figures is not restored', async () => {
    const backup = await backedUp()
    const manifest = readFileSync(`${backup}.json`, 'utf8')
    writeFileSync(`${backup}.json`, manifest.replace('"revisions": 1', '"revisions": 2'))
    const { code, err } = await who.run(['restore', backup])
    expect([code, err]).toEqual([1, expect.stringContaining('对不上')])
  })
})

describe('what was set aside by a restore', () => {
  it('has a manifest, and can be gone back to', async () => {
    const backup = await backedUp()
    const stage = await openStage({ databaseFile: who.database, start: '2026-09-02T08:00:00.000Z' })
    const 王工 = stage.emulator.person('王工（虚构）')
    await 王工.says('周报')
    await stage.settle()
    await 王工.clicks(王工.sees().at(-1)?.message_id ?? '', 'submit', {
      progress: '陶瓷基进展',
      next_plan: '签订合同',
      ask_level: 'none',
      risk: 'none',
    })
    await stage.close()
    const before = await contentOf(who.database)
    expect(before).toContain('陶瓷基进展')

    const restored = await who.run(['restore', backup])
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('填报 1 份')])
    expect(await contentOf(who.database)).not.toContain('陶瓷基进展')
    const [aside = '', manifest = '', ...rest] = asides()
    expect([manifest, rest]).toEqual([`${aside}.json`, []])
    expect(restored.out).toContain(`lianzhang restore ${aside}`)

    const back = await who.run(['restore', aside])
    expect([back.code, back.out, back.err]).toEqual([
      0,
      expect.stringContaining('填报 2 份'),
      expect.stringContaining('备份完好'),
    ])
    expect(await contentOf(who.database)).toBe(before)
  })

  it('and is damaged is kept as it is, without a manifest', async () => {
    const backup = await backedUp()
    const bytes = readFileSync(who.database).fill(0xa5, 4_096 * 3, 4_096 * 20)
    writeFileSync(who.database, bytes)
    const restored = await who.run(['restore', backup])
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('原来的数据库不完好')])
    const [aside = '', ...rest] = asides()
    expect(rest).toEqual([])
    expect(readFileSync(aside).equals(bytes)).toBe(true)
  })

  it('is named in the log beside it: a database that was only copied is restored with its newest changes', async () => {
    await backedUp()
    const copy = join(who.folder, 'copied.db')
    const database = openDatabase(who.database)
    database.raw.prepare(`insert into kv values ('newest', 'change')`).run()
    for (const part of ['', '-wal']) copyFileSync(`${who.database}${part}`, `${copy}${part}`)
    await database.close()
    const restored = await who.run(['restore', copy, '--without-manifest'])
    expect(restored.code).toBe(0)
    const after = openDatabase(who.database)
    expect(after.raw.prepare(`select value from kv where key = 'newest'`).pluck().get()).toBe('change')
    await after.close()
  })
})

describe('lianzhang run', () => {
  it('does not repeat what fell due in the time that a restore has lost', async () => {
    const backup = await backedUp()
    await who.run(['restore', backup])
    // The first round writes down what was lost.
    const started = who.starts()
    await started.line(/"msg":"started"/)
    await expect
      .poll(async () => JSON.parse((await who.run(['jobs', '--json'])).out).last.length, { timeout: 30_000 })
      .toBeGreaterThan(5)
    started.child.kill('SIGTERM')
    await started.ended
    const refused = await who.run(['run', 'digest-chief', '--period', '2026-W36'])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('可能已经发过')])
    expect((await who.run(['run', 'lock', '--period', '2026-W36'])).code).toBe(0)
  })
})

describe('a database', () => {
  it('that is gone beside its backups is not begun anew without a word', async () => {
    const backup = await backedUp()
    renameSync(who.database, join(who.folder, 'moved.db'))
    for (const command of ['start', 'check']) {
      const { code, out, err } = await who.run([command])
      expect([command, code, out + err]).toEqual([
        command,
        1,
        expect.stringMatching(/不见了.*备份.*lianzhang restore.*lianzhang start --new/),
      ])
      expect(readdirSync(dirname(who.database)).filter((name) => name === 'lianzhang.db')).toEqual([])
    }
    expect((await who.run(['restore', backup])).code).toBe(0)
    expect(await contentOf(who.database)).toContain('示范线完成设备招标')
  })

  it('of no bytes is not used, by any command, and its log is not thrown away; it is begun anew when that is asked for', async () => {
    await backedUp()
    const log = `${who.database}-wal`
    writeFileSync(who.database, '')
    writeFileSync(log, 'what is left of the last hour')
    for (const command of ['start', 'check', 'verify', 'jobs']) {
      const { code, out, err } = await who.run([command])
      expect([command, code, out + err]).toEqual([command, 1, expect.stringMatching(/是空的（0 字节）/)])
      expect(readFileSync(who.database).length).toBe(0)
      expect(readFileSync(log, 'utf8')).toBe('what is left of the last hour')
    }
    const started = who.starts(['--new'])
    await started.line(/"msg":"started"/)
    started.child.kill('SIGTERM')
    expect((await started.ended).code).toBe(0)
    expect(await contentOf(who.database)).toBe('[]')
    const kept = readdirSync(dirname(who.database)).find((name) => name.includes('before-new'))
    expect(readFileSync(join(dirname(who.database), kept ?? ''), 'utf8')).toBe('what is left of the last hour')
    const full = await who.run(['migrate', '--new'])
    expect([full.code, full.err]).toEqual([1, expect.stringContaining('里有数据，没有动它')])
  })
})
