import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage } from '../../scripts/stage.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { asGbk } from '../support/gbk.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

const demo = readFileSync('districts/demo.yaml', 'utf8').replace('链长甲（演示）', '链长新（演示）')
const write = (name: string, bytes: Buffer | string): string => {
  const file = join(who.folder, name)
  writeFileSync(file, bytes)
  return file
}

describe('a file that is no UTF-8', () => {
  it('is no district file: nothing of it is applied, and the sentence names the encoding and the way out', async () => {
    const stage = await openStage({ databaseFile: who.database, start: '2026-08-31T00:30:00.000Z' })
    await stage.close()
    const chiefs = async () => {
      const database = openDatabase(who.database)
      const names = database.raw.prepare('select name, until from chief_post order by id').all()
      const chains = database.raw.prepare('select name from chain order by position').pluck().all()
      await database.close()
      return JSON.stringify([names, chains])
    }
    const before = await chiefs()
    const spoilt = demo.replace('航天', '\ufffd\ufffd')
    const refused: [string, Buffer | string, RegExp][] = [
      ['gbk.yaml', asGbk(demo), /不是 UTF-8 编码，看起来是 GBK（GB18030）.*另存为 UTF-8/],
      ['utf16.yaml', Buffer.from(`\ufeff${demo}`, 'utf16le'), /不是 UTF-8 编码，看起来是 UTF-16.*另存为 UTF-8/],
      ['spoilt.yaml', spoilt, /第 \d+ 行有乱码（�）.*另存为 UTF-8/],
    ]
    for (const [name, bytes, words] of refused) {
      const file = write(name, bytes)
      for (const command of [['apply', file], ['start'], ['check']]) {
        const { code, out, err } = await who.run(command, { DISTRICT_FILE: file })
        expect([command[0], code, out + err]).toEqual([command[0], 2, expect.stringMatching(words)])
      }
      expect(await chiefs()).toBe(before)
    }
    const marked = await who.run(['apply', write('marked.yaml', `\ufeff${demo}`)])
    expect(marked.out).toContain('链长新（演示） 担任')
  })

  it('is no secret and no settings: a character that was lost makes another secret and another path', async () => {
    const secret = write('secret', Buffer.from(`\ufeff${who.env.FEISHU_APP_SECRET}\r\n`, 'utf16le'))
    const refused = await who.run(['start'], { FEISHU_APP_SECRET_FILE: secret })
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/FEISHU_APP_SECRET_FILE.*UTF-16.*另存为 UTF-8/),
    ])
    expect(refused.err).not.toContain('缺少配置')
    const spoilt = await who.run(['jobs'], { DATABASE_URL: 'file:/数据\ufffd/lianzhang.db' })
    expect([spoilt.code, spoilt.err]).toEqual([2, expect.stringMatching(/DATABASE_URL：有乱码.*UTF-8/)])
  })

  it('is no .env: it is named before anything is read from it, and one with a byte order mark is read', () => {
    const start = (text: Buffer | string) => {
      write('.env', text)
      return spawnSync(process.execPath, [resolve('bin/lianzhang.mjs'), 'backup'], {
        cwd: who.folder,
        env: { PATH: process.env.PATH ?? '' },
        encoding: 'utf8',
      })
    }
    const path = 'DATABASE_URL=file:./数据/lianzhang.db\n'
    expect(start(asGbk(path))).toMatchObject({ status: 2, stderr: expect.stringMatching(/\.env.*另存为 UTF-8/) })
    // The first line counts: it names a database that is not there.
    expect(start(`\ufeff${path}`)).toMatchObject({ status: 1, stderr: expect.stringContaining('./数据/lianzhang.db') })
  })
})
