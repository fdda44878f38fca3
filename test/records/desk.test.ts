import { describe, expect, it } from 'vitest'
import { openTown, type Town } from '../support/town.ts'

const raises = async (town: Town, title: string, more: Record<string, unknown> = {}) => {
  await town.张工.says('问题 航天 新增')
  await town.张工.lastCard().clicks('create', {
    ...{
      title,
      category: '要素',
      detail: '示例地块水电未接通',
      proposal: '请区里牵头',
      level: 'chief',
      scope: '本链内',
    },
    ...more,
  })
}

describe('我的', () => {
  it('is empty in one line', async () => {
    const town = await openTown('10-16 09:00')
    expect(await town.链长甲.says('我的')).toMatch(/我的\n+演示数据\n没有要您办的。$/u)
  })

  it('does not say that there is nothing while a 重大事项 waits, nor how many where not all were counted', async () => {
    const town = await openTown('10-16 21:00')
    const { 王工, 吴工 } = town
    await 王工.says('重大事项 陶瓷基 新增 20:30 示例厂区停电')
    await 王工.lastCard().clicks('create', { at: '20:30', place: '示例厂区', what: '示例厂区停电' })
    expect(await 吴工.says('我的')).toContain('重大事项（1）')
    expect(吴工.last()).not.toContain('没有要您办的')
    for (let no = 1; no <= 41; no++) await raises(town, `请协调示例地块第${no}处水电`, { level: 'office' })
    expect(await 吴工.says('我的')).toMatch(/待我定（40 件以上）[\s\S]*项以上没有列出/u)
  })

  it('asks the chief for what lies with the chief, then shows the chief’s own 批示', async () => {
    const town = await openTown('10-16 09:00')
    const { 链长甲, 吴工 } = town
    await raises(town, '请协调示例地块水电')
    await raises(town, '请协调示例园区蒸汽')
    await 链长甲.says('批示 问题1 区投资商务局 10-30 请牵头接通水电')
    const words = await 链长甲.says('我的')
    expect(words).toMatch(/请您定（1）\n问题2 [\s\S]*［批示］\n您的批示（1）\n批示1 请牵头接通水电/u)
    expect((await 链长甲.lastCard().clicks('ask_instruct_problem_2')).toast).toBe('请填写后提交')
    expect(await 吴工.says('我的'), 'what lies with the chief is not the office’s').not.toContain('问题2')
    await 链长甲.says('阅 问题2')
    expect(await 链长甲.says('我的')).not.toContain('请您定')
    expect(await 吴工.says('我的')).toMatch(/待我定（2）[\s\S]*问题2/u)
  })

  it('asks whoever works it for its first step, and for a reply to the 批示', async () => {
    const town = await openTown('10-16 09:00')
    const { 链长甲, 冯工 } = town
    await raises(town, '请协调示例地块水电')
    await 链长甲.says('批示 问题1 区投资商务局 10-30 请牵头接通水电')
    expect(await 冯工.says('我的')).toMatch(/要办的（2）\n任务1 [\s\S]*［签收］\n批示1 [\s\S]*［回复］/u)
    await 冯工.lastCard().clicks('accept_task_1')
    expect(await 冯工.says('我的')).toMatch(/要办的（1）\n批示1 [\s\S]*［回复］/u)
    await 冯工.lastCard().clicks('ask_reply_instruction_1')
    await 冯工.lastCard().clicks('reply', { text: '已到现场' })
    expect(await 冯工.says('我的')).not.toContain('批示1')
  })

  it('asks whoever raised it whether it is solved', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 吴工 } = town
    await raises(town, '请协调示例地块水电', { level: 'office' })
    await 吴工.says('受理 问题1 推进办')
    await 吴工.says('答复 问题1 已解决 水电已接通')
    expect(await 张工.says('我的')).toMatch(/请我确认（1）\n问题1 [\s\S]*［已解决］/u)
    await 张工.lastCard().clicks('solved_problem_1')
    expect(await 张工.says('我的')).not.toContain('请我确认')
    expect(张工.last()).toContain('本月已结 1')
  })

  it('counts what is with others', async () => {
    const town = await openTown('10-16 09:00')
    await raises(town, '请协调示例地块水电')
    await raises(town, '请协调示例园区蒸汽')
    expect(await town.张工.says('我的')).toContain('等别人的 2')
  })

  it('has eight rows in all, and opens the rest as lists', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工, 张工 } = town
    for (let i = 1; i <= 10; i += 1) await 吴工.says(`交办 航天 专班 10-17 第${i}件示例任务`)
    const words = await 张工.says('我的')
    expect(words).toContain('要办的（10）')
    expect(words.match(/示例任务/gu)?.length).toBeLessThanOrEqual(8)
    expect(words).toMatch(/还有 \d 项没有列出/u)
    expect(words).toContain('［任务 10］')
    expect((await 张工.lastCard().clicks('show_mine_task')).words).toContain('在办 10')
  })
})
