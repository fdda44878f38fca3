import { describe, expect, it } from 'vitest'
import { officeTime } from '../../scripts/town/office-time.ts'
import { good, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** Wednesday 15:00, the cards are out and the reports of 航天 are signed. */
const signing = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.吴工.says('设置 审签 航天 开')
  await town.at('09-02 15:00')
  return town
}
const states = (town: Town) => town.ask('select state from sign_off order by item_id, rev')
const digests = (town: Town) => ({
  chief: town.group('航天群').find((text) => text.includes('摘要')) ?? '',
  office: town.group('推进办群').find((text) => text.includes('推进办周览')) ?? '',
})

describe('设置 审签', () => {
  it('is switched by the office and the administrator for one chain, shown in 设置, and counts from the next filing on', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    const { 吴工, 何工, 张工, 秦处 } = town
    await 张工.fills(good).submits()
    expect(await 吴工.says('设置')).toContain('各链都没有开')
    expect(await 吴工.says('设置 审签 航天 开')).toBe(
      '航天产业链审签已开：从下一次提交起，先请专班负责人审签；4 个工作小时没有意见，按「未审签」通过。截止和摘要照常。',
    )
    expect(await 何工.says('设置 审签 航天 开')).toBe('航天产业链审签本来就是开着的。')
    expect(await 吴工.says('设置')).toContain('已开：航天产业链')
    expect(秦处.heard()).toEqual([])
    expect(states(town)).toEqual([])
    expect(await 何工.says('设置 审签 航天 关')).toContain('航天产业链审签已关')
    expect(await 何工.says('设置')).toContain('各链都没有开')
    expect(town.ask(`select detail from audit where action = 'settings-sign-off'`)).toEqual([
      '{"on":true}',
      '{"on":false}',
    ])
  })

  it.each([
    ['吴工', '设置 审签', '写法：「设置 审签 航天 开」'],
    ['吴工', '设置 审签 航天', '写法：「设置 审签 航天 开」'],
    ['吴工', '设置 审签 航天 大概', '写法：「设置 审签 航天 开」'],
    ['吴工', '设置 审签 航海 开', '没找到这条产业链。可以写：航天产业链'],
    ['秦处', '设置 审签 航天 关', '您现在的职责不能修改设置。请找推进办'],
    ['张工', '设置 审签 航天 关', '您现在的职责不能修改设置。请找推进办'],
  ] as const)('%s: %s is answered in words and changes nothing', async (who, typed, answer) => {
    const town = await openTown('09-02 15:00')
    expect(await town[who].says(typed)).toContain(answer)
    expect(await town.吴工.says('设置')).toContain('各链都没有开')
  })
})

