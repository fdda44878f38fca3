import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { sendsFile, workbook } from './support/files.ts'
import { whoMay } from './support/matrix.ts'

const good = {
  on: '2026-10-15',
  who: '链长',
  firms: '示例链主甲（虚构）、示例材料乙（虚构）',
  found: '示例园区配套不足',
  promised: '协调示例地块水电',
}
const given = { ...good, text: '补一句', result: '水电已经接通', reason: '办完了', ref: '任务1', unit: '新城' }

it('is seen, raised and closed by those of the table', async () => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('交办 航天 被关联的示例任务')
  await town.链长甲.says('调研 航天 新增')
  await town.链长甲.lastCard().clicks('create', good)
  expect(town.链长甲.last()).toContain('状态：待闭环')
  expect(town.链长甲.last()).toContain('来源 链长')
  expect(await whoMay(town, 'visit-2026-1', given)).toEqual({
    sees: 'PBLCOQG',
    close: 'PBLOQ',
    to_task: 'PBLOQ',
    to_problem: 'PBLOQ',
    to_request: 'PBLOQ',
    note: 'PBLCOQ',
    edit: 'COQ',
    assign: 'LOQ',
    relate: 'PBLCOQ',
    merge: 'LOQ',
    void: 'COQ',
    classify: 'LOQ',
    nudge: 'LOQ',
  })
  expect(await town.王工.says('调研1')).toBe('没有找到调研1，或者您不能看。')
  await town.吴工.says('调研 区级 新增')
  await town.吴工.lastCard().clicks('create', { ...good, who: '推进办' })
  expect(await whoMay(town, 'visit-2026-2', given)).toMatchObject({ sees: 'OQG', close: 'OQ', to_task: 'OQ' })
  expect(town.吴工.last(), 'nobody is missing where nobody has to be').not.toContain('待指定')
})

it('without a promise it is closed from the beginning', async () => {
  const town = await openTown('10-16 09:00')
  await town.张工.says('调研 新增')
  await town.张工.lastCard().clicks('create', { ...good, promised: '' })
  expect(town.张工.last()).toContain('状态：已闭环')
  expect(await town.张工.says('调研')).not.toContain('调研1')
  expect(await town.张工.says('调研 已结')).toContain('调研1 2026-10-15 链长调研')
})

it('is not closed while what came of it is open, which it names, and then closes with what came of it', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 李工, 吴工, 郑工 } = town
  await 张工.says('调研 新增')
  await 张工.lastCard().clicks('create', good)
  await 张工.says('转任务 调研1 区投资商务局 10-30 接通示例地块水电')
  await 张工.lastCard().clicks('create', { title: '接通示例地块水电' })
  expect(张工.last()).toContain('来源 调研')
  expect(张工.last()).toContain('来自：调研1')
  expect(await 张工.says('闭环 调研1 已经办完了')).toContain('还有没办完的：任务1。')
  await 张工.says('转问题 调研1')
  const problem = {
    title: '示例园区配套不足',
    category: '要素',
    detail: '缺示例检测',
    proposal: '请协调',
    level: 'office',
  }
  await 张工.lastCard().clicks('create', problem)
  expect(张工.last()).toContain('来自：调研1')
  await 李工.says('调研1')
  expect((await 李工.lastCard().clicks('ask_close')).toast).toBe('还有没办完的：问题1、任务1')
  await 吴工.says('撤销 问题1')
  await 吴工.lastCard().clicks('void', { reason: '不算问题' })
  await 张工.says('调研1')
  expect((await 张工.lastCard().clicks('ask_close')).toast).toBe('还有没办完的：任务1')
  await 吴工.says('签收 任务1')
  await 吴工.says('办结 任务1 水电已经接通')
  await 郑工.says('销号 任务1')
  await 郑工.lastCard().clicks('close')
  expect(await 张工.says('闭环 调研1'), 'what was typed before').toContain('已经办完了')
  await 李工.says('闭环 调研1')
  expect(李工.lastCard().words()).toContain('任务1 接通示例地块水电，已销号')
  expect((await 张工.lastCard().clicks('close', { result: '' })).words).toContain('请填办成了什么')
  expect((await 张工.lastCard().clicks('close', { result: '水电已接通' })).words).toContain('状态：已闭环')
  expect(await 李工.says('闭环 调研1 再来一次')).toContain('调研1现在是「已闭环」，不能闭环。')
})

it('is yellow after twenty workdays, and says why', async () => {
  const town = await openTown('10-16 09:00')
  await town.张工.says('调研 新增')
  await town.张工.lastCard().clicks('create', good)
  await town.at('11-13 09:00')
  expect(await town.张工.says('为什么 调研1')).toBe('调研1现在是「待闭环」，不亮灯。')
  await town.at('11-16 09:00')
  expect(await town.张工.says('为什么 调研1')).toBe(
    '调研1：黄灯，21 个工作日没有闭环（超过 20 个工作日没有闭环是黄灯）。',
  )
})

it('takes no day ahead of today’s for granted and asks for what is missing', async () => {
  const town = await openTown('10-16 09:00')
  await town.张工.says('调研 新增')
  const bad = await town.张工.lastCard().clicks('create', { who: '链长', on: '2月30日' }, { force: true })
  expect(bad.words).toContain('没有这一天：2月30日')
  expect(bad.words).toContain('请填发现')
})

it('several come in by a file, each with the title the bot gives it, and the same one twice is one too many', async () => {
  const town = await openTown('10-16 09:00')
  const titles = '编号 产业链 日期 带队 企业、项目或平台 发现 答应办的'.split(' ')
  const row = (on: string, found: string) => [undefined, '航天', on, '链长', undefined, found, undefined]
  const rows = [row('2026-10-12', '示例园区配套不足'), row('2026-10-13', '示例厂房闲置'), row('2026-10-13', '又一次')]
  const said = await sendsFile(town, '吴工', '调研.xlsx', workbook(rows, '调研', titles))
  expect(said).toContain('可导入 2 行，有错 1 行')
  await town.吴工.lastCard().clicks('apply')
  expect(await town.吴工.says('调研 已结')).toContain('调研2 2026-10-13 链长调研')
})
