import { describe, expect, it } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

describe('成员', () => {
  it('shows posts and names: a lead the own chain, the office and the administrator all', async () => {
    const town = await openTown('09-02 15:00')
    const own = await town.秦处.says('成员')
    expect(own).toContain('成员 · 航天产业链')
    expect(own).toContain('主报：张工（虚构）\n备报：李工（虚构）')
    expect(own).not.toContain('王工')
    for (const who of ['吴工', '何工'] as const)
      expect(await town[who].says('成员')).toContain('领导小组\n组长（演示）')
    expect(await town.何工.says('成员 纺织')).not.toContain('张工')
  })

  it('gives a post at once: the new reporter gets the open card, the office sees who did it', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-03 09:00')
    expect(await town.changesPost('成员 航天 加 主报', '钱工')).toContain('已登记：钱工（虚构），航天产业链主报。')
    expect(town.钱工.last()).toContain('航天产业链 · 周四工作动态')
    expect((await town.钱工.fills(good).submits()).toast).toBe('已提交')
    expect(await town.changesPost('成员 航天 加 主报', '钱工')).toContain('本来就是航天产业链主报，没有变化')
    expect((await town.audit()).filter(({ action }) => action === 'grant')).toMatchObject([
      { actor: cast.何工, object: `${cast.钱工} reporter`, chain: 'aerospace' },
    ])
  })

  it('takes a post at once: on cards in hand, on commands, and on what waits to be sent', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    const form = town.张工.card('周四工作动态')
    expect(await town.changesPost('成员 航天 撤 主报', '张工')).toContain(
      '已撤销：张工（虚构），航天产业链主报。马上生效。',
    )
    for (const button of ['submit', 'save_draft', 'no_news']) {
      const { toast, words } = await form.clicks(button, good)
      expect(toast).toBe('您无权操作，已私信说明找谁办')
      expect(words).toContain('周四工作动态')
    }
    expect(town.ask('select count(*) from revision')).toEqual([0])
    expect(await town.张工.says('状态')).toContain('您还没有登记职责')
    const heard = town.张工.heard().length
    await town.at('09-03 18:05')
    expect(town.张工.heard(), 'no reminder any more').toHaveLength(heard)
    expect(town.李工.heard()[0], 'the backup is asked in the reporter’s place').toContain('周四工作动态')
    expect(town.李工.cards('周四工作动态'), 'once').toHaveLength(1)
  })

  it('a message that waits while Feishu is away is not sent to whoever lost the post meanwhile', async () => {
    const town = await openTown('09-02 14:50')
    town.stage.emulator.down(true)
    await town.at('09-02 15:00')
    await town.stage.app.inTransaction('test', async ({ tx, now }) => {
      await tx.updateTable('person_role').set({ until: now }).where('role', '=', 'reporter').execute()
    })
    town.stage.emulator.down(false)
    await town.at('09-02 15:30')
    expect(town.张工.heard()).toEqual([])
  })

  it('says what is missing: the post, the chain, the person', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.何工.says('成员 航天 加 主报')).toContain('请写要登记的人的姓名')
    expect(await town.changesPost('成员 航天 加 司机', '钱工')).toContain('没认出职责。可以写：主报、备报')
    expect(await town.changesPost('成员 加 主报', '钱工')).toContain('主报要写明产业链')
    expect(await town.changesPost('成员 航天 撤 备报', '钱工')).toContain('现在不是航天产业链备报')
    expect(await town.changesPost('成员 加 推进办', '钱工')).toContain('已登记：钱工（虚构），推进办。')
  })

  it('does not take the last administrator away', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.changesPost('成员 撤 管理员', '何工')).toContain('至少要有一位管理员')
    expect(await town.何工.says('成员')).toContain('成员 · 全部')
  })

  it('another bot named with @ is nobody', async () => {
    const town = await openTown('09-02 15:00')
    await town.stage.emulator.addMember(groups.推进办群, cast.何工)
    expect(await town.何工.says('成员 航天 加 主报', { in: '推进办群', mentions: ['bot', 'other-bot'] })).toContain(
      '或在有他的、已绑定的群里 @我 和 @他 发',
    )
    expect(town.ask(`select count(*) from person_role where role = 'reporter' and chain_id = 'aerospace'`)).toEqual([1])
  })

  it('takes a person of the roster by name in private, as people say it, with or without a bracket, @ or space', async () => {
    const town = await openTown('09-02 15:00')
    for (const [words, answer] of [
      ['成员 航天 加 主报 李工', '已登记：李工（虚构），航天产业链主报。'],
      ['成员 航天 撤 主报 @李工（虚构）', '已撤销：李工（虚构），航天产业链主报。马上生效。'],
      ['成员 纺织 加备报李工(虚构)', '已登记：李工（虚构），新型纺织产业链备报。'],
      ['成员 撤 推进办 郑工', '已撤销：郑工（虚构），推进办。马上生效。'],
      [
        '成员 航天 加 主报 钱工',
        '名册里没有「钱工」，请核对姓名。名册里还没有的人，请在姓名后面写上手机号，或在有他的、已绑定的群里 @我 和 @他 发。',
      ],
    ] as const)
      expect(await town.何工.says(words), words).toBe(answer)
    expect((await town.audit()).filter(({ action }) => action === 'grant')).toMatchObject([
      { object: `${cast.李工} reporter`, chain: 'aerospace' },
      { object: `${cast.李工} backup`, chain: 'textile' },
    ])
    expect(await town.张工.says('成员 航天 加 主报 李工')).toContain('您现在的职责不能')
  })

  it('does not guess between namesakes, and takes nobody who has left', async () => {
    const town = await openTown('09-02 15:00')
    const rename = (who: string, name: string) =>
      town.ask(`update person set name = ? where open_id = ? returning 1`, name, who)
    rename(cast.赵工, '李工（区投）')
    const said = await town.何工.says('成员 航天 加 主报 李工')
    expect(said).toContain('叫「李工」的有 2 位：')
    expect(said).toContain('李工（虚构），航天产业链备报')
    expect(said).toContain('李工（区投），陶瓷基复合材料产业链备报')
    expect(await town.何工.says('成员 航天 加 主报 李工（区投）')).toContain('已登记：李工（区投），航天产业链主报')
    rename(cast.赵工, '李工（虚构）')
    expect(await town.何工.says('成员 纺织 加 主报 李工（虚构）')).toContain('叫「李工（虚构）」的有 2 位')
    await town.stage.emulator.resign(cast.赵工)
    await town.stage.settle()
    expect(await town.何工.says('成员 纺织 加 主报 李工')).toContain('已登记：李工（虚构），新型纺织产业链主报')
  })

  it('gives a post to somebody Feishu does not know yet, and says that nothing reaches them so far', async () => {
    const town = await openTown('09-02 15:00')
    town.ask(`insert into person values ('p-new', null, '孙工（虚构）', null, 'unresolved', null) returning 1`)
    expect(await town.何工.says('成员 航天 加 备报 孙工')).toBe(
      '已登记：孙工（虚构），航天产业链备报。在飞书里还没有找到这个人，找到以前收不到消息。',
    )
    expect(town.ask(`select state from person where id = 'p-new'`)).toEqual(['unresolved'])
    expect(await town.何工.says('成员 航天 撤 备报 孙工')).toContain('已撤销：孙工（虚构）')
  })

  it('in a group that is not bound: what to write in private, and that works', async () => {
    const town = await openTown('09-02 15:00')
    const said = await town.何工.says('成员 航天 加 主报', { in: '新群', mentions: ['bot', cast.李工] })
    expect(said).toContain('这个群还没有绑定，不能在群里改职责。请在这里发「成员 航天 加 主报 李工（虚构）」')
    expect(said).toContain('名册里还没有的人，请在姓名后面写上手机号，或在有他的、已绑定的群里 @我 和 @他 发。')
    const [, words = ''] = /发「([^」]+)」/u.exec(said) ?? []
    expect(await town.何工.says(words)).toContain('已登记：李工（虚构），航天产业链主报。')
    expect(await town.何工.says('成员', { in: '新群' }), 'seeing works in private').toContain('请私信我')
    expect(await town.钱工.says('成员 航天 加 主报 钱工', { in: '新群' })).toContain('您还没有登记职责')
    expect((await town.refusals()).map(({ action }) => action)).toContain('members-see')
  })

  it('is proposed by the office with words the administrator can send as they stand', async () => {
    const town = await openTown('09-02 15:00')
    const wish = async (words: string, ...mentions: string[]) => {
      await town.吴工.says(words, mentions.length > 0 ? { in: '推进办群', mentions: ['bot', ...mentions] } : {})
      return town.何工.last()
    }
    const known = await wish('成员 航天 加 主报 李工')
    expect(known).toContain(
      '吴工（虚构）提请：航天产业链主报登记李工（虚构）。\n请：同意就在这里发「成员 航天产业链 加 主报 李工（虚构）」。',
    )
    const [, words = ''] = /发「([^」]+)」/u.exec(known) ?? []
    expect(await town.何工.says(words)).toContain('已登记：李工（虚构），航天产业链主报。')
    expect(await wish('成员 撤 推进办', cast.郑工)).toContain('同意就在这里发「成员 撤 推进办 郑工（虚构）」')
    expect(await wish('成员 航天 加 主报', cast.钱工)).toContain(
      '同意就在有他的、已绑定的群里 @我 和 @他，发「成员 航天 加 主报',
    )
  })
})

