import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import type { Member } from '../../scripts/town/member.ts'
import { openTown, type Town } from '../support/town.ts'
import { whoMay } from './support/matrix.ts'

/** All firms, places and people are fictional. */
const first = { at: '20:30', place: '示例地块', what: '变电设备跳闸，两条产线停产' }
const warning = '非涉密、非应急渠道；涉密走机要，险情先打电话。'
const reports = async (who: Member, more: Record<string, unknown> = {}, of = '重大事项 新增') => {
  await who.says(of)
  return who.lastCard().clicks('create', { ...first, ...more }, { force: true })
}
const cardsOf = (who: Member, no = 1) => who.cards(`重大事项〔2026〕${no}号`)
const notes = (who: Member) => who.heard().filter((text) => text.startsWith('台账提醒')).length
const given = {
  ...{ cause: '设备老化', result: '已全部恢复', category: '停产', text: '示例', reason: '示例', ref: '重大事项1' },
  ...{ unit: '区投资商务局（演示）', ...first, at: '8:30' },
}

describe('首报', () => {
  it('any text that is no filter opens it filled; what is missing comes back with the text kept', async () => {
    const town = await openTown('10-16 21:00')
    const { 张工 } = town
    const form = await 张工.says('重大事项 昨晚21:40 示例地块跳闸，两条产线停产')
    for (const part of [warning, '昨晚21:40', '示例地块跳闸，两条产线停产']) expect(form).toContain(part)
    const red = await 张工.lastCard().clicks('create', { at: '', place: '' })
    expect(red.words).toMatch(/✗ 请填时间[\s\S]*✗ 请填单位或地点[\s\S]*示例地块跳闸，两条产线停产/u)
    expect((await 张工.lastCard().clicks('create', { at: '22:00', place: '示例地块' })).words).toContain('✗ 时间还没到')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
    const done = await 张工.lastCard().clicks('create', { at: '19:40', place: '示例地块' })
    expect(done.words).toContain('发生后 1 小时 20 分报')
    expect(done.words).toContain('状态：首报待阅')
    expect(await 张工.says('重大事项 首报待阅'), 'a filter').toContain('找到 1：红1')
  })

  it('goes at once, at night and on a rest day, with 加急, to every one of the office and the lead, and to no group', async () => {
    const town = await openTown('10-17 23:00')
    const { 张工, 吴工, 郑工, 周主任, 秦处, 李工, 链长甲, 组长 } = town
    const done = await reports(张工, { what: `${'一'.repeat(29)}，二三` })
    expect(done.words.split('\n')[0]).toBe(`${'一'.repeat(29)}，`)
    for (const who of [吴工, 郑工, 周主任, 秦处]) {
      const [card] = cardsOf(who)
      expect(card?.words()).toContain(warning)
      expect(card?.message.urgent).toEqual([who.openId])
      expect(card?.message.create_time).toBe(Date.parse('2026-10-17T15:00:00Z'))
    }
    for (const who of [李工, 链长甲, 组长]) expect(who.heard()).toEqual([])
    expect(town.ask('select chat_id from outbox where chat_id in (select chat_id from chat)')).toEqual([])
    await town.at('10-19 07:30')
    expect(链长甲.heard(), 'in working hours when by itself').toEqual([])
  })

  it('is a plain message without the scope, and the card says so', async () => {
    const town = await openTown('10-16 21:00')
    town.stage.emulator.failNext(9, { http: 400, code: 99991672 }, { path: '/urgent_app' })
    await reports(town.张工)
    expect(town.吴工.lastCard().message.urgent).toEqual([])
    expect(town.吴工.last()).toContain('没有加急权限，按普通消息发出')
    expect((await town.吴工.lastCard().clicks('seen')).toast).toBe('已阅')
  })

  it('waits in the outbox while Feishu is down, and is 首报待阅 to its reporter until somebody has read it', async () => {
    const town = await openTown('10-16 21:00')
    const { 张工, 吴工 } = town
    await 张工.says('重大事项 新增')
    const card = 张工.lastCard()
    town.stage.emulator.failNext(99, { http: 500, code: 0 }, { path: '/im/v1/messages' })
    expect((await card.clicks('create', first)).words).toContain('状态：首报待阅')
    expect(吴工.heard()).toEqual([])
    town.stage.emulator.clearFailures()
    await town.at('10-16 21:40')
    expect(cardsOf(吴工)).toHaveLength(1)
    expect(cardsOf(吴工)[0]?.message.urgent).toEqual([吴工.openId])
    expect(card.words()).toContain('状态：首报待阅')
    await 吴工.lastCard().clicks('seen')
    expect(card.words()).toMatch(/状态：处置中[\s\S]*吴工（虚构） 已阅/u)
  })

  it.each([
    ['breaks off', (town: Town) => town.stage.emulator.down(true)],
    [
      'answers with a fault',
      (town: Town) => town.stage.emulator.failNext(9_999, { http: 500, code: 0 }, { path: '/im/v1/messages' }),
    ],
  ])(
    'is sent anew where Feishu %s for hours and nobody knows whether it arrived; the office’s group and the reporter hear that nobody has seen it',
    async (_, fails) => {
      const town = await openTown('10-16 14:00')
      const { 张工, 吴工, 秦处, 链长甲 } = town
      await 张工.says('重大事项 新增')
      const card = 张工.lastCard()
      fails(town)
      await card.clicks('create', { ...first, at: '今天13:40' })
      await town.at('10-16 17:00')
      town.stage.emulator.down(false)
      town.stage.emulator.clearFailures()
      await town.at('10-16 19:30')
      for (const who of [吴工, 秦处, 链长甲]) expect(cardsOf(who), who.openId).toHaveLength(1)
      expect(cardsOf(吴工)[0]?.message.urgent).toEqual([吴工.openId])
      const waits = '重大事项1还没有人阅，之前的消息可能没有送到。请推进办私信发「重大事项1」看。'
      expect(town.group('推进办群').filter((text) => text.includes('重大事项'))).toEqual([waits])
      expect(张工.heard().filter((text) => text.includes('急事请打电话'))).toEqual([
        '重大事项1还没有人阅：飞书刚才不通，已经重新送。急事请打电话。',
      ])
      const before = 吴工.heard().length
      await 吴工.lastCard().clicks('seen')
      await town.at('10-17 09:00')
      expect(吴工.heard()).toHaveLength(before)
    },
  )

  it('by the chief too; 配合单位 and 领导小组 may not; what was said in a group is answered in private', async () => {
    const town = await openTown('10-16 21:00')
    expect((await reports(town.链长甲)).toast).toBe('已新增')
    for (const who of [town.冯工, town.组长, town.钱工])
      expect(await who.says('重大事项 示例停产')).toMatch(/不能|职责/u)
    expect(await town.张工.says('重大事项 示例停产', { in: '航天群' })).toContain('已私信回复')
    expect(town.group('航天群').join()).not.toContain('示例停产')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([1])
  })
})

