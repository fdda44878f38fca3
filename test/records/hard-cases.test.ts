import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { apply, closeTextile } from '../support/apply-file.ts'
import { openTown } from '../support/town.ts'
import { everShown, wordsOf } from '../support/words.ts'

const seat = '  - { name: 链长乙（演示）, open_id: ou_demo_c2_chief, roles: [{ role: chief, chain: cmc }] }\n'

describe('what stands still', () => {
  it('is 久未动 once two weekly reports were due since its last step, on card and list, until it moves', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 冯工 } = town
    await 吴工.says('交办 航天 区投资商务局 12-30 接通示例地块水电')
    await 冯工.says('签收 任务1')
    await town.at('10-29 17:59')
    expect(await 冯工.says('任务1')).not.toContain('久未动')
    expect(await 吴工.says('任务 久未动')).toContain('没有找到')
    await 吴工.says('补记 任务1 已电话了解')
    await town.at('10-29 18:00')
    expect(await 冯工.says('任务1')).toContain('久未动：2 个报送周没有推进')
    expect(await 吴工.says('任务 久未动')).toContain('任务1 接通示例地块水电')
    expect(吴工.last()).toContain('12月30日 · 久未动')
    await 冯工.says('反馈 任务1 已与供电单位踏勘')
    expect(await 冯工.says('任务1')).not.toContain('久未动')
    expect(await 吴工.says('任务 久未动')).toContain('没有找到')
  })

  it('退办 stands on the office’s desk the same workday with 改派, and the new unit hears of it', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 郑工, 冯工, 秦处, 张工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
    expect(await 冯工.says('退办 任务1 不属于本局职责')).toContain('已退办，待推进办改派：不属于本局职责')
    expect(郑工.last()).toContain('冯工（虚构）退办：任务1，原因：不属于本局职责')
    expect(await 郑工.says('我的')).toContain('待我定（1）')
    await 郑工.lastCard().clicks('ask_assign_task_1')
    await 郑工.lastCard().clicks('assign', { unit: '本链专班', reason: '专班直接办' })
    expect(张工.last()).toContain('郑工（虚构）改派：任务1')
    expect(张工.last()).not.toContain('已退办')
    expect(await 郑工.says('我的')).not.toContain('待我定')
    expect(秦处.heard().filter((text) => text.includes('改派'))).toEqual([])
  })
})

describe('延期 after the day', () => {
  it('opens 反馈 with what was typed; expect stands beside the light, which stays; 更正 of the day counts as an extension', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 冯工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-19 接通示例地块水电')
    await 冯工.says('签收 任务1')
    const card = 冯工.lastCard()
    await town.at('10-21 09:30')
    const said = await 冯工.says('延期 任务1 10-28 等停电窗口')
    expect(said).toContain('反馈 · 任务1')
    expect(said).toContain('时限已过，不能申请延期。可以「反馈」写明预计完成时间。')
    expect(said).toContain('等停电窗口')
    const done = await 冯工.lastCard().clicks('feedback', { text: '等停电窗口', expect: '2026-10-28' })
    expect(done.words).toContain('● 黄灯　逾期 2 个工作日，预计10月28日办结')
    expect(done.words).not.toContain('延期 1 次')
    expect(await 吴工.says('任务 航天')).toContain('逾期 2 个工作日，预计10月28日办结')

    await card.clicks('ask_extend')
    expect(冯工.last(), 'the button leads there as well').toContain('时限已过，不能申请延期。')
    expect(冯工.last()).toContain('反馈 · 任务1')

    await 吴工.says('更正 任务1')
    const form = 吴工.lastCard()
    const same = await form.clicks('edit', {
      title: '接通示例地块水电',
      due: '2026-10-19',
      detail: '含临时用电',
      reason: '补要求',
    })
    expect(same.words, 'the day that stands may be past').toContain('含临时用电')
    expect(same.words).not.toContain('延期 1 次')
    await 吴工.says('更正 任务1')
    const edit = { title: '接通示例地块水电', due: '2026-10-30', reason: '停电窗口已定' }
    expect((await 吴工.lastCard().clicks('edit', edit)).words).toContain('延期 1 次')
    expect(await 冯工.says('任务1')).toContain('时限 10月30日（周五）')
    expect(冯工.last()).not.toContain('预计')
  })
})

describe('重办', () => {
  it('keeps the day or takes a new one, which is no extension', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 郑工, 冯工 } = town
    for (const title of ['接通水电', '接通燃气']) await 吴工.says(`交办 航天 区投资商务局 10-20 ${title}`)
    for (const number of ['任务1', '任务2']) {
      await 冯工.says(`签收 ${number}`)
      await 冯工.says(`办结 ${number} 都已经接通`)
      await 郑工.says(`销号 ${number}`)
      await 郑工.lastCard().clicks('close')
    }
    await town.at('10-26 09:30')
    await 郑工.says('重办 任务1 11-20 又断电了')
    const again = await 郑工.lastCard().clicks('reopen')
    expect(again.words).toContain('时限 11月20日（周五）')
    expect(again.words).not.toContain('延期 1 次')
    await 郑工.says('重办 任务2 又停气了')
    expect((await 郑工.lastCard().clicks('reopen')).words).toContain('时限 10月20日（周二）')
  })
})

