import { describe, expect, it } from 'vitest'
import { filesMonth } from '../support/months.ts'
import { openTown, type Town } from '../support/town.ts'

/** All firms, places and people are fictional. */
const unit = '区投资商务局（演示）'
const page = (town: Town, month = '10月') =>
  town
    .group('领导小组群')
    .filter((text) => text.includes(`领导小组月报 · ${month}`))
    .at(-1) ?? ''

const fills = async (town: Town, words: string, values: Record<string, unknown>) => {
  await town.吴工.says(words)
  return town.吴工.lastCard().clicks('create', values)
}
/** A meeting whose decisions are tasks of these days. */
const decides = async (town: Town, days: readonly (string | undefined)[]) => {
  const meeting = { type: '推进办调度会', on: '2026-10-20', time: '9:00', host: '周主任', invited: [unit] }
  await fills(town, '会议 新增', meeting)
  await town.吴工.says('改议题 会议1')
  await town.吴工.lastCard().clicks('agenda', { extra: days.map((_, i) => `示例议题${i + 1}`).join('\n') })
  for (const [i, task_due] of days.entries()) {
    await town.吴工.says('记决定 会议1')
    const decision = { item: `示例议题${i + 1}`, decision: `办好示例事项${i + 1}` }
    await town.吴工.lastCard().clicks('decide', { ...decision, ...(task_due && { task_unit: unit, task_due }) })
  }
  await town.吴工.says('印发 会议1')
  await town.吴工.lastCard().clicks('issue')
}
const finishes = async (town: Town, no: number) => {
  await town.冯工.says(`签收 任务${no}`)
  await town.冯工.says(`办结 任务${no} 示例事项已经办完`)
}
const closes = async (town: Town, no: number) => {
  await town.吴工.says(`销号 任务${no}`)
  await town.吴工.lastCard().clicks('close')
}
const experience = {
  title: '示例链主甲以商招商补齐示例环节',
  category: '补链',
  how: '列出缺口\n上门对接',
  effect: '9月底新增配套企业 3 户',
  public: '否',
}
const adopts = async (town: Town, no: number, title: string) => {
  await town.张工.says('经验 新增')
  await town.张工.lastCard().clicks('create', { ...experience, title })
  await town.吴工.says(`采用 经验${no}`)
  await town.吴工.lastCard().clicks('adopt')
}
const reports = async (town: Town, place: string) => {
  await town.张工.says('重大事项 新增')
  await town.张工.lastCard().clicks('create', { at: '8:00', place, what: '示例装置停产' })
}

describe('the month’s page of 领导小组', () => {
  it('counts decisions due in the month, matters and adopted experience, and names neither a firm nor a person', async () => {
    const town = await openTown('10-20 10:00')
    const { 吴工, 郑工, 张工 } = town
    // The third has no unit, the fourth is due in another month: neither is a task that was due.
    await decides(town, ['2026-10-26', '2026-10-28', undefined])
    await 吴工.says('交办 航天 区投资商务局 10-27 不是会议定的示例任务')
    await finishes(town, 1)
    await finishes(town, 2)
    await closes(town, 1)
    await reports(town, '示例材料乙')
    await 吴工.says('已阅 重大事项1')
    await 张工.says('终报 重大事项1 已全部恢复')
    await 郑工.says('办结 重大事项1 停产')
    await adopts(town, 1, experience.title)
    await town.at('11-02 09:30')
    for (const line of [
      '■ 会议决定 本月到期2，办结1，待销号1\n',
      '■ 重大事项 1，已办结\n',
      '■ 经验采用 1：经验1 某企业以商招商补齐示例环节\n',
    ])
      expect(page(town)).toContain(line)
    expect(page(town)).not.toMatch(/示例链主甲|示例材料乙|张工|冯工|示例装置/u)
  })

  it('says of its own moment, whenever it is drawn anew; what came later is the next page’s', async () => {
    const town = await openTown('10-20 10:00')
    const { 吴工 } = town
    await decides(town, ['2026-10-30', '2026-11-20'])
    await finishes(town, 1)
    await reports(town, '示例地块')
    await 吴工.says('已阅 重大事项1')
    await town.at('11-02 09:30')
    const before = page(town)
    expect(before).toContain('■ 会议决定 本月到期1，办结0，待销号1')
    expect(before).toContain('■ 重大事项 1，未办结')
    expect(before).not.toContain('经验采用')

    await closes(town, 1)
    await finishes(town, 2)
    await closes(town, 2)
    await adopts(town, 1, '示例环节补齐')
    await reports(town, '示例园区')
    await town.at('11-02 10:00')
    expect(await filesMonth(town.张工, { figures: { cutoff: '2026-10-20' } })).toBe('已补报，标注逾期')
    expect(page(town)).toContain('v2')
    for (const line of ['■ 会议决定 本月到期1，办结0，待销号1', '■ 重大事项 1，未办结'])
      expect(page(town)).toContain(line)
    expect(page(town)).not.toContain('经验采用')

    await town.at('11-30 09:30')
    for (const line of ['■ 会议决定 本月到期1，办结1\n', '■ 重大事项 2，未办结', '■ 经验采用 1：经验1 示例环节补齐'])
      expect(page(town, '11月')).toContain(line)
  })

  it('shows what a case was answered in the place of its buttons, and no title that became 敏感', async () => {
    const town = await openTown('10-16 09:00')
    const { 组长, 吴工 } = town
    for (const title of ['请研究示例地块规划', '请研究示例专项资金']) {
      await town.张工.says('问题 航天 新增')
      await town.张工.lastCard().clicks('create', {
        ...{ title, category: '要素', detail: '示例情况', proposal: '请区里牵头', level: 'leading', scope: '本链内' },
      })
    }
    await adopts(town, 1, '示例环节补齐')
    await town.at('11-02 09:30')
    const said = town.groupMessages('领导小组群').length
    const card = 组长.inGroup('领导小组群', '请领导小组定')
    await card.clicks('ask_instruct_problem_1')
    await 组长.lastCard().clicks('instruct', { text: '请区投资商务局研究', unit })
    expect(card.words()).toMatch(/1\. 问题1 航天：请研究示例地块规划。\n领导小组已批示 → 任务1\n2\. 问题2/u)
    for (const words of ['设为敏感 问题2 涉及商业秘密', '设为敏感 经验1 涉及商业秘密']) {
      await 吴工.says(words)
      await 吴工.lastCard().clicks('classify')
    }
    expect(page(town)).toContain('2. 问题2（敏感，私信查看）')
    expect(page(town)).toContain('■ 经验采用 1：经验1（敏感，私信查看）')
    expect(page(town)).not.toMatch(/示例专项资金|示例环节补齐/u)
    expect(page(town)).toContain('v3')
    expect(town.groupMessages('领导小组群')).toHaveLength(said)
  })
})