describe('已阅 and 报链长', () => {
  it('read by nobody for 30 working minutes, the chief is told; read in time, not', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 王工, 吴工, 链长甲, 链长乙 } = town
    await reports(张工, { at: '8:30' })
    await reports(王工, { at: '8:30', place: '示例园区' }, '重大事项 陶瓷基 新增')
    await 吴工.says('重大事项2')
    await 吴工.lastCard().clicks('seen')
    await town.at('10-16 09:29')
    expect(cardsOf(链长甲)).toHaveLength(0)
    await town.at('10-16 09:30')
    expect(cardsOf(链长甲)).toHaveLength(1)
    expect(cardsOf(链长甲)[0]?.words()).toContain('已报链长（10月16日 09:30）')
    await town.at('10-16 12:00')
    expect(cardsOf(链长乙, 2)).toHaveLength(0)
    expect(cardsOf(链长甲)).toHaveLength(1)
  })

  it('the half hour is of working time; 设置 重大事项 全时 开 makes it one of any hour', async () => {
    const town = await openTown('10-16 18:20')
    const { 张工, 吴工, 链长甲 } = town
    await reports(张工, { at: '18:00' })
    await town.at('10-19 08:19')
    expect(cardsOf(链长甲)).toHaveLength(0)
    await town.at('10-19 08:20')
    expect(cardsOf(链长甲)).toHaveLength(1)
    await 吴工.says('设置 重大事项 全时 开')
    expect(吴工.last()).toContain('重大事项 全时：关 → 开')
    await 吴工.lastCard().clicks('confirm')
    await town.at('10-19 22:00')
    await reports(张工, { at: '21:50', place: '示例园区' })
    await town.at('10-19 22:30')
    expect(cardsOf(链长甲, 2)).toHaveLength(1)
    expect(await 吴工.says('设置 重大事项 全时 开')).toBe('重大事项 全时现在就是「开」，没有改。')
  })

  it('pressed by the office or the lead it goes with 加急 at any hour, once', async () => {
    const town = await openTown('10-16 23:00')
    const { 张工, 秦处, 吴工, 链长甲 } = town
    await reports(张工)
    const card = 吴工.lastCard()
    expect((await 秦处.lastCard().clicks('tell_chief')).toast).toBe('已报链长')
    expect(cardsOf(链长甲)).toHaveLength(1)
    expect(链长甲.lastCard().message.urgent).toEqual([cast.链长甲])
    expect(card.words(), 'nobody is offered it again').not.toContain('［报链长］')
    expect(await 吴工.says('报链长 重大事项1')).toContain('不能报链长')
    await town.at('10-19 12:00')
    expect(cardsOf(链长甲)).toHaveLength(1)
  })

  it('two of the office press 已阅 in one second: one has read it, nobody is told twice', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 吴工, 郑工 } = town
    await reports(张工, { at: '8:30' })
    const pressed = await Promise.all([吴工.lastCard().clicks('seen'), 郑工.lastCard().clicks('seen')])
    expect(pressed.map(({ toast }) => toast).toSorted()).toEqual(['刚有人办过，请看现在的卡片', '已阅'].toSorted())
    expect(town.ask(`select count(*) from record_step where step = 'seen'`)).toEqual([1])
  })
})

