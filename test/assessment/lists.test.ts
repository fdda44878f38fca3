import { expect, it } from 'vitest'
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
