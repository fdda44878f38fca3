import { expect, it } from 'vitest'
import { secondStep } from '../support/months.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

// A draft belongs to whoever saved it: nobody else can go on with it.

it('a draft of somebody who gave up the post is none: the chain is 未报 and whoever reports now is reminded', async () => {
  const town = await openTown('09-02 14:50')
  const { 张工, 李工, 秦处, 吴工 } = town
  await town.at('09-02 15:00')
  await 张工.fills({ progress: '写了一半' }).savesDraft()
  expect(await 吴工.says('状态')).toContain('航天产业链 … 草稿中')
  await town.changesPost('成员 航天 撤 主报', '张工')
  await town.changesPost('成员 航天 加 主报', '钱工')
  expect(await 吴工.says('状态')).toContain('航天产业链 ○ 未报')
  expect(await 秦处.says('状态')).toContain('航天产业链 ○ 未报')
  await town.at('09-03 10:00')
  expect(town.钱工.last()).toContain('航天产业链第36周工作动态还没有填')
  await town.at('09-03 18:05')
  expect(town.group('推进办群').at(-1)).not.toContain('草稿中')
  await town.at('09-04 08:40')
  expect(town.group('推进办群').at(-1)).toContain('应报 4　已报 0　草稿 0　未报 4　免报 0')
  expect(李工.heard().filter((text) => text.includes('还没有填'))).toEqual([])
})

it('who changes from one post of the chain to another keeps the draft; 月报 as well goes by those who may file', async () => {
  const town = await openTown('09-23 14:50')
  const { 张工, 吴工 } = town
  await secondStep(town)
  await 张工.card(' · 月度进展').clicks('next_points', { points: '写了一半的要点' })
  await town.changesPost('成员 航天 加 备报', '张工')
  await town.changesPost('成员 航天 撤 主报', '张工')
  expect(await 吴工.says('状态 月报')).toContain('航天产业链 … 草稿中')
  await town.changesPost('成员 航天 撤 备报', '张工')
  expect(await 吴工.says('状态 月报')).toContain('航天产业链 ○ 未报')
})

it('the digest counts and names a draft once: 草稿中 and not 未报 as well', async () => {
  const town = await openTown('09-02 14:50')
  const { 张工, 刘工 } = town
  await town.at('09-02 15:00')
  await 刘工.fills(good).submits()
  await 张工.fills({ progress: '写了一半' }).savesDraft()
  await town.at('09-04 08:40')
  const said = town.group('推进办群').at(-1) ?? ''
  expect(said).toContain('应报 4　已报 1　草稿 1　未报 2　免报 0')
  expect(said).toContain('已报的 1 条没有需协调事项，2 条未报，1 条草稿中。')
  expect(said).toContain('■ 未报：陶瓷基复合材料产业链、新型纺织产业链\n■ 草稿中：航天产业链\n')
})