describe('a unit with nobody in it', () => {
  it('is taken up by the lead, told once with 改派; whoever is registered for it gets the open ones and hears how many', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 秦处, 链长乙, 张工 } = town
    const made = await 吴工.says('交办 航天 新城 10-30 接通示例地块水电')
    await 吴工.says('交办 航天 新城 10-30 清退示例地块')
    expect(made).toContain('新城管理办（演示）还没有登记的人，待指定')
    expect(秦处.heard().filter((text) => text.includes('新城管理办（演示）还没有登记的人，请改派'))).toHaveLength(2)
    expect(秦处.last()).toContain('［改派］')
    expect(await 吴工.says('任务 航天')).toContain('新城管理办（演示） · 10月30日 · 待指定')
    expect(await 秦处.says('我的'), 'on the lead’s desk').toContain('要办的（2）')
    expect(await 张工.says('我的')).not.toContain('要办的')

    await apply(town, [seat, seat.replace('open_id', 'unit: 新城管理办（演示）, open_id')])
    expect(链长乙.last()).toBe('新城管理办（演示）名下还没办完的任务 2 件，现在由您办理。发「我的」查看。')
    expect(await 链长乙.says('签收 任务1')).toContain('状态：办理中')
    expect(链长乙.last()).not.toContain('待指定')
    expect(await 秦处.says('我的')).not.toContain('要办的')
    await apply(town, [seat, seat.replace('链长乙', '链长己').replace('open_id', 'unit: 新城管理办（演示）, open_id')])
    expect(链长乙.heard().filter((text) => text.includes('现在由您办理'))).toHaveLength(1)
  })

  it('of the district is the office’s', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 郑工 } = town
    await 吴工.says('任务 区级 新增 新城 10-30 清退示例地块')
    expect(郑工.last()).toContain('请改派')
    expect(await 郑工.says('我的')).toContain('要办的（1）')
  })
})

describe('an owner who left', () => {
  it('leaves the records without one; the lead is told once with the count, and the office of those of the lead', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 秦处, 张工 } = town
    for (const [who, what] of [
      ['张工', '甲'],
      ['张工', '乙'],
      ['秦处', '丙'],
    ] as const)
      await 吴工.says(`交办 航天 ${who} 10-30 ${what}类示例事`)
    const before = { 秦处: 秦处.heard().length, 吴工: 吴工.heard().length }
    await town.stage.emulator.resign(cast.张工)
    await town.stage.settle()
    const told = 秦处.heard().slice(before.秦处)
    expect(told.filter((text) => text.includes('已离职'))).toEqual([
      '张工（虚构）已离职，名下没办完的任务 2 件没有了责任人：任务1、任务2。由牵头单位接着办，需要时请改派。',
    ])
    expect(await 吴工.says('任务1')).not.toContain('责任人 张工')
    expect(吴工.last()).toContain('原责任人离职')
    expect(await 吴工.says('任务3')).toContain('责任人 秦处（虚构）')
    await town.stage.emulator.resign(cast.秦处)
    await town.stage.settle()
    expect(吴工.last()).toBe(
      '秦处（虚构）已离职，名下没办完的任务 1 件没有了责任人：任务3。由牵头单位接着办，需要时请改派。',
    )
    expect(张工.heard().filter((text) => text.includes('离职'))).toEqual([])
  })
})

