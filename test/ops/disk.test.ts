import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { troubleWords } from '../../src/db/disk-trouble.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { mainProgram } from '../support/programs.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

const created = async (): Promise<void> => {
  const database = openDatabase(who.database)
  await migrate(database)
  await database.close()
}

/** Root may read and write anywhere, unless it gives that up. */
const bound = (command: string[]) => {
  const isRoot = process.getuid?.() === 0
  const [program = '', ...args] = [
    ...(isRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []),
    process.execPath,
    ...[mainProgram, ...command],
  ]
  const { status, stdout, stderr } = spawnSync(program, args, { env: who.env, encoding: 'utf8' })
  return { code: status, said: `${stdout}${stderr}` }
}

describe('a database that cannot be read or written', () => {
  it('because its folder is read-only is not called damaged, by any command, and no backup is advised', async () => {
    await created()
    const folder = dirname(who.database)
    writeFileSync(`${who.database}.lock`, '')
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444)
    chmodSync(folder, 0o555)
    try {
      for (const command of [['start'], ['jobs'], ['verify']]) {
        const { code, said } = bound(command)
        expect([command, code, said]).toEqual([command, 1, expect.stringMatching(/只能读、不能写.*不要恢复备份/)])
        expect(said).not.toContain('损坏（')
        expect(said).not.toContain('lianzhang restore')
      }
    } finally {
      chmodSync(folder, 0o755)
    }
  })

  it('because the file may not be read is told so, and is not taken for a running bot', async () => {
    await created()
    chmodSync(who.database, 0o000)
    try {
      const { code, said } = bound(['verify'])
      expect([code, said]).toEqual([1, expect.stringMatching(/打不开.*权限/)])
    } finally {
      chmodSync(who.database, 0o644)
    }
  })

  it('because its folder cannot be entered is not called absent, by any command, and nothing begins anew', async () => {
    await created()
    const folder = dirname(who.database)
    chmodSync(folder, 0o000)
    try {
      for (const command of [['start'], ['jobs'], ['status'], ['verify'], ['claim'], ['backup'], ['migrate']]) {
        const { code, said } = bound(command)
        expect([command, code, said]).toEqual([command, 1, expect.stringMatching(/权限.*不要恢复备份/)])
        expect(said).not.toContain('还没有数据库')
      }
      const { code, said } = bound(['check'])
      expect([code, said]).toEqual([1, expect.stringMatching(/✗ 数据目录：.*✗ 数据库：没有权限/s)])
      expect(said).toMatch(/要先改。\n$/)
    } finally {
      chmodSync(folder, 0o755)
    }
  })

  it('because nobody may write its file is said by check as by a start, with every other line', async () => {
    await created()
    chmodSync(who.database, 0o400)
    expect(bound(['start'])).toMatchObject({ code: 1, said: expect.stringContaining('只能读、不能写') })
    const { code, said } = bound(['check'])
    expect([code, said]).toEqual([1, expect.stringMatching(/✗ 数据库文件：.*lianzhang\.db.*不可写.*✓ 图片/s)])
    expect(said).toMatch(/要先改。\n$/)
  })

  it('because it is a folder is told so, and no lock is left beside that', async () => {
    mkdirSync(who.database, { recursive: true })
    for (const command of ['start', 'jobs', 'check'])
      expect(await who.run([command]), command).toMatchObject({ code: 1 })
    expect((await who.run(['start'])).err).toContain(`${who.database} 是文件夹`)
    expect(readdirSync(dirname(who.database))).toEqual(['lianzhang.db'])
  })

  it.each([
    ['SQLITE_FULL', '磁盘满了'],
    ['ENOSPC', '磁盘满了'],
    ['SQLITE_IOERR_SHMSIZE', '磁盘满了'],
    ['SQLITE_IOERR_READ', '磁盘出错'],
    ['SQLITE_READONLY_DIRECTORY', '只能读、不能写'],
    ['SQLITE_PERM', '没有权限'],
    ['SQLITE_CANTOPEN', '打不开'],
  ])('for %s says %s', (code, words) => {
    expect(troubleWords(code)).toContain(words)
    expect(troubleWords(Object.assign(new Error('x'), { code }))).toBe(troubleWords(code))
  })

  it.each(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_BUSY', 'ERR_WORKER_PATH'])('has no such words for %s', (code) => {
    expect(troubleWords(code)).toBeUndefined()
  })
})

describe('backups that cannot be looked at', () => {
  it('are not called absent, nor sound, and no database is begun beside them', async () => {
    await created()
    expect((await who.run(['backup'])).code).toBe(0)
    const folder = who.env.BACKUP_DIR ?? ''
    const [copy = ''] = readdirSync(folder).filter((name) => name.endsWith('.db'))
    chmodSync(join(folder, copy), 0o000)
    expect(bound(['verify'])).toMatchObject({ code: 1, said: expect.stringContaining(`✗ 备份 ${copy} 没有权限读`) })

    chmodSync(folder, 0o000)
    try {
      for (const command of [['verify'], ['verify', '--deep']]) {
        const { code, said } = bound(command)
        expect([code, said]).toEqual([1, expect.stringMatching(/✓ 数据库完好.*备份没有核对。没有权限使用备份目录/s)])
        expect(said).not.toContain('还没有备份')
      }
      const json = bound(['verify', '--json'])
      expect(JSON.parse(json.said)).toMatchObject({
        ok: false,
        backups: [],
        unseen: expect.stringContaining('备份目录'),
      })
      expect(bound(['check'])).toMatchObject({ code: 1, said: expect.not.stringContaining('还没有备份') })

      rmSync(dirname(who.database), { recursive: true })
      const { code, said } = bound(['start'])
      expect([code, said]).toEqual([1, expect.stringContaining('没有权限使用备份目录')])
      expect(existsSync(who.database)).toBe(false)
    } finally {
      chmodSync(folder, 0o755)
    }
  })
})

/** As on a full disk: no file can grow beyond this. The limit itself is a signal, which is ignored here as a full disk sends none. */
const onSmallDisk = (blocks: number, command: string[]) => {
  const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, mainProgram, ...command], {
    env: who.env,
    encoding: 'utf8',
  })
  return { code: status, said: `${stdout}${stderr}` }
}

describe('a start on a disk that takes no more', () => {
  it('ends with a sentence, wherever it gets stuck, and a later one goes well', async () => {
    mkdirSync(dirname(who.database))
    for (const blocks of [1, 16, 400]) {
      const { code, said } = onSmallDisk(blocks, ['start'])
      expect([blocks, code, said]).toEqual([blocks, 1, expect.stringMatching(/^(磁盘满了|读写.*磁盘出错).*备份。\n$/)])
    }
    const started = who.starts()
    await started.line(/"msg":"started"/)
    started.child.kill('SIGTERM')
    expect((await started.ended).code).toBe(0)
    expect(readFileSync(who.database).length).toBeGreaterThan(0)
  })
})
