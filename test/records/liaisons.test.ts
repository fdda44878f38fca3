import { expect, it } from 'vitest'
import { good as report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'
import { whoMay } from './support/matrix.ts'

const good = { body: '市专班', title: '请市专班协调示例检测平台', on: '2026-09-10', due: '2026-09-30' }
const given = { ...good, text: '已答复', reason: '写错了', ref: '任务1', unit: '新城' }

it('is seen, raised and answered by those of the table', async () => {
  const town = await openTown('09-14 09:00')
  await town.吴工.says('交办 航天 被关联的示例任务')
  await town.张工.says('对接 新增')
  await town.张工.lastCard().clicks('create', good)
  expect(await whoMay(town, 'liaison-2026-1', given)).toEqual({
    sees: 'PBLCOQG',
    answer: 'PBLOQ',
    to_task: 'PBLOQ',
    note: 'PBLOQ',
    edit: 'POQ',
    assign: 'LOQ',
    relate: 'PBLCOQ',
    merge: 'LOQ',
    void: 'POQ',
    classify: 'LOQ',
    nudge: 'LOQ',
  })
  expect(await town.王工.says('对接1')).toBe('没有找到对接1，或者您不能看。')
})

it('asks once in a chain that has no counterparts, and not in the others', async () => {
  const town = await openTown('09-14 09:00')
  const { 杨工, 张工 } = town
  await 杨工.says('对接 新增')
  const asked = await 杨工.lastCard().clicks('create', good)
  expect(asked.words).toContain('这条链没有省市对口，仍要登记？')
  expect(asked.words).toContain('请市专班协调示例检测平台')
  expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
  expect((await 杨工.lastCard().clicks('still_new', good)).toast).toBe('已新增')
  await 张工.says('对接 新增')
  expect((await 张工.lastCard().clicks('create', good)).toast).toBe('已新增')
})

it('has the light of its day, is answered once, and what they asked of us is a task from above', async () => {
  const town = await openTown('09-14 09:00')
  const { 张工, 秦处 } = town
  await 张工.says('对接 新增')
  await 张工.lastCard().clicks('create', good)
  expect(张工.last()).toContain('绿灯')
  await town.at('10-12 09:00')
  expect(await 张工.says('对接')).toContain('逾期 4 个工作日')
  expect(await 张工.says('转任务 对接1')).toContain('请市专班协调示例检测平台')
  await 张工.says('转任务 对接1 报送示例材料')
  await 张工.lastCard().clicks('create', {})
  expect(张工.last()).toContain('来源 上级')
  expect(await 张工.says('登记回复 对接1 10-11 同意开放检测平台')).toContain('状态：已回复')
  expect(张工.last()).toContain('同意开放检测平台')
  expect(张工.last()).not.toContain('黄灯')
  expect(await 秦处.says('登记回复 对接1 10-11 再来')).toContain('不能登记回复')
})

it('fills 省市对接 of the month’s card; the wording stays the person’s; no sensitive one and no other chain’s', async () => {
  const town = await openTown('09-14 09:00')
  const { 张工, 王工, 吴工 } = town
  for (const [who, title] of [
    [张工, good.title],
    [张工, '请省专班支持示例项目'],
    [张工, '谈一件敏感的事'],
    [王工, '别的链的事'],
  ] as const) {
    await who.says(who === 王工 ? '对接 陶瓷基 新增' : '对接 新增')
    await who.lastCard().clicks('create', { ...good, title })
  }
  await 张工.says('登记回复 对接1 9-12 月底前答复')
  await 吴工.says('设为敏感 对接3 涉及商业秘密')
  await 吴工.lastCard().clicks('classify', { reason: '涉及商业秘密' })
  await town.at('09-23 15:00')
  await 张工.fills(report).submits()
  const card = 张工.card('月度进展')
  await card.clicks('next_points', { points: '示例链主甲（虚构）完成设备招标' })
  const figures = { output: '1.2', cumulative: '9.8', yoy: '无', basis: 'express', cutoff: '2026-09-20' }
  await card.clicks('next_figures', figures)
  await card.clicks('next_moves', { projects: '示例项目开工' })
  const content = () => JSON.stringify(card.message.content)
  expect(content()).toContain(
    '市专班：请市专班协调示例检测平台，9月12日答复：月底前答复（对接1）；市专班：请省专班支持示例项目（对接2）',
  )
  for (const other of ['敏感的事', '别的链的事']) expect(content()).not.toContain(other)
})
