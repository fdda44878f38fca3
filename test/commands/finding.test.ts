import { describe, expect, it } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { openTown } from '../support/town.ts'

describe('how a command may be written', () => {
  it.each([
    ['状态', '报送状态 · 第36周'],
    ['/状态', '报送状态 · 第36周'],
    ['／状态', '报送状态 · 第36周'],
    ['  状 态 '.replace(' 态', '态'), '报送状态 · 第36周'],
    ['status', '报送状态 · 第36周'],
    ['STATUS', '报送状态 · 第36周'],
    ['/Status　航天', '报送状态 · 第36周'],
    ['ｓｔａｔｕｓ', '报送状态 · 第36周'],
    ['状态：航天', '报送状态 · 第36周'],
    ['状态航天', '报送状态 · 第36周'],
    ['查航天', '查 · 航天产业链'],
    ['查　航天产业链　２０２６－０９', '查 · 航天产业链'],
    ['look aerospace', '查 · 航天产业链'],
    ['周报', '航天产业链 · 周四工作动态'],
    ['weekly', '航天产业链 · 周四工作动态'],
    ['我的', '我的'],
    ['help', '您可以这样用我'],
    ['？', '您可以这样用我'],
  ])('%s', async (typed, title) => {
    const town = await openTown('09-02 15:00')
    expect((await town.张工.says(typed)).split('\n')[0]).toBe(title)
  })

  it('the menu’s buttons are the same words', async () => {
    const town = await openTown('09-02 15:00')
    await town.stage.emulator.person(cast.张工).menu('状态')
    await town.stage.settle()
    expect(town.张工.last()).toContain('报送状态 · 第36周')
  })

  it('in a group the bot is named with @, before or after other names', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.秦处.says('状态', { in: '航天群' })).toContain('报送状态')
    expect(await town.秦处.says('状态', { in: '航天群', mentions: [cast.张工, 'bot'] })).toContain('报送状态')
    expect(await town.秦处.says('状态', { in: '航天群', type: 'post' })).toContain('报送状态')
  })
})

describe('words nobody knows', () => {
  it('are answered with the three nearest commands, and what was typed', async () => {
    const town = await openTown('09-02 15:00')
    const answer = await town.吴工.says('崔报')
    expect(answer).toMatch(/^没听懂，您是不是要\n+演示数据\n您发的：崔报\n催报 \[产业链\]/u)
    expect(answer.split('\n').filter((line) => / \[?产业链\]?/u.test(line))).toHaveLength(3)
    expect(answer).toContain('发「帮助」看全部。')
  })

  it('offer only what this person may do', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says('崔报')).not.toContain('催报 [产业链]')
  })

  it.each(['image', 'file', 'audio', 'sticker'] as const)(
    'a message of type %s is answered with what can be read',
    async (type) => {
      const town = await openTown('09-02 15:00')
      expect(await town.冯工.says('x', { type })).toBe('目前只能读文字。请直接发文字，或发「帮助」看能做什么。')
    },
  )
})

describe('帮助 更多', () => {
  it.each([
    ['张工', ['周报', '更正', '我的', '状态', '查'], ['催报', '退回', '免报', '汇总', '成员', '绑定', '设置']],
    ['秦处', ['周报', '我的', '状态', '催报', '查', '成员'], ['汇总', '绑定', '设置']],
    ['链长甲', ['状态', '查', '我的', '任务'], ['周报', '催报', '汇总', '成员', '绑定', '设置']],
    ['冯工', ['状态'], ['周报', '查', '催报', '汇总', '成员', '绑定']],
    ['吴工', ['更正', '我的', '状态', '催报', '退回', '免报', '汇总', '查', '成员', '绑定', '设置'], ['周报']],
    ['组长', ['状态', '查'], ['周报', '催报', '汇总', '成员', '绑定', '设置']],
    ['何工', ['成员', '绑定', '设置'], ['周报', '状态', '查', '催报', '汇总']],
    ['钱工', ['帮助'], ['周报', '状态', '查', '催报', '汇总', '成员', '绑定', '设置']],
  ] as const)('shows %s what they may do and nothing else', async (who, may, mayNot) => {
    const town = await openTown('09-02 15:00')
    const lines = (await town[who].says('帮助 更多')).split('\n')
    const first = lines.map((line) => line.split(' ')[0])
    for (const word of [...may, '帮助']) expect(first).toContain(word)
    for (const word of mayNot) expect(first).not.toContain(word)
    expect(lines.at(-1)).toContain('请找推进办（周主任（演示）、吴工（虚构）、郑工（虚构））')
  })

  it('is given to a stranger in any group, with whom to ask', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.钱工.says('帮助', { in: '新群' })).toContain(
      '您还没有登记职责，暂时只能看「帮助」。需要开通，请找推进办',
    )
  })
})

describe('silence', () => {
  it('in a group without being named, to @all, to another bot, to another tenant and to bots', async () => {
    const town = await openTown('09-02 15:00')
    const { emulator } = town.stage
    const before = town.groupMessages('航天群').length
    emulator.modes.spelling = 'spaces'
    await emulator.person(cast.张工).says('状态', { in: groups.航天群 })
    await emulator.person(cast.张工).says('状态', { in: groups.航天群, mentions: ['all'] })
    await emulator.person(cast.张工).says('状态', { in: groups.航天群, mentions: ['other-bot'] })
    await emulator.otherBotSays('状态', { in: groups.航天群, mentions: ['bot'] })
    await emulator.person(cast.外人).says('状态', { in: groups.外部群, mentions: ['bot'] })
    await emulator.person(cast.外人).says('帮助')
    await town.stage.settle()
    expect(town.groupMessages('航天群')).toHaveLength(before)
    expect(town.groupMessages('外部群')).toEqual([])
    expect(town.外人.heard()).toEqual([])
    expect(await town.refusals()).toEqual([])
  })
})
