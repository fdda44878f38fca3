import { describe, expect, it } from 'vitest'
import { officeTime } from '../../scripts/town/office-time.ts'
import { monthFigures, secondStep, toPreview } from '../support/months.ts'
import { openTown, type Town } from '../support/town.ts'

/** Wednesday of W39: the weekly report of 航天 is in, the month's card has followed, and from now on its reports are signed. */
const signing = async (): Promise<Town> => {
  const town = await openTown('09-23 14:30')
  await secondStep(town)
  await town.吴工.says('设置 审签 航天 开')
  return town
}
const files = async (town: Town, at: string) => {
  await town.at(at)
  return (await toPreview(town.张工)).clicks('submit')
}
const states = (town: Town) => town.ask(`select state from sign_off where item_id like 'monthly/%' order by rev`)
const chief = (town: Town) => town.group('航天群').find((text) => text.includes('月度进展摘要')) ?? ''
const office = (town: Town) => town.group('推进办群').find((text) => text.includes('推进办月报')) ?? ''
const messages = (town: Town) => [town.group('航天群').length, town.group('推进办群').length]

describe('审签 of a month', () => {
  it('is asked of the lead with the whole month; 同意 stands beside who filed it wherever the month is read', async () => {
    const town = await signing()
    const { 张工, 秦处, 吴工 } = town
    const filed = await files(town, '09-24 16:20')
    expect(filed.toast).toBe('已提交')
    expect(filed.words).toContain('待审签：9月28日 09:50 前没有意见，按「未审签」通过。')
    const card = 秦处.card('请审签 · 航天产业链')
    expect(card.words()).toMatch(
      /月度进展 9月（9月24日截止）[\s\S]*张工（虚构）填报[\s\S]*本月产值 3.2 亿元[\s\S]*9月28日（周一）09:50 前没有意见/u,
    )
    expect(card.words()).toMatch(/［同意］[\s\S]*［退回］/u)
    expect(await 吴工.says('状态 月报')).toContain('航天产业链 ✓ 已报\n9月24日 16:20，待审签')
    expect(await 吴工.says('查 航天 2026-09 月报')).toMatch(/2026年9月（.*待审签）/u)
    const mine = await 秦处.says('我的')
    expect(mine).toMatch(/待审签的（1）\n航天产业链 待审签\n9月月报，张工（虚构）填报，9月28日 09:50 前审签/u)
    await 秦处.card('待审签的').clicks('open_sign_aerospace_2026_09')
    const again = 秦处.lastCard()
    expect(again.words()).toContain('本月产值 3.2 亿元')

    await town.at('09-24 17:00')
    const signed = await card.clicks('agree')
    expect(signed.toast).toBe('已审签')
    expect(signed.words).toContain('秦处（虚构）同意，9月24日 17:00')
    expect(signed.words).not.toContain('［同意］')
    expect(again.words(), 'the same card once more').toContain('秦处（虚构）同意')
    expect((await card.clicks('agree', {}, { version: 0 })).toast).toBe('这一版已有结论，没有再办')
    expect(张工.card('已收到 · 航天产业链\n月度进展').words()).toContain('审签：秦处（虚构），9月24日 17:00')
    expect(await 张工.says('查 月报')).toContain('张工（虚构）填报，9月24日 16:20，审签：秦处（虚构）')
    expect(await 秦处.says('我的')).not.toContain('待审签的')
    expect(
      town.ask(
        `select filed_by_name || '/' || signed_by_name || '/' || state from revision join sign_off using (item_id, rev)`,
      ),
    ).toEqual(['张工（虚构）/秦处（虚构）/signed'])
    await town.at('09-29 09:20')
    expect(chief(town)).toContain('已审签')
    expect(office(town)).not.toContain('■ 审签')
  })

  it('is let through by four working hours of silence; the cards that stand say so, and nobody is told twice', async () => {
    const town = await signing()
    const { 张工, 秦处 } = town
    await files(town, '09-28 16:00')
    await town.at('09-29 09:10')
    expect(chief(town)).toContain('（待审签）')
    expect(office(town)).toContain('■ 审签：待审签 1（航天产业链）')
    const before = messages(town)
    await town.at('09-29 09:29')
    expect(states(town)).toEqual(['waiting'])
    await town.at('09-29 09:30')
    expect(states(town)).toEqual(['passed'])
    expect(chief(town)).toContain('（未审签）')
    expect(chief(town)).toContain('v1')
    expect(office(town)).toContain('■ 审签：未审签 1（航天产业链）')
    expect(messages(town)).toEqual(before)
    const card = 秦处.card('未审签 · 航天产业链')
    expect((await card.clicks('agree', {}, { version: 0 })).toast).toBe('这一版已有结论，没有再办')
    expect(states(town)).toEqual(['passed'])
    expect(张工.card('已收到 · 航天产业链\n月度进展').words()).toContain('未审签：没有等到审签意见，照常计入。')
    expect(await 张工.says('查 月报')).toMatch(/2026年9月（.*逾期，未审签）/u)
  })

  it('that fell due while the bot was down has passed before the month cards are made up for', async () => {
    const town = await signing()
    await files(town, '09-24 16:20')
    town.stage.clock.set(officeTime('09-29 10:00'))
    await town.stage.settle()
    expect(states(town)).toEqual(['passed'])
    expect(chief(town)).toContain('（未审签）')
  })

  it('of a new version is asked again, and the old card loses its buttons', async () => {
    const town = await signing()
    const { 张工, 秦处 } = town
    await files(town, '09-24 10:00')
    const old = 秦处.card('请审签')
    const receipt = 张工.card('已收到 · 航天产业链\n月度进展')
    await receipt.clicks('edit')
    await receipt.clicks('edit_figures')
    await receipt.clicks('next_figures', { ...monthFigures, output: '3.3' })
    await receipt.clicks('next_moves')
    await receipt.clicks('next_issues')
    expect((await receipt.clicks('submit')).toast).toBe('已更新为新版')
    expect(states(town)).toEqual(['replaced', 'waiting'])
    expect(old.words()).toContain('已有新版')
    expect((await old.clicks('agree', {}, { version: 0 })).toast).toBe('已有新版，请看新的卡片')
    expect(秦处.card('请审签').words()).toContain('本月产值 3.3 亿元')
    const heard = 秦处.heard().length
    await receipt.clicks('edit')
    expect((await receipt.clicks('submit')).toast).toBe('内容没有变化')
    expect(秦处.heard(), 'the same content again asks nobody').toHaveLength(heard)
  })

  it('is given with the own hand by a lead who files', async () => {
    const town = await signing()
    await town.at('09-24 10:30')
    await town.秦处.says('月报')
    const filed = await (await toPreview(town.秦处)).clicks('submit')
    expect(filed.words).toContain('审签：秦处（虚构），9月24日 10:30')
    expect(states(town)).toEqual(['signed'])
    expect(town.秦处.cards('请审签')).toEqual([])
  })

  it('is refused in words to everybody else', async () => {
    const town = await signing()
    await files(town, '09-24 10:30')
    const card = town.秦处.card('请审签')
    const click = await town.stage.emulator.person(town.魏处.openId).clicks(card.id, 'agree', {}, { force: true })
    await town.stage.settle()
    expect(click.toast?.content).toBe('您无权操作，已私信说明找谁办')
    expect(states(town)).toEqual(['waiting'])
    expect((await town.refusals()).map(({ action }) => action)).toEqual(['sign'])
  })

  it('is signed all the same when the buttons arrive without their values', async () => {
    const town = await openTown('09-23 14:30', { modes: { submitValue: 'missing' } })
    await secondStep(town)
    await town.吴工.says('设置 审签 航天 开')
    await files(town, '09-24 10:30')
    expect((await town.秦处.card('请审签').clicks('agree')).toast).toBe('已审签')
    expect(states(town)).toEqual(['signed'])
  })
})

