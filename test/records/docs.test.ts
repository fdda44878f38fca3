import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { whoMay } from './support/matrix.ts'

const good = {
  type: '政策措施',
  title: '示例政策（虚构）',
  unit: '区投资商务局（演示）',
  on: '2025-10-20',
  link: '示例发〔2025〕1号，存推进办',
}
const given = { ...good, result: '部分落地', text: '示例意见', reason: '写错了', ref: '任务1' }

it('is seen, raised and reviewed by those of the table', async () => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('交办 航天 被关联的示例任务')
  await town.张工.says('文件 新增')
  await town.张工.lastCard().clicks('create', good)
  expect(await whoMay(town, 'doc-2026-1', given)).toEqual({
    sees: 'PBLCUOQGH'.replace('H', ''),
    review: 'LOQ',
    replace: 'PBLOQ',
    end: 'LOQ',
    note: 'PBLUOQ',
    edit: 'POQ',
    assign: 'LOQ',
    relate: 'PBLOQ',
    merge: 'LOQ',
    void: 'POQ',
    classify: 'LOQ',
    nudge: 'LOQ',
  })
  expect(await town.王工.says('文件1')).toBe('没有找到文件1，或者您不能看。')
})

it('what a key chain owes and has not registered stands in the list without a number, for who sees that chain', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 吴工, 王工 } = town
  const first = await 张工.says('文件')
  expect(first).toContain('在办 0　未登记 3')
  for (const row of ['未登记：实施细则', '未登记：2026年年度工作方案', '未登记：2026年推进工作目标'])
    expect(first).toContain(row)
  await 张工.lastCard().clicks('new_doc_aerospace_2')
  await 张工.lastCard().clicks('create', { ...good, type: '年度工作方案', year: '2026', on: '2026-02-20' })
  const second = await 张工.says('文件')
  expect(second).toContain('在办 1　未登记 2')
  expect(second).not.toContain('2026年年度工作方案')
  // Last year's does not do for this one.
  await 张工.says('文件 新增')
  await 张工.lastCard().clicks('create', { ...good, type: '推进工作目标', title: '去年的目标', year: '2025' })
  expect(await 张工.says('文件')).toContain('2026年推进工作目标')
  const all = await 吴工.says('文件')
  expect(all).toContain('在办 2　未登记 11')
  expect(all).toContain('第 1 / 2 页')
  expect((await 吴工.lastCard().clicks('next')).words).toContain('文件1')
  expect(await 王工.says('文件 航天')).not.toContain('未登记')
  expect(await 吴工.says('文件 已结')).not.toContain('未登记')
  expect(await 吴工.says('文件 示例')).not.toContain('未登记')
})

it('before the first of March the year’s documents are not owed yet', async () => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('设置 文件 年度文件 11')
  await town.吴工.lastCard().clicks('confirm')
  expect(await town.张工.says('文件')).toContain('未登记：2025年年度工作方案')
  expect(town.张工.last()).not.toContain('2026年')
})

it('a policy waits for its 评估 a year after it was issued or reviewed, or from the day that was set', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 秦处 } = town
  await 张工.says('文件 新增')
  await 张工.lastCard().clicks('create', good)
  expect(张工.last()).not.toContain('黄灯')
  await town.at('10-20 09:00')
  expect(await 张工.says('为什么 文件1')).toContain('文件1：黄灯，待评估，今天到期')
  expect(秦处.last()).toContain('待评估')
  await 秦处.says('文件1')
  expect((await 秦处.lastCard().clicks('ask_review')).toast).toBe('请填写后提交')
  expect((await 秦处.lastCard().clicks('review', {})).words).toContain('请填落地情况')
  await 秦处.lastCard().clicks('review', { result: '部分落地', text: '还差示例资金', next_on: '2026-10-27' })
  expect(秦处.last()).not.toContain('黄灯')
  expect(秦处.last()).toContain('部分落地')
  await town.at('10-28 09:00')
  expect(await 张工.says('为什么 文件1')).toContain('待评估，已过 1 天')
  expect(await 张工.says('评估 文件1 已落地 都好了')).toContain('您现在的职责不能办这一步。')
})

it('换新版 ends the old one and links the two; 废止 ends it alone; nothing is ended by a form that is not sent', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 吴工 } = town
  await 张工.says('文件 新增')
  await 张工.lastCard().clicks('create', good)
  await 张工.says('换新版 文件1')
  const form = 张工.lastCard()
  expect((await form.clicks('create', { ...good, title: '' })).words).toContain('请填名称')
  expect(await 张工.says('文件1')).toContain('状态：有效')
  await form.clicks('create', { ...good, title: '示例政策修订（虚构）', on: '2026-10-10' })
  expect(form.words()).toContain('换下了：文件1 示例政策（虚构）')
  expect(await 张工.says('文件1')).toContain('状态：已废止')
  expect(张工.last()).toContain('新版：文件2 示例政策修订（虚构）')
  expect(await 张工.says('换新版 文件1')).toContain('文件1现在是「已废止」，不能换新版。')
  expect(await 吴工.says('废止 文件2')).toContain('状态：已废止')
  expect(await 张工.says('文件')).toContain('在办 0')
})