describe('绑定', () => {
  it('names who in the group is not entitled, and counts when a lead or the office confirms', async () => {
    const town = await openTown('09-02 15:00')
    const { 何工, 秦处, 吴工 } = town
    const said = await 何工.says('绑定 航天 专班群', { in: '新群' })
    expect(said).toContain('正在核对群成员，稍后给出确认卡片。')
    const card = 何工.inGroup('新群', '请确认绑定')
    expect(card.words()).toContain('群「航天对接群（演示）」绑定到：航天产业链专班群')
    expect(card.words()).toContain('✗ 群里 6 人，其中 2 人无权查看：钱工（虚构）、魏处（虚构）。')
    expect(card.words()).toContain('由专班负责人或推进办确认')

    await town.changesPost('成员 航天 撤 专班负责人', '秦处')
    const without = await 秦处.card('请确认绑定').clicks('confirm')
    expect(without.toast, 'rights are asked again').toBe('您无权操作，已私信说明找谁办')
    expect(card.words()).toContain('请确认绑定')
    await town.changesPost('成员 航天 加 专班负责人', '秦处')

    const done = await 秦处.card('请确认绑定').clicks('confirm')
    expect(done.toast).toBe('已绑定')
    expect(card.words()).toContain('秦处（虚构）确认，9月2日 15:00')
    expect((await 吴工.card('已绑定').clicks('confirm', {}, { version: -1 })).toast).toBe('已经处理过了')
    expect(await 秦处.says('状态', { in: '新群' })).toContain('航天产业链')
    const bound = (await town.audit()).filter(({ action }) => action === 'bind')
    expect(bound).toMatchObject([{ actor: 秦处.openId, chain: 'aerospace', detail: { outsiders: 2 } }])
  })

  it('不绑定 leaves the group as it was', async () => {
    const town = await openTown('09-02 15:00')
    await town.何工.says('绑定 航天', { in: '新群' })
    expect((await town.吴工.card('请确认绑定').clicks('cancel')).toast).toBe('没有绑定')
    expect(town.何工.inGroup('新群', '没有绑定').words()).toContain('吴工（虚构）取消')
    expect(town.ask(`select use from chat where chat_id = ?`, groups.新群)).toEqual([null])
  })

  it('a group with outsiders is refused, and that is written down', async () => {
    const town = await openTown('09-02 15:00')
    await town.何工.says('绑定 航天', { in: '外部群' })
    expect(town.group('外部群').at(-1)).toContain('有外部人员的群不能绑定。请找管理员')
    expect(town.ask('select count(*) from chat where chat_id = ? and use is not null', groups.外部群)).toEqual([0])
    expect((await town.refusals()).at(-1)).toMatchObject({ action: 'bind-start', actor: cast.何工 })
  })

  it('says how in private, and what is missing in the group', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.何工.says('绑定 航天')).toBe('请在要绑定的群里 @我 发「绑定 产业链名」。')
    expect(await town.何工.says('绑定', { in: '新群' })).toContain('请写明绑定到哪里')
  })
})
