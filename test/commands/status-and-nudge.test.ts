import { describe, expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

describe('状态', () => {
  it('shows 已报, 草稿中, 未报 and 免报 as far as one may see', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.王工.fills({ progress: '写到一半' }).savesDraft()
    rawOf(town.stage.database).exec(
      `update item set state = 'exempt', note = '本周停产检修' where chain_id = 'textile'`,
    )
    const all = await town.吴工.says('状态')
    expect(all).toContain('航天产业链 ✓ 已报\n9月2日 15:00')
    expect(all).toContain('陶瓷基复合材料产业链 … 草稿中 9月2日 15:00')
    expect(all).toContain('煤制烯烃（芳烃）深加工产业链 ○ 未报')
    expect(all).toContain('新型纺织产业链 — 免报 本周停产检修')
    expect(await town.组长.says('状态')).toContain('新型纺织产业链')

    const own = await town.张工.says('状态')
    expect(own).toContain('航天产业链')
    expect(own).not.toContain('陶瓷基')
    expect(await town.王工.says('状态')).toMatch(/陶瓷基.*\n.*煤制烯烃|煤制烯烃.*\n.*陶瓷基/u)
    await town.at('09-03 18:01')
    expect(await town.吴工.says('状态')).toContain('煤制烯烃（芳烃）深加工产业链 ✗ 未报')
  })

  it('in a chain’s group shows that chain, to the office too, and without a button', async () => {
    const town = await openTown('09-02 15:00')
    await town.stage.emulator.addMember('oc_demo_c1', town.吴工.openId)
    for (const who of ['秦处', '吴工'] as const) {
      const answer = await town[who].says('状态', { in: '航天群' })
      expect(answer).toContain('航天产业链')
      expect(answer).not.toContain('陶瓷基')
      expect(answer).not.toContain('［催报］')
    }
    const before = town.group('航天群').length
    await town.吴工.says('状态 纺织', { in: '航天群' })
    expect(town.group('航天群').slice(before)).toEqual(['已私信回复。'])
    expect(town.吴工.last()).toContain('新型纺织产业链')
  })

  it('a chain that does not exist is said to be unknown, with the names there are', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.吴工.says('状态 航海')).toContain('没找到这条产业链。可以写：航天产业链、陶瓷基复合材料产业链')
    expect(await town.张工.says('状态 航海')).toContain('没找到这条产业链。可以写：航天产业链。')
    expect(await town.吴工.says('状态 全部')).toContain('新型纺织产业链')
  })
})

describe('催报', () => {
  it('goes to the main reporters in private, is counted, and not again within the hour', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    const before = town.group('推进办群').length
    expect(await town.吴工.says('催报')).toBe('已私信催报 3 条链')
    expect(town.刘工.last()).toContain(
      '吴工（虚构）请您尽快报煤制烯烃（芳烃）深加工产业链第36周工作动态，9月3日（周四）18:00 截止。点「现在填」，约 2 分钟；没有新情况点「本周无新增」。',
    )
    expect(town.刘工.last()).toContain('［现在填］')
    expect(town.张工.heard(), 'has filed').toHaveLength(1)
    expect(town.陈工.heard(), 'the backup').toHaveLength(0)
    expect(town.group('推进办群')).toHaveLength(before)
    expect(await town.郑工.says('催报')).toBe('刚催过，不重复打扰')
    await town.at('09-02 16:00')
    expect(await town.郑工.says('催报 煤化工')).toBe('已私信催报 1 条链')
    expect(town.ask('select nudges from item order by id')).toEqual([0, 1, 2, 1])
    expect((await town.audit()).filter(({ action }) => action === 'nudge')).toHaveLength(2)
    await town.at('09-04 08:40')
    // 4 cards, 3 + 1 by hand, 3 first and 3 second reminders, and at 17:00 three words with a card each to 王工, 赵工, 陈工 and 黄工.
    expect(town.group('推进办群').at(-1)).toMatch(/本期共发出提醒 \d+ 次/u)
  })

  it('a misspelt chain nudges nobody', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.吴工.says('催报 航海')).toContain('没找到这条产业链')
    expect(town.ask('select sum(nudges) from item')).toEqual([0])
  })

  it('waits for working hours', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 18:31')
    expect(await town.吴工.says('催报')).toBe('现在是休息时间，不发催报')
    await town.at('09-03 07:59')
    expect(await town.吴工.says('催报')).toBe('现在是休息时间，不发催报')
    await town.at('09-03 08:00')
    expect(await town.吴工.says('催报')).toBe('已私信催报 4 条链')
  })

  it('a lead nudges the own chain, and the button on the receipt does what the word does', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    expect(await town.秦处.says('催报')).toBe('已私信催报 1 条链')
    await town.at('09-03 18:05')
    const receipt = town.吴工.inGroup('推进办群', '报送情况')
    expect(JSON.stringify(receipt.message.content)).toContain('私信提醒还没报的 4 条链的主报：航天产业链、')
    const { toast, words } = await receipt.clicks('nudge')
    expect(toast).toBe('已私信催报 4 条链')
    expect(words).toContain('9月3日 18:05 已私信催报 4 条链：航天产业链、陶瓷基复合材料产业链、')
    expect(words).not.toContain('［催报］')
    expect((await receipt.clicks('nudge', {}, { version: 0 })).toast).toBe('刚催过，不重复打扰')
  })

  it('of everyone who has filed says that there is nobody', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    expect(await town.秦处.says('催报')).toBe('没有需要催报的了')
  })
})
