import { describe, expect, it } from 'vitest'
import { monthFigures, secondStep, toPreview } from '../support/months.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const filed = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  return town
}
const revisions = (town: Town) => town.ask('select count(*) from revision')[0]

describe('暂存 while a filed report is being changed', () => {
  it('says that what is filed stands, and 我的 shows that a change is half done and goes on with it', async () => {
    const town = await filed()
    const { 张工 } = town
    const card = 张工.card('已收到')
    await card.clicks('edit')
    const kept = await card.fills({ progress: '改到一半' }).savesDraft()
    expect(kept.toast).toBe('已暂存，已报的仍然有效')
    expect(kept.words).toContain('改动已于 9月2日 15:00 暂存，还没有提交；已报的第 1 版仍然有效。')
    expect(kept.words).not.toContain('提交后才算上报')
    expect(kept.words).toContain('［不改了］')
    expect(revisions(town)).toBe(1)

    const mine = await 张工.says('我的')
    expect(mine).toContain('第36周，改了一半，还没有提交；已报的仍然有效')
    await 张工.card('我的').clicks('open_aerospace_2026_W36')
    expect(张工.last()).toContain('改到一半')
    expect(await town.吴工.says('查 航天 本周')).toContain('示例链主甲（虚构）完成设备招标')
    await town.at('09-04 08:35')
    expect(town.group('航天群').at(-1)).toContain('示例链主甲（虚构）完成设备招标')
  })

  it('不改了 leaves the filed version and forgets the change, pressed once or twice', async () => {
    const town = await filed()
    const { 张工 } = town
    const card = 张工.card('已收到')
    await card.clicks('edit')
    await card.fills({ progress: '改到一半' }).savesDraft()
    const left = await card.clicks('drop_change', { progress: '改到一半' })
    expect(left.toast).toBe('没有改动，已报的仍然有效')
    expect(left.words).toContain('已收到 · 航天产业链')
    expect((await card.clicks('drop_change', {}, { version: -1 })).toast).toBe('没有改动，已报的仍然有效')
    expect(await 张工.says('我的')).not.toContain('改了一半')
    await card.clicks('edit')
    expect(card.words()).not.toContain('改到一半')
    expect(revisions(town)).toBe(1)
  })

  it('is not offered to whoever has filed nothing, and does nothing there', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    const card = town.张工.card('周四工作动态')
    expect(card.words()).not.toContain('［不改了］')
    const kept = await card.fills({ progress: '写到一半' }).savesDraft()
    expect(kept.toast).toBe('已暂存，提交后才算上报')
    const value = { v: 1, on: 'weekly', do: 'drop_change', item: 'weekly/2026-W36/aerospace', rev: 0 }
    await card.clicks('save_draft', {}, { force: true, action: { value, name: 'drop_change' } })
    expect(town.ask('select count(*) from draft')).toEqual([1])
  })

  it('of a report that was sent back counts once it is handed in', async () => {
    const town = await filed()
    await town.吴工.says('退回 航天 缺时限')
    await town.吴工.card('确认退回').clicks('return')
    const card = town.张工.cards('周四工作动态').at(-1)
    const kept = await card?.fills({ progress: '补到一半' }).savesDraft()
    expect(kept?.toast).toBe('已暂存，提交后才算补充')
    expect(kept?.words).toContain('暂存，提交后才算补充。')
    expect(kept?.words).not.toMatch(/仍然有效|［不改了］/u)
  })

  it('of a month: the same', async () => {
    const town = await openTown('09-23 14:30')
    await secondStep(town)
    const card = await toPreview(town.张工)
    await card.clicks('submit')
    await card.clicks('edit')
    await card.clicks('edit_figures')
    const kept = await card.clicks('save_draft_figures', { ...monthFigures, output: '3.4' })
    expect(kept.toast).toBe('已暂存，已报的仍然有效')
    expect(kept.words).toContain('已报的第 1 版仍然有效')
    expect(await town.张工.says('我的')).toContain('9月月报，改了一半，还没有提交；已报的仍然有效')
    await town.张工.card('我的').clicks('open_aerospace_2026_09')
    expect(town.张工.last()).toContain('3.4')
    const left = await card.clicks('drop_change_figures', monthFigures)
    expect(left.toast).toBe('没有改动，已报的仍然有效')
    expect(left.words).toContain('已收到 · 航天产业链')
    expect(await town.张工.says('我的')).not.toContain('改了一半')
  })
})

describe('the figures of 减负', () => {
  const figures = (words: string) =>
    /本期共发出提醒 (\d+) 次，本月累计 (\d+) 次/u.exec(words)?.slice(1).map(Number) ?? []

  it('the month holds the week, also where the cards went out in the month before, and says what it is', async () => {
    const town = await openTown('09-28 08:30')
    await town.at('10-09 08:45')
    const words = town.group('推进办群').findLast((one) => one.includes('推进办周览')) ?? ''
    const [week = 0, month = 0] = figures(words)
    expect(week).toBeGreaterThan(0)
    expect(month).toBeGreaterThanOrEqual(week)
    expect(words).toContain('本月指截止日在10月的各期周报和月报。')
  })

  it('a card sent in August for a week due in September is in September', async () => {
    const town = await openTown('08-24 08:30')
    await town.吴工.says('汇总 提前发')
    await town.at('09-02 15:00')
    const all = town.ask(`select count(*) from outbox where period = '2026-W36' and topic = 'weekly-card'`)[0]
    await town.stage.database.kysely
      .updateTable('outbox')
      .set({ created_at: '2026-08-30T07:00:00.000Z' })
      .where('period', '=', '2026-W36')
      .execute()
    await town.at('09-04 08:45')
    const words = town.group('推进办群').findLast((one) => one.includes('推进办周览 · 第36周')) ?? ''
    const [week = 0, month = 0] = figures(words)
    expect(week).toBeGreaterThanOrEqual(Number(all))
    expect(month).toBe(week)
  })

  it('cards that people open themselves are no prompts', async () => {
    const town = await filed()
    const prompts = async () => figures(await town.吴工.says('汇总'))
    const before = await prompts()
    await town.王工.says('周报')
    await town.王工.says('月报')
    await town.王工.says('我的')
    await town.王工.card('我的').clicks('open_cmc_2026_W36')
    expect(await prompts()).toEqual(before)
  })
})

describe('点名 before the week is due', () => {
  it('says that it means the week before, on the card and where nothing is to be named', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-09 10:00')
    await town.吴工.says('点名 纺织 没有报')
    const card = town.吴工.card('请确认点名')
    expect(card.words()).toContain('第37周还没到截止（9月10日（周四）18:00），点的是上一期：第36周。')
    expect(card.words()).toContain('新型纺织产业链第36周工作动态到截止时间')
    expect(await town.吴工.says('点名 航天 没有报')).toBe(
      '第37周还没到截止（9月10日（周四）18:00），点的是上一期：第36周。航天产业链第36周已经报了，不用点名。',
    )
    await town.at('09-11 09:00')
    expect(await town.吴工.says('点名 航天 没有报')).not.toContain('上一期')
  })
})