describe('续报, 终报, 办结', () => {
  it('are numbered, told to the office at any hour and to the chief if told, and closed by another hand', async () => {
    const town = await openTown('10-16 21:00')
    const { 张工, 吴工, 郑工, 链长甲 } = town
    await reports(张工)
    expect(await 张工.says('续报 重大事项1')).toContain('首报写过的不用再写')
    expect((await 张工.lastCard().clicks('follow_up', { next_at: '明早9点' })).words).toContain('✗ 至少填一项')
    expect((await 张工.lastCard().clicks('follow_up', { cause: '设备老化', next_at: '今早8点' })).words).toContain(
      '✗ 要晚于现在',
    )
    expect((await 张工.lastCard().clicks('follow_up', { cause: '设备老化', next_at: '快了' })).words).toContain(
      '✗ 没看懂时间',
    )
    await 张工.lastCard().clicks('follow_up', { cause: '设备老化', next_at: '明早9点' })
    expect(吴工.last()).toContain('张工（虚构）续报1：重大事项1')
    expect(链长甲.heard()).toEqual([])
    await 吴工.lastCard().clicks('seen')
    await 吴工.lastCard().clicks('tell_chief')
    const told = cardsOf(链长甲).length
    expect(await 张工.says('续报 重大事项1 备件已到场')).toContain('张工（虚构） 续报2：备件已到场')
    expect(链长甲.last()).toBe('张工（虚构）续报2：重大事项1。原因 备件已到场')
    expect(cardsOf(链长甲)).toHaveLength(told)
    expect(await 吴工.says('终报 重大事项1 产线已全部恢复')).toContain('状态：已终报')
    expect(吴工.last()).toContain('黄灯')
    await 吴工.says('办结 重大事项1 停产')
    expect(吴工.last()).toBe('您提的，请别人来定。')
    expect(await 郑工.says('我的')).toContain('待我定（1）\n重大事项1')
    const closed = await 郑工.says('办结 重大事项1 停产')
    expect(closed).toContain('状态：已办结')
    expect(closed).toContain('类别 停产')
    await town.at('10-19 08:00')
    expect(张工.last()).toContain('郑工（虚构）办结：重大事项1')
  })

  it('续报 is a line in the thread of the 首报 that each got, and in the card where that is gone', async () => {
    const town = await openTown('10-16 21:00')
    const { 张工, 吴工, 郑工, 链长甲 } = town
    await reports(张工)
    await 郑工.lastCard().clicks('tell_chief')
    const [own, chiefs] = [cardsOf(吴工), cardsOf(链长甲)]
    const messages = (who: Member) => town.stage.emulator.messages(town.stage.emulator.person(who.openId).p2p() ?? '')
    await 张工.says('续报 重大事项1')
    await 张工.lastCard().clicks('follow_up', { cause: '设备老化', scale: '两条产线', next_at: '明早9点' })
    for (const [who, [first]] of [
      [吴工, own],
      [链长甲, chiefs],
    ] as const) {
      const line = messages(who).at(-1)
      expect(who.last()).toBe(
        '张工（虚构）续报1：重大事项1。原因 设备老化；影响规模 两条产线；下次续报 10月17日（周六）09:00',
      )
      expect(line?.root_id).toBe(first?.message.message_id)
      expect(line?.thread_id).toMatch(/^omt_/u)
      expect(first?.words(), 'the card itself is drawn anew').toContain('续报 1 次')
    }
    expect(cardsOf(吴工)).toHaveLength(own.length)
    town.stage.emulator.failNext(1, { http: 400, code: 230011 }, { path: '/reply' })
    await 张工.says('续报 重大事项1 备件已到场')
    await town.at('10-16 21:10')
    const again = [cardsOf(吴工), cardsOf(郑工), cardsOf(town.周主任), cardsOf(链长甲)].map(({ length }) => length)
    expect(
      again.reduce((all, one) => all + one),
      'one of them in a card',
    ).toBe(own.length * 3 + chiefs.length + 1)
    expect(town.王工.heard().join()).not.toContain('重大事项1')
  })

  it('none by the promised time, or within a day: its reporter is told each workday morning until it comes', async () => {
    const town = await openTown('10-15 10:00')
    const { 张工, 吴工, 秦处 } = town
    await reports(张工, { at: '9:30' })
    await 吴工.lastCard().clicks('seen')
    await town.at('10-16 09:30')
    expect(notes(张工), 'less than a day').toBe(0)
    await town.at('10-19 09:00')
    expect(notes(张工)).toBe(1)
    expect(张工.last()).toContain('续报时间已过，请续报或终报')
    expect(await 秦处.says('我的')).toContain('重大事项（1）')
    expect(await 张工.says('我的')).toContain('［续报］')
    await town.at('10-20 09:30')
    expect(notes(张工), 'daily').toBe(2)
    await 张工.says('续报 重大事项1')
    await 张工.lastCard().clicks('follow_up', { cause: '设备老化', next_at: '10-22 08:00' })
    await town.at('10-21 12:00')
    expect(notes(张工)).toBe(2)
    await town.at('10-22 09:00')
    expect(notes(张工)).toBe(3)
    await 张工.says('终报 重大事项1 产线已全部恢复')
    await town.at('10-26 12:00')
    expect(notes(张工)).toBe(3)
    expect(notes(吴工)).toBe(0)
  })
})

