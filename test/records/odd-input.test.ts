import { describe, expect, it } from 'vitest'
import { alive, hostileDistrict, live, texts } from '../support/hostile.ts'
import { openTown } from '../support/town.ts'

const dueOf = (words: string): string => /时限 (.*)/u.exec(words)?.[1] ?? ''

describe('days as people write them', () => {
  it('reads 下周五 and 月底, refuses a day that is none and one that is past, and keeps what was typed', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 冯工 } = town
    expect(dueOf(await 吴工.says('交办 航天 区投资商务局 下周五 甲类示例事'))).toBe('10月23日（周五）')
    expect(dueOf(await 吴工.says('交办 航天 区投资商务局 月底 乙类示例事'))).toBe(
      '10月31日（周六）（休息日，按11月2日（周一）算）',
    )
    const none = await 吴工.says('交办 航天 区投资商务局 2月30日 丙类示例事')
    expect(none).toContain('没有这一天：2月30日')
    expect(none).toContain('丙类示例事')
    const past = await 吴工.says('交办 航天 区投资商务局 10-15 丙类示例事')
    expect(past).toContain('时限不能早于今天')
    await 冯工.says('签收 任务1')
    expect(await 冯工.says('延期 任务1 2月30日 等停电窗口')).toContain('没有这一天：2月30日')
    expect(冯工.last()).toContain('等停电窗口')
    expect(await 冯工.says('延期 任务1 下周六 等停电窗口'), 'the next one, seen from today').toContain(
      '待批延期：到10月24日',
    )
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([2])
  })

  it('on a form for the rest are picked already, as units are; what cannot be read is said above its field', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 冯工 } = town
    await 吴工.says('文件 航天 新增 实施细则 区投资商务局 9-20 示例细则')
    expect((await 吴工.lastCard().clicks('create', { link: '示例发〔2026〕1号，存推进办' })).toast).toBe('已新增')
    expect(吴工.last()).toContain('牵头单位 区投资商务局（演示）')
    expect(吴工.last()).toContain('9月20日')
    const odd = await 吴工.says('文件 航天 新增 实施细则 区投资商物局 2月30日 另一份细则')
    expect(odd).toContain('没有这个单位。是不是：区投资商务局（演示）')
    expect(odd).toContain('没有这一天：2月30日')
    expect(odd).toContain('另一份细则')
    await 吴工.says('交办 航天 区投资商务局 10-30 甲类示例事')
    await 冯工.says('签收 任务1')
    expect(await 冯工.says('延期 任务1 2月30日')).toContain('没有这一天：2月30日')
  })

  it('a number nobody has, and one that is too long, say the same as one that may not be seen', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 王工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-30 甲类示例事')
    expect(await 吴工.says('任务99999')).toBe('没有找到任务99999，或者您不能看。')
    expect(await 吴工.says('签收 任务99999')).toBe('没有找到任务99999，或者您不能看。')
    expect(await 王工.says('任务1')).toBe('没有找到任务1，或者您不能看。')
    expect(await 王工.says('任务2019-1')).toBe('没有找到任务2019-1，或者您不能看。')
    expect(await 吴工.says('任务99999999999')).not.toContain('甲类示例事')
  })
})

describe('a card that has grown old', () => {
  it('of an old revision gives back what was typed as 补记, and one of 14 days keeps it as a draft of its step', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 冯工 } = town
    await 吴工.says('交办 航天 区投资商务局 12-30 甲类示例事')
    await 冯工.says('签收 任务1')
    await 冯工.lastCard().clicks('ask_feedback')
    const form = 冯工.lastCard()
    await 吴工.says('催办 任务1')
    const late = await form.clicks('feedback', { text: '已与供电单位踏勘' })
    expect(late.toast).toBe('刚有人办过，请看现在的卡片')
    expect(late.words).toContain('补记 · 任务1')
    expect(late.words).toContain('已与供电单位踏勘')
    expect(town.ask(`select count(*) from record_step where step = 'feedback'`)).toEqual([0])
    expect((await form.clicks('note', { text: '已与供电单位踏勘' })).toast).toBe('已补记')

    await 冯工.says('反馈 任务1')
    const old = 冯工.lastCard()
    await 冯工.says('任务 新增')
    await town.at('10-30 10:00')
    const kept = await old.clicks('feedback', { text: '第二次踏勘' }, { force: true })
    expect(kept.toast).toBe('卡片已失效，您填的已存为草稿，请发「反馈 任务1」继续')
    expect(await 冯工.says('反馈 任务1')).toContain('第二次踏勘')
    expect(冯工.last()).toContain('草稿已于')
    expect((await 冯工.lastCard().clicks('feedback', { text: '第二次踏勘' })).toast).toBe('已反馈')
  })
})

