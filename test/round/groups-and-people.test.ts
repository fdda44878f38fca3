import { describe, expect, it } from 'vitest'
import { cast, groups, type Where } from '../../scripts/town/cast.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const told = (town: Town, where: Where, part: string) => town.group(where).filter((text) => text.includes(part))

describe('groups', () => {
  it('greet once per stay, whoever else is added', async () => {
    const town = await openTown('09-02 10:00')
    const { emulator } = town.stage
    await emulator.removeBot(groups.新群, cast.何工)
    await emulator.addBot(groups.新群, cast.何工)
    await emulator.addBot(groups.新群, cast.何工)
    await town.stage.settle()
    expect(town.group('新群')).toEqual([
      '大家好，我是链长制工作助手。本群还没有绑定产业链，请管理员 @我 发「绑定 产业链名」。',
    ])
  })

  it('with outsiders are not spoken to', async () => {
    const town = await openTown('09-02 10:00')
    await town.stage.emulator.removeBot(groups.外部群, cast.何工)
    await town.stage.emulator.addBot(groups.外部群, cast.何工)
    await town.stage.settle()
    expect(town.group('外部群')).toEqual([])
  })

  it('the bot removed from: nothing is sent there, the office is told and what to do', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.stage.emulator.removeBot(groups.航天群, cast.链长甲)
    await town.stage.settle()
    const alarm = told(town, '推进办群', '已不可用')
    expect(alarm).toEqual([
      '【提醒】群「航天产业链链长群」已不可用（机器人被移出或群已解散），发给航天产业链链长群的内容收不到。\n请：把机器人重新拉进群，再 @它 发「绑定」。',
    ])
    expect(town.何工.last()).toBe(alarm[0])
    await town.at('09-04 08:45')
    expect(town.group('航天群')).toEqual([])
    expect(town.链长甲.last(), 'the chief reads it in private').toContain('航天产业链 · 第36周')
    expect(town.链长甲.heard()).toHaveLength(1)
  })

  it('disbanded, also without a word of it: found out by the refusal, told once, posted where it is bound anew', async () => {
    const town = await openTown('09-02 14:50')
    await town.stage.emulator.disband(groups.航天群, { silent: true })
    await town.at('09-04 08:45')
    expect(told(town, '推进办群', '「航天产业链链长群」已不可用')).toHaveLength(1)
    await town.何工.says('绑定 航天', { in: '新群' })
    await town.秦处.card('请确认绑定').clicks('confirm')
    await town.吴工.says('汇总 航天')
    const preview = town.吴工.card('预览')
    for (const _ of [1, 2]) await preview.clicks('post')
    expect(town.group('新群').at(-1)).toContain('航天产业链 · 第36周')
    await town.stage.emulator.disband(groups.纺织群)
    await town.stage.settle()
    expect(told(town, '推进办群', '「新型纺织产业链链长群」已不可用')).toHaveLength(1)
  })

  it('renamed: the new name is used', async () => {
    const town = await openTown('09-02 14:50')
    await town.stage.emulator.rename(groups.航天群, '航天链长新群')
    await town.stage.settle()
    expect(await town.吴工.says('汇总 航天')).toContain('将发到：航天链长新群（v1）')
  })

  it('that turned external while the bot was away is bound no more', async () => {
    const town = await openTown('09-02 14:50')
    const { emulator } = town.stage
    await emulator.removeBot(groups.航天群, cast.链长甲)
    emulator.chat(groups.航天群).external = true
    await emulator.addBot(groups.航天群, cast.链长甲)
    await town.at('09-04 08:45')
    expect(town.group('航天群')).toEqual([])
  })

  it('a person in no post who comes into a bound group is told to the office, a known one is not', async () => {
    const town = await openTown('09-02 10:00')
    await town.stage.emulator.addMember(groups.航天群, cast.钱工)
    await town.stage.emulator.addMember(groups.航天群, cast.组长)
    await town.stage.emulator.addMember(groups.新群, cast.李工)
    await town.stage.settle()
    expect(told(town, '推进办群', '新进了不在名册的人')).toEqual([
      '【提醒】群「航天产业链链长群」新进了不在名册的人：钱工（虚构）。发到群里的内容他们都能看到。\n请：确认他们可以看；不可以的请移出群。',
    ])
  })
})

describe('people', () => {
  it('are greeted once, with their posts; a stranger is left alone', async () => {
    const town = await openTown('09-02 10:00', { newcomers: true })
    await town.stage.emulator.person(cast.王工).enters()
    await town.stage.emulator.person(cast.王工).enters()
    await town.stage.emulator.person(cast.钱工).enters()
    await town.stage.settle()
    expect(town.王工.heard()).toHaveLength(1)
    expect(town.王工.last()).toContain('您是陶瓷基复合材料产业链主报、煤制烯烃（芳烃）深加工产业链备报')
    expect(town.钱工.heard()).toEqual([])
  })

  it('who leave the tenant lose every post; the office is told and the backup gets the card at once', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-03 09:00')
    await town.stage.emulator.resign(cast.张工)
    await town.stage.settle()
    expect(told(town, '推进办群', '私信不到张工（虚构）（主报）')).toHaveLength(1)
    expect(town.李工.cards('航天产业链 · 周四工作动态')).toHaveLength(1)
    await town.at('09-03 10:00')
    expect(town.李工.last()).toContain('航天产业链第36周工作动态还没有填')
    await town.at('09-03 17:00')
    expect(town.李工.cards('周四工作动态'), 'one card is enough').toHaveLength(1)
    expect((await town.李工.fills(good).submits()).toast).toBe('已提交')
    expect(await town.吴工.says('成员 航天')).toContain('主报：未登记')
  })

  it('who left before Wednesday are not written to, and a chain without anybody is told to the office', async () => {
    const town = await openTown('09-01 10:00')
    for (const who of ['张工', '李工'] as const) await town.stage.emulator.resign(cast[who])
    await town.at('09-02 15:00')
    expect(town.张工.heard()).toEqual([])
    expect(told(town, '推进办群', '航天产业链没有主报，也没有备报，本期卡片发不出去。')).toHaveLength(1)
    expect(town.何工.last()).toContain('给这条链登记主报')
  })

  it('who cannot be reached: the backup gets the card, once', async () => {
    const town = await openTown('09-02 14:50')
    town.stage.emulator.account(cast.张工).blocked_bot = true
    town.stage.emulator.account(cast.王工).available = false
    await town.at('09-02 15:00')
    await town.at('09-03 17:00')
    expect(told(town, '推进办群', '私信不到王工（虚构）')).not.toHaveLength(0)
    expect(town.赵工.cards('陶瓷基复合材料产业链 · 周四工作动态')).toHaveLength(1)
  })
})
