import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { mainProgram } from '../support/programs.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

const killedBot = async () => {
  const bot = who.starts()
  await bot.line(/"msg":"started"/)
  bot.child.kill('SIGKILL')
  await bot.ended
}

/** Another twenty changes, each stored and in the log only, by a process that is killed as well. */
const changes = `
  const db = new (require('better-sqlite3'))(process.argv[1])
  for (let n = 0; n < 20; n++) db.prepare('insert into kv values (?, ?)').run('change-' + n, 'x'.repeat(3000))
  process.kill(process.pid, 'SIGKILL')`
const killedWriter = () => spawnSync(process.execPath, ['-e', changes, who.database])

const bytesOf = () => [who.database, `${who.database}-wal`].map((file) => readFileSync(file).toString('base64'))

describe('damage after a kill', () => {
  it('in the middle of the log is found: nothing starts on the half before it, and no byte is changed', async () => {
    await killedBot()
    killedWriter()
    const log = `${who.database}-wal`
    const sound = readFileSync(log)
    expect(sound.length).toBeGreaterThan(20_000)
    for (const at of [4, 24 + 4_096]) {
      writeFileSync(log, Buffer.from(sound).fill(0xa5, at, at + 20))
      const damaged = bytesOf()
      for (const command of ['start', 'jobs', 'verify']) {
        const { code, out, err } = await who.run([command])
        expect([code, out + err]).toEqual([1, expect.stringMatching(/已损坏/)])
        expect(bytesOf()).toEqual(damaged)
      }
    }
    writeFileSync(log, sound)
    expect((await who.run(['verify'])).code).toBe(0)
  })

  it('of a page is found although the log is sound, and the log is not moved into it', async () => {
    await killedBot()
    await killedBot()
    killedWriter()
    expect(statSync(who.database).size).toBeGreaterThan(8_192)
    writeFileSync(who.database, readFileSync(who.database).fill(0xff, 4_096 * 3, 4_096 * 30))
    const damaged = bytesOf()
    const { code, err } = await who.run(['start'])
    expect([code, err]).toEqual([1, expect.stringMatching(/已损坏.*未做任何改动.*lianzhang restore/)])
    expect(bytesOf()).toEqual(damaged)
  })

  it('is not what a torn last write is: the bot starts with all that was stored', async () => {
    await killedBot()
    killedWriter()
    const log = `${who.database}-wal`
    truncateSync(log, statSync(log).size - 100)
    const bot = who.starts()
    await bot.line(/"msg":"started"/)
    bot.child.kill('SIGTERM')
    expect((await bot.ended).code).toBe(0)
    const database = openDatabase(who.database)
    const stored = database.raw.prepare("select count(*) from kv where key like 'change-%'").pluck().get()
    await database.close()
    expect(stored).toBe(19)
  })
})

describe('what is not damage', () => {
  it('is a driver that is missing, or of another machine: it is called by its name, and no backup is advised', async () => {
    expect((await who.run(['migrate'])).code).toBe(0)
    const before = readFileSync(who.database)
    const program = join(who.folder, 'program')
    cpSync(dirname(mainProgram), join(program, 'dist'), { recursive: true })
    writeFileSync(join(program, 'package.json'), '{"type":"module"}')
    const says = (why: string) => {
      for (const command of ['start', 'jobs', 'verify', 'migrate', 'backup']) {
        const main = join(program, 'dist', 'main.js')
        const { status, stdout, stderr } = spawnSync(process.execPath, [main, command], {
          env: who.env,
          encoding: 'utf8',
        })
        expect([command, status, stdout + stderr]).toEqual([
          command,
          1,
          expect.stringContaining(`SQLite 的驱动在这台机器上用不了（${why}）`),
        ])
        expect(stdout + stderr).not.toMatch(/已损坏|不可写|lianzhang restore/)
      }
    }
    says('MODULE_NOT_FOUND')
    const driver = join(program, 'node_modules', 'better-sqlite3')
    for (const name of ['better-sqlite3/lib', 'better-sqlite3/package.json', 'bindings', 'file-uri-to-path'])
      cpSync(join('node_modules', name), join(program, 'node_modules', name), { recursive: true, dereference: true })
    says('没有编译好')
    mkdirSync(join(driver, 'build', 'Release'), { recursive: true })
    writeFileSync(join(driver, 'build', 'Release', 'better_sqlite3.node'), 'of another machine')
    says('ERR_DLOPEN_FAILED')
    expect(readFileSync(who.database)).toEqual(before)
  })
})
