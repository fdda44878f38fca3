import { describe, expect, it } from 'vitest'
import { cast, groups, type Where, type Who } from '../../scripts/town/cast.ts'
import { rawOf } from '../support/raw.ts'
import { report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const ask = '请协调新城管理办9月20日前明确用地红线'

/** Friday morning: 航天 has asked its chief for something, and the digests are out. */
const friday = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills({ ...report('航天'), ask_level: 'chief', ask_detail: ask }).submits()
  await town.at('09-04 10:00')
  return town
}

const office = (town: Town) => town.group('推进办群').filter((text) => text.includes('的话，请看'))
const digest = (town: Town, where: Where, part = '第36周') => {
  const found = town.groupMessages(where).find(({ content }) => JSON.stringify(content).includes(part))
  if (!found) throw new Error(`no digest in ${where}`)
  return found.message_id
}
/** Says something in a group with @bot, as an answer to its digest. */
const answers = async (town: Town, who: Who, where: Where, text: string): Promise<string> => {
  const { event_id } = await town.stage.emulator
    .person(cast[who])
    .says(text, { in: groups[where], mentions: ['bot'], replyTo: digest(town, where) })
  await town.stage.settle()
  return event_id
}

describe('a chief answers the digest', () => {
  it('the office reads the very words, what they answer and what was asked; the chief has one line in private', async () => {
    const town = await friday()
    await answers(town, '链长甲', '航天群', '请新城管理办9月20日前办结')
    expect(office(town)).toHaveLength(1)
    const [told = ''] = office(town)
    expect(told).toContain('航天产业链链长的话，请看')
    expect(told).toContain('9月4日 10:00，在航天产业链链长群里说：')
    expect(told).toContain('请新城管理办9月20日前办结')
    expect(told).toContain('答的是「链长群摘要」：航天产业链，第36周')
    expect(told).toContain(`请链长协调：${ask}`)
    expect(told).toContain('没有立批示，也没有交办')
    expect(town.链长甲.last()).toBe('已转推进办：「请新城管理办9月20日前办结」')
    expect(town.group('航天群').at(-1)).not.toContain('新城管理办')
    expect((await town.audit()).filter(({ action }) => action === 'relay')).toMatchObject([
      { chain: 'aerospace', place: 'group', actor: cast.链长甲, result: 'done' },
    ])
    // The ask itself is a 问题 since it was filed.
    expect(town.ask(`select kind || no || ' ' || rev from record where kind not in ('firm', 'figure')`)).toEqual([
      'problem1 1',
    ])
  })

  it('opinions, instructions and questions are handed on', async () => {
    const town = await friday()
    for (const text of ['同意', '再议', '可以', '批示 同意', '这件事谁来牵头', '催一下', '用地的事还要等省厅']) {
      await answers(town, '链长甲', '航天群', text)
      expect(office(town).at(-1)).toContain(`\n${text}\n`)
      expect(town.链长甲.last()).toBe(`已转推进办：「${text}」`)
    }
  })

  it('收到 and thanks are met with silence', async () => {
    const town = await friday()
    const [before, heard] = [town.group('航天群').length, town.链长甲.heard().length]
    for (const text of ['收到', '谢谢', '知道了，辛苦大家', '已阅', '👍']) await answers(town, '链长甲', '航天群', text)
    expect(office(town)).toEqual([])
    expect(town.group('航天群')).toHaveLength(before)
    expect(town.链长甲.heard()).toHaveLength(heard)
  })

  it('别再推了 offers 推送, and a look-up is answered as ever', async () => {
    const town = await friday()
    await town.链长甲.says('别再推了')
    expect(town.链长甲.last()).toContain('［只在有请示或红色时］')
    await answers(town, '链长甲', '航天群', '谁负责报')
    expect([town.group('航天群').at(-1), town.链长甲.last()].join()).toContain('航天产业链主报')
    expect(office(town)).toEqual([])
  })

  it('in private, where no group of the chief is bound', async () => {
    const town = await openTown('09-02 14:50')
    await town.stage.emulator.removeBot(groups.航天群, cast.何工)
    await town.at('09-04 10:00')
    expect(await town.链长甲.says('这样不行', { replyTo: town.链长甲.card('第36周') })).toContain(
      '已转推进办：「这样不行」',
    )
    expect(office(town).at(-1)).toContain('在私信里说：')
    expect(office(town).at(-1)).toContain('答的是「链长群摘要」：航天产业链，第36周')
    expect(office(town).at(-1)).not.toContain('这一期报的')
  })

  it('the same message again is no second relay', async () => {
    const town = await friday()
    const event = await answers(town, '链长甲', '航天群', '同意')
    for (const newEventId of [false, true]) await town.stage.emulator.redeliver(event, { newEventId })
    await town.stage.settle()
    expect(office(town)).toHaveLength(1)
    expect(town.链长甲.heard().filter((text) => text.startsWith('已转推进办'))).toHaveLength(1)
  })

  it('5,000 characters are cut, and both sides are told', async () => {
    const town = await friday()
    await answers(town, '链长甲', '航天群', `请抓紧落实${'用'.repeat(5000)}`)
    expect(office(town)[0]).toContain('太长，只转了前 1000 字')
    expect(office(town)[0]).toContain('用'.repeat(900))
    expect(office(town)[0]).not.toContain('用'.repeat(1000))
    expect(town.链长甲.last()).toContain('太长，只转了前 1000 字')
  })
})

