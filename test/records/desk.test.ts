import { describe, expect, it } from 'vitest'
import { good } from '../support/reports.ts'
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
})

describe('behind each count of 我的', () => {
  const orders = async (town: Town, most: number) => {
    for (let i = 1; i <= most; i += 1) await town.吴工.says(`交办 航天 专班 10-17 第${i}件示例任务`)
  }

  it('stands a list of all of it, page by page, each row opening its record, and the way back', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工 } = town
    await orders(town, 10)
    const words = await 张工.says('我的')
    expect(words.match(/示例任务/gu), 'eight rows in all, one of them a report').toHaveLength(7)
    expect(words).toMatch(/还有 3 项没有列出/u)
    const card = 张工.lastCard()
    const first = await card.clicks('show_mine_work')
    expect(first.words).toMatch(/我的 · 要办的[\s\S]*要办的 10[\s\S]*第 1 \/ 2 页/u)
    expect((await card.clicks('next')).words).toMatch(/第9件示例任务[\s\S]*第10件示例任务/u)
    expect(card.words().match(/示例任务/gu)).toHaveLength(2)
    expect((await card.clicks('open_task_9')).toast).toBe('已私信给您')
    expect(张工.last()).toContain('任务〔2026〕9号')
    expect((await card.clicks('back')).words).toContain('要办的（10）')
  })

  it('has as many rows as it counts, for what is in time, with others and closed', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 吴工 } = town
    await 吴工.says('交办 航天 专班 12-30 不急的示例任务')
    await 张工.says('签收 任务1')
    await raises(town, '请协调示例地块水电')
    await raises(town, '请协调示例园区蒸汽', { level: 'office' })
    await 吴工.says('受理 问题2 推进办')
    await 吴工.says('答复 问题2 已解决 水电已接通')
    await 张工.says('已解决 问题2')
    await 张工.says('我的')
    const card = 张工.lastCard()
    for (const [key, count, row] of [
      ['ahead', '没到期的 1', '任务1 不急的示例任务'],
      ['others', '等别人的 1', '问题1 请协调示例地块水电'],
      ['closed', '本月已结 1', '问题2 请协调示例园区蒸汽'],
    ] as const) {
      expect(card.words()).toContain(`［${count}］`)
      const list = (await card.clicks(`show_mine_${key}`)).words
      expect(list).toContain(`\n${count}\n${row}`)
      expect(list.match(/［查看］/gu)).toHaveLength(1)
      await card.clicks('back')
    }
    await card.clicks('show_mine_others')
    await card.clicks('open_problem_1')
    expect(张工.last()).toContain('问题〔2026〕1号')
  })

  it('opens for the chief what the chief ordered and was told of, for a unit what it works', async () => {
    const town = await openTown('10-16 09:00')
    const { 链长甲, 链长乙, 张工, 吴工, 冯工 } = town
    await 张工.says('重大事项 新增')
    await 张工.lastCard().clicks('create', { at: '8:30', place: '示例地块', what: '示例装置停产' })
    expect(await 链长甲.says('我的')).not.toContain('重大事项')
    await 吴工.says('报链长 重大事项1')
    for (let i = 1; i <= 9; i += 1) await 链长甲.says(`批示 航天 区投资商务局 请办好第${i}件示例事`)
    const words = await 链长甲.says('我的')
    expect(words).toMatch(/您的批示（9）\n批示1 [\s\S]*重大事项（1）\n还有 1 项没有列出/u)
    const card = 链长甲.lastCard()
    await card.clicks('show_mine_orders')
    expect((await card.clicks('next')).words).toContain('请办好第9件示例事')
    await card.clicks('open_instruction_9')
    expect(链长甲.last()).toContain('批示〔2026〕9号')
    await card.clicks('back')
    expect((await card.clicks('show_mine_told')).words).toContain('重大事项1 示例装置停产')
    await card.clicks('open_matter_1')
    expect(链长甲.last()).toContain('重大事项〔2026〕1号')
    expect(await 链长乙.says('我的')).toMatch(/没有要您办的。$/u)

    await 冯工.says('我的')
    const desk = 冯工.lastCard()
    expect((await desk.clicks('show_mine_work')).words).toContain('要办的 18')
    expect((await desk.clicks('next')).words).toContain('第 2 / 3 页')
    expect((await 冯工.says('任务')).match(/［查看］/gu)).toHaveLength(8)
    const list = 冯工.lastCard()
    expect((await list.clicks('next')).words).toContain('第9件示例事')
    expect((await list.clicks('show_mine')).words).toContain('在办 9')
    expect((await list.clicks('show_overdue')).words).toContain('没有找到')
  })

  it('of reports too', async () => {
    const town = await openTown('10-14 09:00')
    const { 张工 } = town
    await town.at('10-14 15:00')
    await 张工.fills(good).submits()
    expect(await 张工.says('我的')).toContain('［已报 1］')
    const card = 张工.lastCard()
    expect((await card.clicks('show_mine_filed')).words).toMatch(/已报 1\n航天产业链[\s\S]*第42周[\s\S]*［查看］/u)
  })
})

it('lists 批示: the chief those of the chain, whoever works its task these alone, another chain none', async () => {
  const town = await openTown('10-16 09:00')
  const { 链长甲, 链长乙, 张工, 李工, 王工, 冯工, 何工, 钱工 } = town
  await 链长甲.says('批示 航天 请专班摸清用电缺口')
  await 链长甲.says('批示 航天 区投资商务局 请牵头接通水电')
  await 链长乙.says('批示 陶瓷基 请专班摸清用气缺口')
  for (const words of ['批示', '批示 我的', '批示 在办', '批示 待我办']) {
    const said = await 链长甲.says(words)
    expect(said, words).toMatch(/批示1 [\s\S]*批示2 /u)
    expect(said, words).not.toContain('用气缺口')
  }
  for (const who of [张工, 李工]) {
    expect(await who.says('批示')).toContain('批示1 请专班摸清用电缺口')
    expect(who.last()).not.toMatch(/接通水电|用气缺口/u)
  }
  expect(await 王工.says('批示')).toContain('批示3 请专班摸清用气缺口')
  expect(王工.last()).not.toMatch(/用电缺口|接通水电/u)
  expect(await 冯工.says('批示')).toContain('批示2 请牵头接通水电')
  expect(冯工.last()).not.toContain('缺口')
  for (const who of [何工, 钱工]) expect(await who.says('批示')).toContain('您')
  expect(await 张工.says('批示 航天')).toContain('您')
  await 张工.says('批示', { in: '航天群' })
  expect(town.group('航天群').at(-1)).toBe('已私信回复。')
  expect(张工.last()).toContain('批示1 请专班摸清用电缺口')
})

it('a record that becomes 敏感 loses its title in a list behind a count as well', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 冯工, 吴工 } = town
  await 吴工.says('交办 航天 区投资商务局 10-17 并购示例企业')
  for (let i = 2; i <= 9; i += 1) await 吴工.says(`交办 航天 区投资商务局 10-17 第${i}件示例事`)
  await 冯工.says('我的')
  const card = 冯工.lastCard()
  expect((await card.clicks('show_mine_work')).words).toContain('任务1 并购示例企业')
  await 吴工.says('设为敏感 任务1 涉及商业秘密')
  await 吴工.lastCard().clicks('classify')
  expect(card.words()).toContain('我的 · 要办的')
  expect(card.words()).not.toContain('并购')
  expect(await 张工.says('我的')).not.toContain('并购')
})
