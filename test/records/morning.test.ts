import { describe, expect, it } from 'vitest'
import { openTown } from '../support/town.ts'

const notes = (heard: string[]) => heard.filter((text) => text.startsWith('台账提醒'))

describe('the morning note', () => {
  it('tells 临期 once and overdue once for each due day, and nothing on the mornings between', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 冯工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
    await 冯工.says('签收 任务1')
    await town.at('10-26 23:00')
    expect(notes(冯工.heard()), 'four workdays ahead').toEqual([])
    await town.at('10-27 08:59')
    expect(notes(冯工.heard())).toEqual([])
    await town.at('10-27 09:00')
    expect(冯工.last()).toBe(
      '台账提醒\n10月27日（周二）\n演示数据\n任务1 接通示例地块水电 \n临期，10月30日（周五）到期\n［我的］',
    )
    await town.at('10-31 12:00')
    expect(notes(冯工.heard())).toHaveLength(1)
    await town.at('11-02 08:59')
    expect(notes(冯工.heard()), 'not on the weekend').toHaveLength(1)
    await town.at('11-02 09:00')
    expect(冯工.last()).toContain('任务1 接通示例地块水电 \n逾期，应于10月30日（周五）办结')
    await town.at('11-05 12:00')
    expect(notes(冯工.heard()), 'never a third time').toHaveLength(2)
    expect(notes(吴工.heard())).toEqual([])
    expect(await 吴工.says('减负 W44'), 'counted as one prompt').toContain('台账提醒 1')
  })

  it('is one for all that is new, opens 我的, and speaks of another due day anew', async () => {
    const town = await openTown('10-19 09:30')
    const { 吴工, 冯工 } = town
    for (let i = 1; i <= 10; i++)
      await 吴工.says(`交办 航天 区投资商务局 10-23 第${'一二三四五六七八九十'[i - 1]}件示例事`)
    for (let i = 1; i <= 10; i++) await 冯工.says(`签收 任务${i}`)
    await town.at('10-20 09:00')
    expect(notes(冯工.heard())).toHaveLength(1)
    expect(冯工.last().match(/临期/g)).toHaveLength(8)
    expect(冯工.last()).toContain('另有 2 条，点「我的」看。')
    const pressed = await 冯工.card('台账提醒').clicks('mine')
    expect(pressed.toast).toBe('已私信给您')
    expect(冯工.last()).toContain('要办的（10）')

    await 冯工.says('延期 任务3 10-30 等停电窗口')
    await 吴工.says('同意延期 任务3')
    await town.at('10-26 09:00')
    expect(冯工.last(), 'all but the one put off').toContain('另有 1 条')
    await town.at('10-27 09:00')
    expect(冯工.last()).toContain('任务3 第三件示例事 \n临期，10月30日（周五）到期')
  })

  it('says nothing of what was handed in, held or taken back meanwhile', async () => {
    const town = await openTown('10-19 09:30')
    const { 吴工, 冯工 } = town
    for (const what of ['甲', '乙', '丙']) await 吴工.says(`交办 航天 区投资商务局 10-30 ${what}类示例事`)
    for (const no of [1, 2]) await 冯工.says(`签收 任务${no}`)
    await 冯工.says('办结 任务1 水电已经接通')
    await 吴工.says('挂起 任务2 12-01 等停电窗口')
    await 吴工.says('撤销 任务3')
    await 吴工.lastCard().clicks('void', { reason: '重复' })
    await town.at('11-10 12:00')
    expect(notes(冯工.heard())).toEqual([])
  })

  it('goes to whoever stands in for somebody on leave, and to that person again when back', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 张工, 李工, 秦处 } = town
    await 吴工.says('交办 航天 区投资商务局 张工 10-30 接通示例地块水电')
    await 张工.says('签收 任务1')
    await 张工.says('请假 10-26 至 10-28')
    await 张工.lastCard().clicks('confirm')
    await town.at('10-27 09:00')
    expect(notes(张工.heard())).toEqual([])
    expect(李工.last()).toContain('任务1 接通示例地块水电 \n临期，10月30日（周五）到期 · 代张工（虚构）')
    // The task, and the month's figures of firms.
    expect(await 李工.says('我的')).toContain('要办的（2）')
    expect(await 李工.says('反馈 任务1 已到场踏勘')).toContain('李工（虚构） 反馈：已到场踏勘')
    expect(await 李工.says('任务1'), 'the owner stays').toContain('责任人 张工（虚构）')
    await town.at('11-02 09:00')
    expect(张工.last()).toContain('逾期')
    expect(notes(李工.heard())).toHaveLength(1)
    expect(await 李工.says('办结 任务1 水电已经接通'), 'no longer theirs').toContain('您现在的职责不能办这一步')
    expect(notes(秦处.heard())).toEqual([])
  })
})

describe('签收', () => {
  it('not within one workday is told to the lead once; to the office where there is none', async () => {
    const town = await openTown('10-15 09:30')
    const { 吴工, 秦处, 冯工, 宋处 } = town
    await 吴工.says('交办 航天 区投资商务局 11-30 接通示例地块水电')
    await town.at('10-16 12:00')
    expect(notes(秦处.heard())).toEqual([])
    await town.at('10-19 09:00')
    expect(秦处.last()).toContain('任务1 接通示例地块水电 \n10月15日（周四）派下，还没有人签收')
    await town.at('10-23 12:00')
    expect(notes(秦处.heard())).toHaveLength(1)
    expect(notes(冯工.heard())).toEqual([])

    await town.changesPost('成员 纺织 撤 专班负责人', '宋处')
    await 吴工.says('交办 纺织 区投资商务局 11-30 清退示例地块')
    await town.at('10-27 09:00')
    expect(notes(宋处.heard())).toEqual([])
    expect(吴工.last()).toContain('任务2 清退示例地块 \n10月23日（周五）派下，还没有人签收')
  })
})
