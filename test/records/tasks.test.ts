import { describe, expect, it } from 'vitest'
import { openTown } from '../support/town.ts'

describe('a task from 交办 to 销号', () => {
  it('is made, signed for, reported on, put off, finished and closed by another hand', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工, 郑工, 冯工, 王工, 张工 } = town
    const made = await 吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
    expect(made).toContain('接通示例地块水电\n任务〔2026〕1号 · 航天产业链')
    expect(冯工.last()).toContain('吴工（虚构）新增：任务1\n状态：待签收')
    expect(await 王工.says('任务1')).toBe('没有找到任务1，或者您不能看。')

    expect(await 冯工.says('签收 任务1')).toContain('状态：办理中')
    expect(await 冯工.says('反馈 任务1 已与供电单位踏勘')).toContain('冯工（虚构） 反馈：已与供电单位踏勘')
    expect(await 冯工.says('延期 任务1 11-05 等停电窗口')).toContain('待批延期：到11月5日（周四）')
    expect(await 冯工.says('延期 任务1 11-06 再等等')).toContain('已有一次延期待批。')
    expect(await 冯工.says('同意延期 任务1')).toContain('您现在的职责不能办这一步。请找推进办（')

    const decided = await 吴工.says('任务1')
    expect(decided).toContain('［同意延期］  ［不同意］')
    await 吴工.lastCard().clicks('grant')
    expect(吴工.last()).toContain('延期 1 次\n时限 11月5日（周四）')
    expect(冯工.last()).toContain('时限 11月5日（周四）')

    expect(await 冯工.says('办结 任务1 好了')).toContain('✗ 写清办成了什么')
    expect(await 冯工.says('办结 任务1 水电已接通')).toContain('状态：已办待销')
    expect(await 冯工.says('销号 任务1')).toContain('您现在的职责不能办这一步。')

    await 吴工.says('任务1')
    await 郑工.says('任务1')
    const [first, second] = [吴工.lastCard(), 郑工.lastCard()]
    const [one, other] = await Promise.all([first.clicks('close'), second.clicks('close')])
    expect([one.toast, other.toast].toSorted()).toEqual(['刚有人办过，请看现在的卡片', '已销号'].toSorted())
    expect(second.words()).toContain('状态：已销号')
    expect(first.words()).toContain('状态：已销号')
    expect(town.ask(`select count(*) from record_step where step = 'close'`)).toEqual([1])
    expect(await 张工.says('删除 任务1')).toBe('记录不删除。填错了发「更正 任务1」，不办了发「撤销 任务1」。')
  })
})
