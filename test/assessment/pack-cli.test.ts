import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStage } from '../../scripts/stage.ts'
import { type Operator, operator } from '../ops/operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

it('makes a pack beside a running bot, checks it, and says which file was changed', async () => {
  const stage = await openStage({ databaseFile: who.database, start: '2026-09-07T02:00:00.000Z' })
  const file = join(who.folder, '2026.zip')
  const made = await who.run(['pack', '--year', '2026', '--chain', '航天', '陶瓷基', '--out', file])
  expect(made.code).toBe(0)
  expect(made.out).toContain(`已生成：${file}（6 个文件`)
  expect(made.out).toContain('不要和材料包一起发出去')
  expect(existsSync(join(who.folder, '2026_对照表.xlsx'))).toBe(true)
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(await who.run(['pack', 'verify', file])).toMatchObject({
    code: 0,
    out: expect.stringContaining('完好：6 个文件'),
  })

  const bytes = readFileSync(file)
  const at = bytes.indexOf('年度结果')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
  const changed = await who.run(['pack', 'verify', file])
  expect(changed.code).toBe(1)
  expect(changed.err).toContain('被改动过：01-考核规则.txt')
  await stage.close()
})

it.each([
  [['pack'], 2, '写明年份'],
  [['pack', '--year', '2026', '--chain', '氢能'], 2, '没有这条产业链：氢能'],
  [['pack', '--year', '2031'], 1, '2031年没有考核规则'],
  [['pack', 'verify'], 2, '写上要核对的文件'],
  [['pack', 'verify', 'nowhere.zip'], 1, '不是考核材料包'],
  [['pack', 'make'], 2, '没有这个用法'],
])('says what is wrong: %j', async (words, code, said) => {
  await (await openStage({ databaseFile: who.database, start: '2026-09-07T02:00:00.000Z' })).close()
  const found = await who.run(words)
  expect(found.code).toBe(code)
  expect(found.err).toContain(said)
})
