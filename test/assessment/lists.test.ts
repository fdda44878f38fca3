import { expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { openTown } from '../support/town.ts'

it('counts projects, titles, lists and documents of the chain once they are kept, and not before', async () => {
  const town = await openTown('09-03 10:00')
  const { 张工, 吴工 } = town
  const before = await 张工.says('考核')
  for (const missing of ['企业称号未登记，未计分', '重点项目清单未登记，未计分', '“1155+N”清单未登记，未计分'])
    expect(before).toContain(missing)
  await 张工.says('L12 新增')
  await 张工.lastCard().clicks('create', { name: '示例航天装备项目', total: '5000', year_plan: '1000', done: '500' })
  await 吴工.says('加称号 企业1')
  await 吴工.lastCard().clicks('honour', { name: '专精特新', on: '2026-06-01' })
  const sheet = await 张工.says('考核')
  expect(sheet).toContain('计划 1000 万元，完成 500 万元')
  expect(sheet).toContain('共 19 项，齐全有效 1 项：1÷19×8＝0.42')
  expect(sheet).toContain('失分的：目标、L01、L02、L03、L04等 18 件')
  expect(sheet).toContain('新获称号 1 个：1×2＝2.0')
  // 30 days later nobody has looked at the list again: it is there and stale.
  await town.at('10-05 09:00')
  expect(await 张工.says('考核')).toContain('齐全有效 0 项')
})

it('takes a project of which nobody has said what is done for no 0', async () => {
  const town = await openTown('09-03 10:00')
  const { 张工 } = town
  await 张工.says('L12 新增')
  await 张工.lastCard().clicks('create', { name: '示例项目一', total: '5000', year_plan: '1000' })
  expect(await 张工.says('考核')).toContain('1 个项目没有填这一年的完成数，未计分')
  await 张工.says('L12 新增')
  await 张工.lastCard().clicks('create', { name: '示例项目二', total: '5000', year_plan: '1000', done: '500' })
  expect(await 张工.says('考核')).toMatch(/计划 1000 万元，完成 500 万元.*得 7\.\d+；另有 1 个项目没有填/u)
})

it('counts a document of the year as 体检 does: a yearly one by the day it was issued where no year was said, 实施细则 once', async () => {
  const town = await openTown('09-03 10:00')
  const { 张工 } = town
  const files = async (type: string, more: Record<string, string>) => {
    await 张工.says('文件 新增')
    const doc = { type, title: `示例${type}`, unit: '区投资商务局（演示）', link: '示例发〔2025〕1号' }
    await 张工.lastCard().clicks('create', { ...doc, ...more })
  }
  await files('年度工作方案', { on: '2025-03-10' })
  expect(await 张工.says('体检')).toContain('一套工作方案 待核')
  expect(await 张工.says('考核')).toContain('齐全有效 0 项')
  await files('实施细则', { on: '2024-05-10', year: '2024' })
  expect(await 张工.says('考核')).toContain('齐全有效 1 项')
})

it('says of a year that is over what stood on its last day, whatever has come since', async () => {
  const town = await openTown('12-28 09:00')
  const { 张工, 吴工 } = town
  await 张工.says('L12 新增')
  await 张工.lastCard().clicks('create', { name: '示例项目一', total: '5000', year_plan: '1000', done: '300' })
  const red = '计划 1000 万元，完成 300 万元，时间过了 100%，红灯 1 个，各扣 1：得 2.0'
  await town.at('12-31 18:00')
  expect(await 张工.says('考核 航天 2026')).toContain(red)
  await town.at('2027-01-06 09:00')
  await 吴工.says('出链 企业1 航天 2027-01-05')
  rawOf(town.stage.database).exec("update chain set since = '2027-01-04' where id = 'textile'")
  const sheet = await 张工.says('考核 航天 2026')
  expect(sheet).toContain(red)
  expect(sheet).toContain('链上企业 5 户')
  const all = await 吴工.says('考核 2026')
  expect(all).toContain('航天产业链')
  expect(all, 'it began after that year').not.toContain('新型纺织产业链')
})