describe('a lead who is not there to sign a month', () => {
  it('who has left: what waits passes at once, the click is refused, and the office is told once', async () => {
    const town = await signing()
    const { 秦处 } = town
    await files(town, '09-24 10:30')
    const card = 秦处.card('请审签')
    await town.changesPost('成员 航天 撤 专班负责人', '秦处')
    expect(states(town)).toEqual(['passed'])
    expect(card.words()).toContain('按「未审签」通过')
    expect((await card.clicks('agree', {}, { version: 0 })).toast).toBe('您无权操作，已私信说明找谁办')
    expect(states(town)).toEqual(['passed'])
    const told = town.group('推进办群').filter((text) => text.includes('没有人能审签'))
    expect(told).toEqual([
      expect.stringContaining('航天产业链9月月报没有人能审签（没有登记专班负责人，或已离职），已按「未审签」通过。'),
    ])
  })

  it('who is on leave: another lead is asked; where there is none it passes', async () => {
    const town = await signing()
    const { 秦处, 魏处 } = town
    await files(town, '09-24 10:30')
    await town.changesPost('成员 航天 加 专班负责人', '魏处')
    expect(魏处.card('请审签').words()).toContain('本月产值 3.2 亿元')
    await 秦处.says('请假 09-24 至 09-25')
    await 秦处.card('请确认请假').clicks('confirm')
    expect(states(town)).toEqual(['waiting'])
    await 魏处.says('请假 09-24 至 09-25')
    await 魏处.card('请确认请假').clicks('confirm')
    expect(states(town)).toEqual(['passed'])
    expect(town.group('推进办群').filter((text) => text.includes('专班负责人都在请假'))).toHaveLength(1)
  })
})