describe('one matter reported twice', () => {
  it('both are sent at once; merged, the earlier number stays and both who reported work it', async () => {
    const town = await openTown('10-16 21:00')
    const { 张工, 王工, 吴工 } = town
    await reports(张工, { place: '示例纤维戊' })
    await reports(王工, { place: '示例纤维戊', what: '厂区停电' }, '重大事项 陶瓷基 新增')
    expect(cardsOf(吴工, 2)).toHaveLength(1)
    expect(吴工.last()).toContain('可能与重大事项1是同一件')
    expect((await 吴工.card('重大事项〔2026〕2号').clicks('is_same')).toast).toBe('已合并')
    expect(await 吴工.says('重大事项2')).toMatch(/状态：已撤销[\s\S]*并入：重大事项1/u)
    expect(await 吴工.says('重大事项1')).toContain('王工（虚构） 续报1：重大事项2也报了：')
    expect(吴工.last()).toContain('厂区停电')
    expect(await 王工.says('续报 重大事项1 备件已到场')).toContain('续报2：备件已到场')
    expect(await 张工.says('续报 重大事项1 线路已修复')).toContain('续报3：线路已修复')
  })

  it('of one chain within a day it is asked, later or of another place and chain not; 不是 ends the question', async () => {
    const town = await openTown('10-15 21:00')
    const { 张工, 王工, 吴工 } = town
    await reports(张工)
    await reports(王工, { place: '示例园区' }, '重大事项 陶瓷基 新增')
    expect(吴工.last()).not.toContain('可能与')
    await reports(张工, { place: '示例厂房' })
    const card = 吴工.card('重大事项〔2026〕3号')
    expect(card.words()).toContain('可能与重大事项1是同一件')
    expect((await card.clicks('not_same')).words).not.toContain('可能与')
    await town.at('10-16 22:00')
    await reports(张工, { place: '示例仓库' })
    expect(吴工.card('重大事项〔2026〕4号').words(), 'more than a day later').not.toContain('可能与')
  })
})