describe('a chain that is closed with open records', () => {
  it('asks each of the office once where they go; the chief decides nothing any more, closed ones stay, numbers too', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 郑工, 冯工, 王工 } = town
    for (const what of ['甲', '乙', '丙']) await 吴工.says(`交办 纺织 区投资商务局 10-30 ${what}类示例事`)
    await 冯工.says('签收 任务1')
    await 冯工.says('办结 任务1 已经接通水电')
    await 吴工.says('销号 任务1')
    await 吴工.lastCard().clicks('close')
    await closeTextile(town)
    const asked = 郑工.lastCard()
    expect(asked.words()).toContain('新型纺织产业链已撤，未结 2 件')
    expect(asked.words()).toContain('任务 2 件还没办完')
    expect(await 冯工.says('签收 任务2'), 'clocks and work go on').toContain('状态：办理中')
    expect(await 郑工.says('任务'), 'and the office still sees them').toContain('任务2 乙类示例事')

    expect((await asked.clicks('move_chain')).toast).toBe('请先选一条产业链')
    const moved = await asked.clicks('move_chain', { to: 'cmc' })
    expect(moved.words).toContain('郑工（虚构）已转入陶瓷基复合材料产业链。')
    expect(吴工.card('已撤').words(), 'everybody’s card says so').toContain('郑工（虚构）已转入陶瓷基复合材料产业链。')
    expect(
      (
        await 吴工
          .card('已撤')
          .clicks('move_district')
          .catch(() => ({ toast: 'none' }))
      ).toast,
    ).toBe('none')
    expect(await 王工.says('任务2')).toContain('陶瓷基复合材料产业链')
    expect(王工.last()).toContain('郑工（虚构） 转入：陶瓷基复合材料产业链')
    expect(await 王工.says('任务1'), 'what was closed stays where it was').toContain('没有找到任务1')
    expect(await 吴工.says('任务1')).toContain('新型纺织产业链')
  })

  it('can be moved to the district, and a chief whose post was given in chat decides no more', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 郑工, 王工, 冯工 } = town
    await town.changesPost('成员 纺织 加 链长', '王工')
    await 吴工.says('交办 纺织 区投资商务局 10-30 甲类示例事')
    await 冯工.says('签收 任务1')
    await 冯工.says('办结 任务1 已经接通水电')
    await 王工.says('任务1')
    const held = 王工.lastCard()
    await closeTextile(town)
    const closed = await held.clicks('close')
    expect(closed.toast).not.toBe('已销号')
    await 郑工.lastCard().clicks('move_district')
    expect(await 吴工.says('任务1')).toContain('任务〔2026〕1号 · 区级')
    expect(town.ask(`select state from record where kind not in ('firm', 'figure')`)).toEqual(['done'])
  })
})

describe('设为敏感', () => {
  it('takes the title out of every list and card of the last 14 days, without a word in any thread, and tells the office what stays', async () => {
    const town = await openTown('10-09 09:30')
    const { 吴工, 郑工, 冯工, 秦处, 张工, 组长 } = town
    const title = '接通示例地块水电'
    await 吴工.says(`交办 航天 区投资商务局 11-30 ${title}`)
    await 吴工.says('交办 航天 区投资商务局 11-30 清退示例地块')
    await 秦处.says('任务', { in: '航天群' })
    await 吴工.says('关联 任务2 任务1')
    await town.at('10-26 09:30')
    await 秦处.says('任务', { in: '航天群' })
    await 郑工.says('任务')
    await 冯工.says('我的')
    await 冯工.says('任务1')
    await 组长.says('任务1')
    await 张工.says('任务2')
    await 郑工.says('任务 航天 逾期')
    await 郑工.lastCard().clicks('show_all')

    const groupBefore = town.group('航天群').length
    await 秦处.says('设为敏感 任务1 涉及未公开事项')
    const set = await 秦处.lastCard().clicks('classify', { reason: '涉及未公开事项' })
    expect(set.words).toContain('敏感')
    expect(set.toast).toBe('已设为敏感')

    expect(town.group('航天群'), 'no new message').toHaveLength(groupBefore)
    const [older, newer] = town.groupMessages('航天群').filter((message) => everShown(message).includes('任务 · 航天'))
    expect(newer && wordsOf(newer)).toContain('任务1（敏感，私信查看）')
    expect(newer && wordsOf(newer)).not.toContain(title)
    expect(older && wordsOf(older), 'older than 14 days').toContain(title)
    for (const who of [郑工, 冯工, 组长]) {
      const standing = who
        .cards('')
        .slice(-4)
        .map((card) => card.words())
        .join('\n')
      expect(standing, who.name).toContain('任务1（敏感，私信查看）')
    }
    const kept = 冯工.heard().filter((text) => text.includes(title))
    expect(kept.length, 'only what is older than 14 days: its own card, and one that it is linked to').toBe(2)
    expect(组长.heard().filter((text) => text.includes(title))).toEqual([])
    expect(张工.card('清退示例地块').words()).toContain('关联：任务1（敏感）')
    expect(town.group('推进办群').at(-1)).toContain('任务1已设为敏感。14 天以内的卡片已经不显示标题')
    expect(town.group('推进办群').at(-1)).toContain(
      '更早的改不了：航天产业链链长群（10月9日）、冯工（虚构）（10月9日）。',
    )
    expect(town.group('推进办群').at(-1)).not.toContain(title)

    expect(await 冯工.says('任务1'), 'a unit that does not own it').toContain('没有找到任务1')
    expect(await 张工.says('任务1')).toContain(title)
    expect(await 秦处.says('恢复内部 任务1 已公开')).not.toContain('状态：')
    expect(秦处.last()).toContain('您现在的职责不能办这一步')
    await 吴工.says('恢复内部 任务1 已公开')
    const back = await 吴工.lastCard().clicks('classify', { reason: '已公开' })
    expect(back.toast).toBe('已恢复内部')
    expect(back.words).toContain('恢复内部：已公开')
    expect(await 冯工.says('任务1')).toContain(title)
  })
})
