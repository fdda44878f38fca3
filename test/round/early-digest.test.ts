import { describe, expect, it } from 'vitest'
import { filesMonth } from '../support/months.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** Wednesday evening of W36: 张工 has reported, a day before it is due. */
const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills({ ...good, progress: '周三的进展' }).submits()
  await town.at('09-02 16:00')
  return town
}
const postsEarly = async (town: Town, words: string) => {
  await town.吴工.says(words)
  const card = town.吴工.card('预览')
  await card.clicks('post')
  return card.clicks('post')
}

describe('汇总 before the reports are due', () => {
  it.each(['汇总 纺织', '汇总 航天', '汇总', '汇总 航天 月报', '汇总 月报', '汇总 领导小组 月报'])(
    '%s says 还没到截止, offers no 发布, and says nobody missed anything',
    async (words) => {
      const town = await openTown('09-21 08:30')
      await town.at('09-23 16:00')
      const preview = await town.吴工.says(words)
      expect(preview).toContain('还没到截止')
      expect(preview).not.toMatch(/［发布］|［确认发布］|到截止时未收到|■ 未报/u)
      expect(preview).toMatch(/发「汇总.* 提前发」/u)
    },
  )

  it('does not post for a button that was drawn without those words', async () => {
    const town = await wednesday()
    await town.吴工.says('汇总 纺织 提前发')
    const card = town.吴工.card('预览')
    const without = { on: 'digest', do: 'post', period: '2026-W36', target: 'textile', step: 2, version: 1, v: 1 }
    const forged = { force: true, action: { value: without } }
    expect((await card.clicks('post', {}, forged)).toast).toBe('还没到截止，没有发布')
    expect(town.group('纺织群')).toEqual([])
  })

  it('posts early only in words that say so, and the card says it', async () => {
    const town = await wednesday()
    const done = await postsEarly(town, '汇总 纺织 提前发')
    expect(done.toast).toBe('正在发布')
    const [card = ''] = town.group('纺织群')
    expect(card).toContain('提前发布，截至 9月2日（周三）16:00；9月4日（周五）08:30 按时更新本卡。')
    expect(card).toContain('还没到截止（9月3日（周四）18:00），还没有收到本期工作动态')
    expect(card).not.toContain('到截止时未收到')
  })

  it('becomes the one that is due at its time: the same card, one line, nothing twice', async () => {
    const town = await wednesday()
    await postsEarly(town, '汇总 纺织 提前发')
    await town.at('09-03 10:30')
    await town.杨工.fills({ ...good, progress: '纺织周四的进展' }).submits()
    expect(town.group('纺织群'), 'it follows without a word').toHaveLength(1)
    expect(town.group('纺织群')[0]).toMatch(/v2[\s\S]*提前发布，截至 9月3日（周四）10:30[\s\S]*纺织周四的进展/u)
    await town.at('09-04 08:35')
    expect(town.group('纺织群')).toHaveLength(2)
    const [card = '', line] = town.group('纺织群')
    expect(card).toMatch(/v3[\s\S]*纺织周四的进展/u)
    expect(card).not.toContain('提前')
    expect(line).toBe('已到发布时间，更新为截至发布时的内容（v3）')
    expect(town.group('航天群'), 'the others have theirs').toHaveLength(1)
    await town.at('09-04 09:00')
    await town.王工.fills(good).submits()
    await town.at('09-04 09:30')
    expect(town.group('纺织群')).toHaveLength(2)
  })

  it('says what was not received once it is due, and only then', async () => {
    const town = await wednesday()
    await postsEarly(town, '汇总 纺织 提前发')
    await town.at('09-04 08:35')
    expect(town.group('纺织群')[0]).toContain('到截止时未收到本期工作动态')
  })

  it('of the office: 还没报 without blame, and whole at its time', async () => {
    const town = await wednesday()
    await postsEarly(town, '汇总 提前发')
    const week = () => town.group('推进办群').filter((one) => one.includes('推进办周览'))
    expect(week()[0]).toContain('■ 还没报（没到截止）：')
    expect(week()[0]).toContain('■ 断链断供风险：已报的 1 条无新增，3 条未报')
    await town.at('09-04 08:45')
    expect(week()).toHaveLength(1)
    expect(week()[0]).toMatch(/v2[\s\S]*■ 未报：/u)
  })

  it('is brought up to date after an outage too, however long', async () => {
    const town = await wednesday()
    await postsEarly(town, '汇总 纺织 提前发')
    town.stage.clock.set('2026-09-08T02:00:00.000Z')
    await town.stage.settle()
    await town.stage.app.tick()
    await town.stage.settle()
    expect(town.group('纺织群')[0]).toMatch(/补发（应于 9月4日（周五）08:30 发布）[\s\S]*到截止时未收到/u)
    expect(town.group('推进办群').join('\n')).not.toContain('摘要没有发布 · 新型纺织')
  })

  it('reaches a group that was bound in between', async () => {
    const town = await wednesday()
    await postsEarly(town, '汇总 航天 提前发')
    await town.何工.says('绑定 航天', { in: '新群' })
    await town.stage.settle()
    await town.秦处.card('请确认绑定').clicks('confirm')
    await town.at('09-04 08:35')
    expect(town.group('新群').join('\n')).toContain('周三的进展')
  })

  it('of the month: the same', async () => {
    const town = await openTown('09-21 08:30')
    await town.at('09-23 15:00')
    await town.张工.fills(good).submits()
    expect(await filesMonth(town.张工)).toBe('已提交')
    await postsEarly(town, '汇总 领导小组 月报 提前发')
    await postsEarly(town, '汇总 纺织 月报 提前发')
    expect(town.group('领导小组群')[0]).toContain(
      '提前发布，截至 9月23日（周三）15:00；9月29日（周二）09:20 按时更新本卡。',
    )
    expect(town.group('纺织群').at(-1)).toContain('还没有收到本月进展')
    await town.at('09-29 09:30')
    expect(town.group('领导小组群').filter((one) => one.includes('领导小组月报'))).toHaveLength(1)
    expect(town.group('领导小组群')[0]).not.toContain('提前')
    const month = town.group('纺织群').filter((one) => one.includes('月报'))
    expect(month[0]).toContain('到截止时未收到本月进展')
  })
})