it('stands first in 我的, in no chain’s words but its own, and in no digest a chief was not told of', async () => {
  const town = await openTown('10-15 15:00')
  const { 张工, 王工, 吴工, 郑工 } = town
  await reports(张工, { at: '14:30', place: '示例材料乙', what: '示例材料乙产线停产' })
  expect(await 吴工.says('我的')).toMatch(/演示数据\n重大事项（1）\n重大事项1 示例材料乙产线停产/u)
  expect((await 吴工.lastCard().clicks('seen_matter_1')).toast).toBe('已阅')
  expect(await 郑工.says('我的')).not.toContain('重大事项（1）')
  expect(await 王工.says('重大事项1')).toBe('没有找到重大事项1，或者您不能看。')
  await town.at('10-16 08:40')
  for (const where of ['航天群', '推进办群', '陶瓷基群'] as const)
    expect(town.group(where).join()).not.toContain('产线停产')
  await 吴工.says('报链长 重大事项1')
  await town.at('10-23 08:40')
  expect(town.group('航天群').at(-1), 'told, and no firm named').toMatch(/■ 重大事项 1：重大事项1 .*〔新〕\n/u)
  expect(town.group('航天群').join()).not.toContain('示例材料乙')
  expect(王工.heard().join() + town.group('陶瓷基群').join()).not.toContain('产线停产')
})

const ordered = { instruct: 'CG', hand_over: 'CG', read: 'CG' }

it('gives each person the steps of the table and no other', { timeout: 60_000 }, async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 吴工 } = town
  await reports(张工, { at: '8:30' })
  const id = 'matter-2026-1'
  const open = {
    note: 'PBLOQ',
    relate: 'PBLCOQ',
    assign: 'LOQ',
    merge: 'LOQ',
    nudge: 'LOQ',
    classify: 'LOQ',
    ...ordered,
  }
  const sees = 'PBLCOQG'
  expect(await whoMay(town, id, given)).toEqual({
    ...{ sees, seen: 'OQ', tell_chief: 'LOQ', follow_up: 'PBLOQ', ...open, edit: 'POQ', void: 'POQ' },
  })
  await 吴工.says('已阅 重大事项1')
  expect(await whoMay(town, id, given)).toEqual({
    ...{ sees, tell_chief: 'LOQ', follow_up: 'PBLOQ', conclude: 'PBLOQ', to_task: 'PBLOQ', ...open },
    ...{ edit: 'OQ', void: 'OQ' },
  })
  await 吴工.says('报链长 重大事项1')
  await 张工.says('终报 重大事项1 已全部恢复')
  expect(await whoMay(town, id, given)).toEqual({
    ...{ sees, finish: 'OQ', to_task: 'PBLOQ', ...open, edit: 'OQ', void: 'OQ' },
  })
  await 吴工.says('办结 重大事项1 停产')
  expect(await whoMay(town, id, given)).toEqual({ sees, note: 'PBLOQ', edit: 'OQ', reopen: 'COQ', classify: 'LOQ' })
})