describe('hostile words', () => {
  it('are only words in every text and note that records bring about', { timeout: 120_000 }, async () => {
    const town = await openTown('10-12 09:30', { district: hostileDistrict() })
    const { 吴工, 冯工, 张工, 秦处, 王工 } = town
    const unit = String(town.ask(`select unit from person_unit`)[0])
    for (const [i, typed] of live.entries()) {
      await 吴工.says('交办 航天')
      const form = {
        title: `${i}${typed}`,
        detail: typed,
        unit,
        due: '2026-10-16',
        standard: typed,
        nodes: `10-15 ${typed}`,
      }
      await 吴工.lastCard().clicks('create', form)
      const no = i + 1
      await 冯工.says(`签收 任务${no} ${typed}`)
      await 冯工.says(`签收 任务${no}`)
      await 冯工.says(`反馈 任务${no} ${typed}`)
      await 冯工.says(`延期 任务${no} 10-20 ${typed}`)
      await 吴工.says(`不同意 任务${no} ${typed}`)
      await 张工.says(`补记 任务${no} ${typed}`)
      await 吴工.says(`合并 任务${no} 入 ${typed}`)
      await 秦处.says(`为什么 任务${no}`)
      for (const words of [`${typed} 任务${no}`, `任务${no} ${typed}`, `任务 ${typed}`, `任务 航天 「${typed}」`])
        await 王工.says(words)
      await 秦处.says(`任务 ${typed}`, { in: '航天群' })
      await 吴工.says(`任务${no} ${typed}`, { in: '推进办群' })
      await 吴工.says(`交办 ${typed}`)
    }
    await 吴工.says('设为敏感 任务1')
    await 吴工.lastCard().clicks('classify', { reason: live[0] })
    await town.at('10-20 09:00')
    await town.stage.emulator.resign(冯工.openId)
    await town.stage.settle()
    expect(alive(town)).toEqual([])
    expect(texts(town).length).toBeGreaterThan(40)
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([live.length])
    expect(town.ask(`select count(*) from inbox where state in ('failed', 'dead')`)).toEqual([0])
    expect(town.ask(`select topic || ' ' || error from outbox where state = 'refused'`)).toEqual([])
  })
})

describe('the same step once more', () => {
  it('in other words is not taken for the same: nothing typed is passed over in silence', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 冯工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
    await 冯工.says('签收 任务1')
    const [one, two] = [
      await 冯工.says('办结 任务1').then(() => 冯工.lastCard()),
      await 冯工.says('办结 任务1').then(() => 冯工.lastCard()),
    ]
    await one.clicks('finish', { result: '甲单位报装已经完成' })
    const late = await two.clicks('finish', { result: '乙单位报装也已经完成' })
    expect(late.toast).toBe('刚有人办过，请看现在的卡片')
    expect(late.words).toContain('乙单位报装也已经完成')
    expect(await 冯工.says('办结 任务1 丙单位报装也已经完成')).toContain('任务1现在是「已办待销」，不能办结。')
    expect(await 冯工.says('办结 任务1 甲单位报装已经完成')).toContain('状态：已办待销')
    expect(town.ask("select count(*) from record_step where step = 'finish'")).toEqual([1])
  })

  it('延期 to a day that is no later is given back', async () => {
    const { 吴工, 冯工 } = await openTown('10-16 09:30')
    await 吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
    await 冯工.says('签收 任务1')
    expect(await 冯工.says('延期 任务1 10-20 等停电窗口')).toContain('新时限要晚于现在的时限')
    expect(await 冯工.says('任务1')).not.toContain('待批延期')
  })
})
