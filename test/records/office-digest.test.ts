import { describe, expect, it } from 'vitest'
import { openTown, type Town } from '../support/town.ts'

const raises = async (town: Town, title: string, level: string) => {
  await town.张工.says('问题 航天 新增')
  await town.张工.lastCard().clicks('create', {
    ...{ title, category: '要素', detail: '示例地块水电未接通', proposal: '请区里牵头', level, scope: '本链内' },
  })
}
const digest = (town: Town) => town.group('推进办群').at(-1) ?? ''

describe('the office’s digest', () => {
  it('counts what is the office’s own apart from what lies with chiefs and 领导小组', async () => {
    const town = await openTown('10-16 08:45')
    await raises(town, '请协调示例地块水电', 'chief')
    await raises(town, '请协调示例园区蒸汽', 'office')
    await raises(town, '请研究示例事项', 'leading')
    await town.链长甲.says('批示 航天 请专班摸清用电缺口')
    await town.吴工.says('受理 问题2 推进办')
    await raises(town, '请协调示例园区道路', 'office')
    await town.at('10-19 08:00')
    expect(await town.吴工.says('汇总')).toContain('■ 需推进办办 2：批示待签收1 受理1')
    await town.at('10-23 08:41')
    expect(digest(town)).toMatch(/■ 请链长 2（未定满1周 \d） ?　?■ 请领导小组 1/u)
    expect(digest(town)).toMatch(/■ 变化：.*问题〔新〕4/u)
    expect(digest(town)).not.toMatch(/变化：.*批示/u)
  })

  it('counts matters, and those that nobody has read', async () => {
    const town = await openTown('10-22 09:00')
    await town.张工.says('重大事项 新增')
    await town.张工.lastCard().clicks('create', { at: '8:00', place: '示例链主甲（虚构）', what: '示例装置停产' })
    await town.at('10-23 08:41')
    expect(digest(town)).toContain('■ 重大事项 1（待阅 1）')
    expect(digest(town)).not.toContain('示例装置')
  })
})

it('领导小组 has its cases in the month’s page, with 批示 and 阅', async () => {
  const town = await openTown('10-16 09:00')
  await raises(town, '请研究示例地块规划', 'leading')
  await town.at('11-13 12:00')
  const card = town.组长.inGroup('领导小组群', '请领导小组定')
  expect(card.words()).toMatch(/■ 请领导小组定（1）\n1\. 问题1 航天：请研究示例地块规划。\n［批示］ {2}［阅］/u)
  expect((await card.clicks('ask_instruct_problem_1')).toast).toBe('表单已私信给您')
  await town.组长.lastCard().clicks('instruct', { text: '请区投资商务局研究', unit: '区投资商务局（演示）' })
  expect(town.组长.last()).toContain('批示1 → 任务1 待签收')
})