describe('without the digest', () => {
  it('said to us in the group, or in private', async () => {
    const town = await friday()
    await town.链长甲.says('上周那件事办了没', { in: '航天群' })
    expect(office(town).at(-1)).toContain('在航天产业链链长群里说：')
    expect(office(town).at(-1)).not.toContain('答的是')
    expect(await town.链长甲.says('请推进办牵头落实')).toBe('已转推进办：「请推进办牵头落实」')
    expect(office(town).at(-1)).toContain('在私信里说：')
    expect(await town.组长.says('各链的风险要盯住')).toContain('已转推进办')
    expect(office(town).at(-1)).toContain('领导小组的话，请看')
  })

  it('thanks in private are thanked for, and nobody hears 没听懂 about a chief', async () => {
    const town = await friday()
    expect(await town.链长甲.says('谢谢')).toContain('不客气')
    await town.链长甲.says('桃', { in: '航天群' })
    expect(town.group('航天群').join()).not.toContain('没听懂')
    expect(town.链长甲.last()).toContain('没听懂')
    expect(office(town)).toEqual([])
  })

  it('an unbound office: each of its people reads it', async () => {
    const town = await friday()
    await town.stage.emulator.removeBot(groups.推进办群, cast.何工)
    await town.stage.settle()
    await answers(town, '链长甲', '航天群', '同意')
    expect(town.吴工.last()).toContain('航天产业链链长的话，请看')
    expect(town.链长甲.last()).toBe('已转推进办：「同意」')
  })

  it('an office of nobody: the chief hears that it did not get through', async () => {
    const town = await friday()
    await town.stage.emulator.removeBot(groups.推进办群, cast.何工)
    await town.stage.settle()
    rawOf(town.stage.database).exec("update person_role set until = '2026-09-04T01:00:00.000Z' where role = 'office'")
    await answers(town, '链长甲', '航天群', '同意')
    expect(town.链长甲.last()).toContain('没有转出去')
  })
})

describe('who is no chief of the chain', () => {
  it('is not handed on: another chain’s chief, a reporter, a chief whose post has ended', async () => {
    const town = await friday()
    await town.stage.emulator.addMember(groups.航天群, cast.链长乙)
    await answers(town, '链长乙', '航天群', '请抓紧落实')
    expect(town.group('航天群').join()).not.toContain('没听懂')
    await answers(town, '张工', '航天群', '请抓紧落实')
    await town.changesPost('成员 航天 撤 链长', '链长甲')
    await answers(town, '链长甲', '航天群', '同意')
    expect(office(town)).toEqual([])
    expect(town.链长甲.heard().join()).not.toContain('已转推进办')
  })
})
