import { describe, expect, it } from 'vitest'
import { filesMonth } from '../support/months.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const nudges = (town: Town) =>
  town.ask(`select chain_id || ' ' || nudges from item where type = 'monthly' and nudges > 0 order by id`)
const counted = (town: Town) => town.ask(`select count(*) from outbox where topic = 'nudge' and period = '2026-09'`)
const asked = (heard: string[]) => heard.filter((text) => text.includes('请您尽快报') && text.includes('月度进展'))

/** Thursday of W39: 航天 has filed the month, the others owe it. */
const thursday = async (): Promise<Town> => {
  const town = await openTown('09-23 14:30')
  await town.at('09-24 11:00')
  await filesMonth(town.张工)
  return town
}

describe('催报 月报', () => {
  it('asks in private for the month by its name and due time, is counted, and not again within the hour', async () => {
    const town = await thursday()
    const groups = () => [town.group('推进办群').length, town.group('煤化工群').length]
    const before = groups()
    expect(await town.吴工.says('催报 月报')).toBe('9月月报：已私信催报 3 条链')
    expect(town.刘工.last()).toContain(
      '吴工（虚构）请您尽快报煤制烯烃（芳烃）深加工产业链9月月度进展，9月24日（周四）18:00 截止。点「现在填」，约 5 分钟。',
    )
    expect(asked(town.张工.heard()), 'has filed').toEqual([])
    expect(asked(town.陈工.heard()), 'the backup').toEqual([])
    expect(groups()).toEqual(before)
    expect(nudges(town)).toEqual(['cmc 1', 'coal-olefin 1', 'textile 1'])
    expect(town.ask(`select sum(nudges) from item where type = 'weekly'`), 'the week is another thing').toEqual([0])
    expect(counted(town)).toEqual([3])
    expect((await town.audit()).filter(({ action }) => action === 'nudge')).toMatchObject([
      { object: '2026-09', detail: { chains: 'cmc,coal-olefin,textile' } },
    ])

    expect(await town.郑工.says('催报 月报')).toBe('9月月报：刚催过，不重复打扰')
    await town.at('09-24 12:00')
    expect(await town.郑工.says('催报 纺织 月报')).toBe('9月月报：已私信催报 1 条链')
    expect(nudges(town)).toEqual(['cmc 1', 'coal-olefin 1', 'textile 2'])
    expect(await town.吴工.says('减负')).toContain('催报')
  })

  it('goes on after due time and lock, since the month is still owed, and keeps to working hours', async () => {
    const town = await thursday()
    await town.at('09-24 18:31')
    expect(await town.吴工.says('催报 月报')).toBe('9月月报：现在是休息时间，不发催报')
    expect(counted(town)).toEqual([0])
    await town.at('10-09 13:00')
    expect(town.ask(`select state from item where id = 'monthly/2026-09/textile'`)).toEqual(['missed'])
    expect(await town.吴工.says('催报 纺织 月报')).toBe('9月月报：已私信催报 1 条链')
    expect(asked(town.杨工.heard())).toHaveLength(1)
  })

  it('is open to a lead for the own chain, and to nobody else', async () => {
    const town = await thursday()
    expect(await town.秦处.says('催报 月报')).toBe('9月月报：没有需要催报的了')
    expect(await town.宋处.says('催报 月报')).toBe('9月月报：已私信催报 1 条链')
    expect(await town.宋处.says('催报 陶瓷基 月报')).toContain('您现在的职责不能催报')
    expect(await town.张工.says('催报 月报')).toContain('您现在的职责不能催报')
    expect(await town.吴工.says('催报 航海 月报')).toContain('没找到这条产业链')
    expect(nudges(town)).toEqual(['textile 1'])
  })

  it('answers that there is nobody before the first month has opened', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.吴工.says('催报 月报')).toBe('没有需要催报的了')
    expect(await town.吴工.says('催报'), 'and the week says nothing of a month').toBe('已私信催报 4 条链')
  })
})

