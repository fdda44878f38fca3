import { describe, expect, it } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const enters = async (town: Town, openId: string) => {
  await town.stage.emulator.person(openId).enters()
  await town.stage.settle()
}

describe('a person', () => {
  it('is greeted before the first card, once, and not again on entering', async () => {
    const town = await openTown('09-02 14:50', { newcomers: true })
    await town.at('09-02 15:00')
    expect(town.张工.heard()).toHaveLength(2)
    const [greeting = ''] = town.张工.heard()
    expect(greeting.split('\n').slice(3)).toEqual([
      '张工（虚构），您好。我是链长制工作助手，您是航天产业链主报。',
      '每期截止前一个工作日，我会把填报卡片发到这里。',
      '［试一试：看要我办的］',
      '发「帮助」看能做什么。',
    ])
    expect(town.张工.heard()[1]).toContain('航天产业链 · 周四工作动态')
    await enters(town, cast.张工)
    await town.at('09-09 15:00')
    expect(town.张工.heard().filter((text) => text.includes('您好'))).toHaveLength(1)
  })

  it('who enters before the card is greeted then, with the day on which this office sends it', async () => {
    const town = await openTown('08-31 10:00', { newcomers: true })
    await town.吴工.says('设置 发卡 周二 15:00')
    await town.吴工.card('请确认新的时间').clicks('confirm')
    await enters(town, cast.张工)
    expect(town.张工.last()).toContain('每期截止前 2 个工作日，我会把填报卡片发到这里')
    await town.at('09-09 15:00')
    expect(town.张工.heard().filter((text) => text.includes('您好'))).toHaveLength(1)
  })

  it('is greeted before the card also when the greeting has to be tried again', async () => {
    const town = await openTown('09-02 14:50', { newcomers: true })
    const busy = { http: 400, code: 230020 } as const
    town.stage.emulator.failNext(2, busy, { path: '/im/v1/messages', chat_id: cast.张工 })
    await town.at('09-02 15:00')
    expect(town.张工.heard()).toEqual([])
    for (const when of ['15:05', '15:10', '15:15']) await town.at(`09-02 ${when}`)
    expect(town.张工.heard().map((text) => text.includes('您好'))).toEqual([true, false])
  })

  it('who is given the post when the cards are out gets the greeting, then the card', async () => {
    const town = await openTown('09-02 14:50', { newcomers: true })
    await town.at('09-03 09:00')
    await town.changesPost('成员 航天 加 主报', '钱工')
    expect(town.钱工.heard()).toHaveLength(2)
    expect(town.钱工.heard()[0]).toContain('钱工（虚构），您好。我是链长制工作助手，您是航天产业链主报。')
    expect(town.钱工.heard()[1]).toContain('航天产业链 · 周四工作动态')
  })

  it('who was greeted without a post is greeted with it once it is given', async () => {
    const town = await openTown('09-02 14:50', { newcomers: true })
    await town.changesPost('成员 航天 撤 备报', '李工')
    await enters(town, cast.李工)
    expect(town.李工.last()).toContain('您还没有登记职责')
    await town.at('09-02 15:10')
    await town.changesPost('成员 航天 加 主报', '李工')
    expect(town.李工.heard()[1]).toContain('您是航天产业链主报')
    expect(town.李工.heard()[2]).toContain('周四工作动态')
  })

  it.each([
    ['张工', '我会把填报卡片发到这里', '航天产业链'],
    ['李工', '主报没报或不在时，由您代报', '我的'],
    ['秦处', '本链报没报、要审签的', '我的'],
    ['冯工', '发「补充」加上内容就行', '我的'],
    ['链长甲', '在卡片上点一下，或直接回话', '我的'],
    ['吴工', '各链报送、催报、摘要、简报', '报送状态'],
    ['组长', '可以直接批示', '报送状态'],
    ['何工', '「成员 产业链 加 职责 姓名 手机号」', '成员 · 全部'],
  ] as const)('hears what comes of the own post, and the one button leads there: %s', async (who, line, there) => {
    const town = await openTown('09-02 15:10', { newcomers: true })
    await enters(town, cast[who])
    const greeting = town[who].card('您好。我是链长制工作助手')
    expect(greeting.words()).toContain(line)
    await greeting.clicks('say_1')
    expect(town[who].last()).toContain(there)
    expect(await town.refusals()).toEqual([])
  })

  it('who stands in, or is told that nobody has filed yet, hears who speaks before anything else', async () => {
    const town = await openTown('09-02 14:50', { newcomers: true })
    await town.at('09-03 09:00')
    await town.张工.says('请假 至9-4')
    await town.张工.card('请确认请假').clicks('confirm')
    await town.at('09-03 17:00')
    for (const who of ['李工', '赵工'] as const) {
      expect(town[who].heard()[0], who).toContain('您好。我是链长制工作助手')
      expect(town[who].heard()[0], 'a backup gets no card every week').not.toContain('填报卡片')
    }
    expect(town.李工.heard()[1]).toContain('由您代报，卡片会私信给您')
    expect(town.李工.heard()[2]).toContain('周四工作动态')
    expect(town.赵工.heard()[1], 'in one card').toContain('如不方便，请您代报')
    expect(town.赵工.heard()[1]).toContain('周四工作动态')
  })

  it('is greeted before the card of the month, where that is the first one', async () => {
    const town = await openTown('09-21 08:30', { newcomers: true })
    await town.at('09-23 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-24 10:30')
    await town.changesPost('成员 航天 加 主报', '钱工')
    expect(town.钱工.heard()).toHaveLength(2)
    expect(town.钱工.heard()[0]).toContain('您是航天产业链主报')
    expect(town.钱工.heard()[1]).toContain('月度进展')
  })
})

describe('a group', () => {
  it('that was bound while its greeting waited is not told that it is bound to nothing', async () => {
    const town = await openTown('09-02 10:00')
    const { emulator, app } = town.stage
    await emulator.removeBot(groups.新群, cast.何工)
    emulator.failNext(1, { http: 400, code: 230020 }, { path: '/im/v1/messages', chat_id: groups.新群 })
    await emulator.addBot(groups.新群, cast.何工)
    await town.stage.settle()
    await app.inTransaction('test', ({ tx }) =>
      tx.updateTable('chat').set({ use: 'chief', chain_id: 'aerospace' }).where('chat_id', '=', groups.新群).execute(),
    )
    await town.at('09-02 10:10')
    expect(town.group('新群')).toEqual([])
  })

  it('in which the binding has begun already is not told how to begin it', async () => {
    const town = await openTown('09-02 10:00')
    const { emulator } = town.stage
    await town.何工.says('绑定 航天', { in: '新群' })
    town.ask(`update chat set state = 'removed' where chat_id = ? returning 1`, groups.新群)
    await emulator.addBot(groups.新群, cast.何工)
    await town.stage.settle()
    expect(town.group('新群').filter((text) => text.includes('大家好'))).toEqual([])
  })
})