describe('审签', () => {
  it('is asked of the lead in private; 同意 stands with name and time beside who filed it', async () => {
    const town = await signing()
    const { 张工, 秦处, 吴工 } = town
    await town.at('09-03 16:20')
    const filed = await 张工.fills(good).submits()
    expect(filed.toast).toBe('已提交')
    expect(filed.words).toContain('待审签：9月4日 09:50 前没有意见，按「未审签」通过。')
    const card = 秦处.card('请审签 · 航天产业链')
    expect(card.words()).toMatch(/张工（虚构）填报[\s\S]*走访示例材料乙（虚构）[\s\S]*9月4日（周五）09:50 前没有意见/u)
    expect(card.words()).toMatch(/［同意］[\s\S]*［退回］/u)
    expect(await 吴工.says('状态')).toContain('航天产业链 ✓ 已报\n9月3日 16:20，待审签')
    expect(await 秦处.says('我的')).toMatch(
      /待审签的（1）\n航天产业链 待审签\n第36周，张工（虚构）填报，9月4日 09:50 前审签/u,
    )

    await town.at('09-03 17:00')
    const signed = await card.clicks('agree')
    expect(signed.toast).toBe('已审签')
    expect(signed.words).toContain('秦处（虚构）同意，9月3日 17:00')
    expect(signed.words).not.toContain('［同意］')
    expect(张工.card('已收到').words()).toContain('审签：秦处（虚构），9月3日 17:00')
    expect(await 吴工.says('状态')).toContain('已审签')
    expect(await 张工.says('查 本周')).toContain('审签：秦处（虚构）')
    expect(await 吴工.says('查 航天 本周 版本')).toContain('审签：秦处（虚构），9月3日 17:00')
    expect(await 秦处.says('我的')).not.toContain('待审签的')
    expect(
      town.ask(
        `select filed_by_name || '/' || signed_by_name || '/' || state from revision join sign_off using (item_id, rev)`,
      ),
    ).toEqual(['张工（虚构）/秦处（虚构）/signed'])
    expect((await card.clicks('agree', {}, { version: 0 })).toast).toBe('这一版已有结论，没有再办')

    await town.at('09-04 08:40')
    expect(digests(town).chief).toContain('已审签')
    expect(digests(town).office).not.toContain('■ 审签')
  })

  it('is let through by four working hours of silence, as 未审签; the digests never wait and say so', async () => {
    const town = await signing()
    const { 张工, 秦处, 吴工 } = town
    await town.at('09-03 16:20')
    await 张工.fills(good).submits()
    await town.at('09-03 18:05')
    expect(town.group('推进办群').at(-1)).toMatch(/已报 1[\s\S]*待审签 1（航天产业链）/u)
    await town.at('09-04 08:40')
    expect(digests(town).chief).toContain('（待审签）')
    expect(digests(town).office).toContain('■ 审签：待审签 1（航天产业链）')
    const lines = [town.group('航天群').length, town.group('推进办群').length]
    await town.at('09-04 09:49')
    expect(states(town)).toEqual(['waiting'])
    await town.at('09-04 09:50')
    expect(states(town)).toEqual(['passed'])
    expect(digests(town).chief).toContain('（未审签）')
    expect(digests(town).office).toContain('■ 审签：未审签 1（航天产业链）')
    expect([town.group('航天群').length, town.group('推进办群').length], 'nobody is told twice').toEqual(lines)
    const card = 秦处.card('未审签 · 航天产业链')
    expect(card.words()).not.toContain('［同意］')
    expect((await card.clicks('agree', {}, { version: 0 })).toast).toBe('这一版已有结论，没有再办')
    expect(states(town)).toEqual(['passed'])
    expect(张工.card('已收到').words()).toContain('未审签：没有等到审签意见，照常计入。')
    expect(await 吴工.says('状态')).toContain('未审签')
    expect(await 吴工.says('查 航天 本周')).toMatch(/第36周（.*未审签）/u)
  })

  it('that fell due while the bot was down has passed before the digests are made up for', async () => {
    const town = await signing()
    await town.at('09-03 10:30')
    await town.张工.fills(good).submits()
    town.stage.clock.set(officeTime('09-04 09:30'))
    await town.stage.settle()
    expect(states(town)).toEqual(['passed'])
    expect(digests(town).office).toContain('■ 审签：未审签 1（航天产业链）')
    expect(digests(town).chief).toContain('（未审签）')
  })

  it('on Friday evening disturbs nobody and counts from Monday', async () => {
    const town = await signing()
    await town.at('09-04 20:00')
    await town.张工.says('周报')
    expect((await town.张工.fills(good).submits()).words).toContain('待审签：9月7日 12:00 前')
    expect(town.秦处.heard()).toEqual([])
    await town.at('09-07 08:00')
    expect(town.秦处.last()).toContain('请审签')
  })

  it('退回 wants a reason, makes the report due one workday later, and stands in 我的 of both', async () => {
    const town = await signing()
    const { 张工, 秦处 } = town
    await town.at('09-03 10:30')
    await 张工.fills(good).submits()
    const card = 秦处.card('请审签')
    const none = await card.clicks('send_back', { reason: ' ' })
    expect(none.toast).toBe('还没有退回，请写原因')
    expect(none.words).toContain('✗ 请写明原因。')
    const long = await card.clicks('send_back', { reason: '因'.repeat(61) }, { force: true })
    expect(long.words).toContain('✗ 原因有 61 字')
    expect(long.words).toContain('因'.repeat(61))
    const back = await card.clicks('send_back', { reason: '缺时限' })
    expect(back.toast).toBe('已退回，填报人会收到私信')
    expect(back.words).toContain('秦处（虚构）退回，9月3日 10:30')
    expect(states(town)).toEqual(['returned'])
    expect(张工.last()).toContain('秦处（虚构）退回，原因：缺时限')
    expect(张工.last()).toContain('请在 9月4日（周五）10:30 前补充后提交')
    expect(await 张工.says('我的')).toMatch(/要报的（1）\n航天产业链 ↩ 退回\n第36周，9月4日 10:30 前补充：缺时限/u)
    const mine = await 秦处.says('我的')
    expect(mine).toMatch(/等补充的（1）\n航天产业链 ↩ 退回[\s\S]*缺时限/u)
    expect(mine).not.toContain('要报的')

    await 张工.cards('周四工作动态').at(-1)?.fills({ progress: '补了时限' }).submits()
    expect(states(town)).toEqual(['returned', 'waiting'])
    const again = 秦处.card('请审签')
    expect(again.id).not.toBe(card.id)
    expect(again.words()).toContain('补了时限')
    expect((await again.clicks('agree')).toast).toBe('已审签')
    expect(await 秦处.says('我的')).not.toContain('等补充的')
  })

  it('of a new version is asked again, and the old card loses its buttons', async () => {
    const town = await signing()
    const { 张工, 李工, 秦处 } = town
    await town.at('09-03 10:30')
    await 张工.fills(good).submits()
    const old = 秦处.card('请审签')
    await 李工.says('周报')
    await 李工.card('已收到').clicks('edit')
    await 李工.card('周四工作动态').fills({ progress: '又有进展' }).submits()
    expect(states(town)).toEqual(['replaced', 'waiting'])
    expect(old.words()).toContain('已有新版')
    expect(old.words()).not.toContain('［同意］')
    expect((await old.clicks('agree', {}, { version: 0 })).toast).toBe('已有新版，请看新的卡片')
    expect(states(town)).toEqual(['replaced', 'waiting'])
    expect(秦处.card('请审签').words()).toMatch(/李工（虚构）代张工（虚构）填报[\s\S]*又有进展/u)
    // The same content again asks nobody.
    const heard = 秦处.heard().length
    await 李工.card('已收到').clicks('edit')
    await 李工.card('周四工作动态').fills({}).submits()
    expect(秦处.heard()).toHaveLength(heard)
  })

  it('is given with the own hand by a lead who files', async () => {
    const town = await signing()
    await town.at('09-03 10:30')
    await town.秦处.says('周报')
    const filed = await town.秦处.card('周四工作动态').fills(good).submits()
    expect(filed.words).toContain('审签：秦处（虚构），9月3日 10:30')
    expect(states(town)).toEqual(['signed'])
    expect(town.秦处.cards('请审签')).toEqual([])
  })

  it('by the office’s 退回 is no longer asked for', async () => {
    const town = await signing()
    await town.at('09-03 10:30')
    await town.张工.fills(good).submits()
    await returnsReport(town.吴工, '退回 航天 缺时限')
    expect(states(town)).toEqual(['returned'])
    expect(town.秦处.card('已退回').words()).toContain('吴工（虚构）退回')
  })

  it('is not given in words, and an answer to the card is no report', async () => {
    const town = await signing()
    await town.at('09-03 10:30')
    await town.张工.fills(good).submits()
    await town.秦处.says('同意', { replyTo: town.秦处.card('请审签') })
    expect(town.秦处.cards('请核对')).toEqual([])
    expect(states(town)).toEqual(['waiting'])
  })

  it('is refused in words to everybody else', async () => {
    const town = await signing()
    await town.at('09-03 10:30')
    await town.张工.fills(good).submits()
    const card = town.秦处.card('请审签')
    const click = await town.stage.emulator.person(town.魏处.openId).clicks(card.id, 'agree', {}, { force: true })
    await town.stage.settle()
    expect(click.toast?.content).toBe('您无权操作，已私信说明找谁办')
    expect(town.魏处.last()).toContain('您现在的职责不能审签这条产业链的报告')
    expect(states(town)).toEqual(['waiting'])
    expect((await town.refusals()).map(({ action }) => action)).toEqual(['sign'])
  })
})

