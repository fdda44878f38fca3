import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'

it('体检 says what a chain has, since when and whose, and what nobody has registered', async () => {
  const town = await openTown('10-16 09:00')
  const said = await town.张工.says('体检 航天')
  expect(said).toContain('体检 · 航天产业链')
  expect(said).toContain('一位领导 有 链长甲（演示）')
  expect(said).toContain('推进工作目标 未登记')
  expect(said).toContain('联席调度 未登记')
  expect(said).toContain('L07 可招引企业 未登记')
  expect(said).toContain('“未登记”是这里没有，不等于没做')
})

it('each gap has a button that brings its form, filled with the chain', async () => {
  const town = await openTown('10-16 09:00')
  await town.张工.says('体检 航天')
  const card = town.张工.card('体检 · 航天产业链')
  await card.clicks('new_L04_lists')
  expect(town.张工.last()).toContain('新增L04 · 航天产业链')
})

it('what mechanisms have led to bears witness to them for a quarter', async () => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('批示 航天 请加快')
  await town.张工.says('对接 航天 新增 省专班 10-15 请协调示例指标')
  expect(await town.张工.says('体检')).toMatch(/纵横联动 有 对接1 · 2026年10月16日/u)
  await town.at('2027-01-18 09:00')
  expect(await town.张工.says('体检')).toMatch(/纵横联动 待核 对接2026-1 · 2026年10月16日/u)
})

it('a group reads no 敏感 list and gets no forms; another chain is not shown', async () => {
  const town = await openTown('10-16 09:00')
  const group = await town.张工.says('体检', { in: '航天群', mentions: ['bot'] })
  expect(group).toContain('体检 · 航天产业链')
  expect(group).not.toMatch(/L06|［登记/u)
  expect(await town.王工.says('体检 航天')).not.toContain('体检 · 航天产业链')
})

it('what is owed by March is that of the last year until then', async () => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('文件 航天 新增')
  await town.吴工.lastCard().clicks('create', {
    type: '推进工作目标',
    title: '示例链年度目标',
    year: '2026',
    unit: '区科技工信局（演示）',
    on: '2026-03-02',
    link: '示例文号1',
  })
  expect(await town.张工.says('体检')).toContain('推进工作目标 有 文件1')
  await town.at('2027-01-18 09:00')
  expect(await town.张工.says('体检')).toContain('推进工作目标 有 文件2026-1')
})