describe('催报 without 月报, while the month is owed as well', () => {
  it('means the week, and says in one line how many owe the month and what to write', async () => {
    const town = await thursday()
    expect(await town.吴工.says('催报')).toBe('已私信催报 4 条链\n另有 3 条链还没报9月月报，要催发「催报 月报」。')
    expect(town.刘工.last()).toContain('第39周工作动态')
    expect(counted(town)).toEqual([0])
    expect(await town.吴工.says('催报 纺织')).toBe(
      '刚催过，不重复打扰\n另有 1 条链还没报9月月报，要催发「催报 新型纺织产业链 月报」。',
    )
    expect(await town.吴工.says('催报 新型纺织产业链 月报'), 'as it was written').toBe('9月月报：已私信催报 1 条链')
    expect(await town.吴工.says('催报 航天'), 'whose month is in').toBe('刚催过，不重复打扰')
    await town.at('09-24 18:31')
    expect(await town.吴工.says('催报')).toBe('现在是休息时间，不发催报')
  })

  it('says so where nobody owes the week any more', async () => {
    const town = await thursday()
    for (const who of [town.张工, town.王工, town.刘工, town.杨工]) await who.fills(good).submits()
    expect(await town.吴工.says('催报')).toBe('没有需要催报的了\n另有 3 条链还没报9月月报，要催发「催报 月报」。')
  })
})

describe('催报 on 状态 月报', () => {
  it('does what the word does, says when, and is the office’s', async () => {
    const town = await thursday()
    await town.吴工.says('状态 月报')
    const card = town.吴工.card('报送状态 · 9月月报')
    expect(card.words()).toContain('［催报］')
    const { toast, words } = await card.clicks('nudge')
    expect(toast).toBe('已私信催报 3 条链')
    expect(words).toContain('报送状态 · 9月月报')
    expect(words).toContain('9月24日 11:00 已私信催报 3 条链')
    expect(words).not.toContain('［催报］')
    expect((await card.clicks('nudge', {}, { version: 0 })).toast).toBe('刚催过，不重复打扰')
    expect(nudges(town)).toEqual(['cmc 1', 'coal-olefin 1', 'textile 1'])

    await town.吴工.says('状态 月报', { in: '推进办群' })
    const inGroup = town.吴工.inGroup('推进办群', '报送状态 · 9月月报')
    await town.stage.emulator.addMember('oc_demo_office', town.张工.openId)
    const refused = await town.张工.inGroup('推进办群', '报送状态 · 9月月报').clicks('nudge')
    expect(refused.toast).toBe('您无权操作，已私信说明找谁办')
    await town.at('09-24 19:00')
    expect((await inGroup.clicks('nudge')).toast).toBe('现在是休息时间，不发催报')
  })

  it('stands on a lead’s own row, on none where all is in, and never in a chain’s group', async () => {
    const town = await thursday()
    await town.宋处.says('状态 月报')
    const row = town.宋处.card('报送状态 · 9月月报')
    expect((await row.clicks('nudge_textile')).toast).toBe('已私信催报 1 条链')
    expect(nudges(town)).toEqual(['textile 1'])
    expect(await town.秦处.says('状态 月报')).not.toContain('［催报］')
    expect(await town.杨工.says('状态 月报'), 'a reporter').not.toContain('［催报］')
    expect(await town.秦处.says('状态 月报', { in: '航天群' })).not.toContain('［催报］')

    await town.吴工.says('状态 月报')
    const card = town.吴工.card('报送状态 · 9月月报')
    for (const who of [town.王工, town.刘工, town.杨工]) await filesMonth(who)
    const late = await card.clicks('nudge')
    expect(late.toast).toBe('没有需要催报的了')
    expect(late.words).toContain('都报齐了')
    expect(late.words).not.toContain('［催报］')
  })
})