describe('a lead who is not there', () => {
  it('who has left: the waiting report passes at once, the click is refused, and the office is told once', async () => {
    const town = await signing()
    const { 张工, 秦处 } = town
    await town.at('09-03 10:30')
    await 张工.fills(good).submits()
    const card = 秦处.card('请审签')
    await town.changesPost('成员 航天 撤 专班负责人', '秦处')
    expect(states(town)).toEqual(['passed'])
    expect(card.words()).toContain('按「未审签」通过')
    expect((await card.clicks('agree', {}, { version: 0 })).toast).toBe('您无权操作，已私信说明找谁办')
    expect(states(town)).toEqual(['passed'])
    const told = () => town.group('推进办群').filter((text) => text.includes('没有人能审签'))
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain('没有登记专班负责人，或已离职')
    await 张工.card('已收到').clicks('edit')
    const again = await 张工.card('周四工作动态').fills({ progress: '又有进展' }).submits()
    expect(again.words).toContain('未审签')
    expect(states(town)).toEqual(['passed', 'passed'])
    expect(told(), 'once').toHaveLength(1)
  })

  it('who leaves the tenant: the same', async () => {
    const town = await signing()
    await town.at('09-03 10:30')
    await town.张工.fills(good).submits()
    await town.stage.emulator.resign(town.秦处.openId)
    await town.stage.settle()
    expect(states(town)).toEqual(['passed'])
    expect(town.张工.card('已收到').words()).toContain('未审签')
    expect(town.group('推进办群').filter((text) => text.includes('没有人能审签'))).toHaveLength(1)
  })

  it('who is on leave: another lead is asked; where there is none it passes', async () => {
    const town = await signing()
    const { 张工, 秦处, 魏处 } = town
    await town.at('09-03 10:30')
    await 张工.fills(good).submits()
    await town.changesPost('成员 航天 加 专班负责人', '魏处')
    expect(魏处.card('请审签').words()).toContain('走访示例材料乙（虚构）')
    await 秦处.says('请假 09-03 至 09-04')
    await 秦处.card('请确认请假').clicks('confirm')
    expect(states(town)).toEqual(['waiting'])
    await 魏处.says('请假 09-03 至 09-04')
    await 魏处.card('请确认请假').clicks('confirm')
    expect(states(town)).toEqual(['passed'])
    expect(town.group('推进办群').filter((text) => text.includes('专班负责人都在请假'))).toHaveLength(1)
  })

  it('both of two are asked, and what one has signed the other sees', async () => {
    const town = await signing()
    const { 张工, 秦处, 魏处 } = town
    await town.changesPost('成员 航天 加 专班负责人', '魏处')
    await town.at('09-03 10:30')
    await 张工.fills(good).submits()
    await 魏处.card('请审签').clicks('agree')
    expect(秦处.card('已审签').words()).toContain('魏处（虚构）同意')
    const late = await 秦处.card('已审签').clicks('send_back', { reason: '缺时限' }, { version: 0 })
    expect(late.toast).toBe('这一版已有结论，没有再办')
    expect(states(town)).toEqual(['signed'])
  })
})
