import type { EmuMessage } from '../../../emulator/server/types.ts'
import { sqliteOf } from '../../../src/db/sqlite/open.ts'
import { cast, groups } from '../../town/cast.ts'
import { section } from '../section.ts'

const notice = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

export const office = section({
  title: '帮助、绑定、设置',
  pictures: {
    'help-reporter': {
      caption: '主报发「帮助」：想办什么，点右边。',
      cards: ['wishes'],
      states: ['help, by wish'],
      commands: ['帮助'],
    },
    'help-more': { caption: '点了「更多」：每条命令怎么写。', cards: ['help'], states: ['help', 'help, a lot'] },
    'help-office': { caption: '推进办发「帮助」。' },
    'help-menu': { caption: '链长点了菜单里用不到的「周报」。', states: ['help, by wish, from the menu'] },
    'help-stranger': { caption: '没有职责的人发「帮助」。', states: ['help for a stranger'] },
    'help-unknown': { caption: '没听懂时，给最像的三条。', states: ['help, unknown word'] },
    'group-greeting': { caption: '机器人进了没有绑定的群。', texts: ['reminders.groupGreeting'] },
    'bind-known': {
      caption: '在群里发「绑定 航天 专班群」，群里都是有权看的人。',
      cards: ['bind'],
      states: ['bind'],
      commands: ['绑定'],
      texts: ['bind.looking'],
    },
    'bind-strangers': {
      caption: '改绑到别的用途，群里有无权看的人。',
      states: ['bind, strangers, replacing'],
    },
    'bind-anyway': { caption: '仍要绑定，先问一次。' },
    'bind-done': { caption: '专班负责人确认后。', states: ['bind done'] },
    'bind-cancelled': { caption: '点了「不绑定」。', states: ['bind cancelled'] },
    aliases: { caption: '推进办加一个大家常用的叫法，再看有哪些。', commands: ['叫法'] },
    'bind-words': {
      caption: '绑定时缺什么、在哪里发、谁来办。',
      texts: ['bind.inTheGroup', 'bind.bindWhat', 'members.proposedBinding'],
    },
    'bind-refused': {
      caption: '有外部人员的群不能绑定。',
      texts: ['refusals.foreignGroup'],
    },
    'bind-asked': { caption: '推进办在群里提请绑定。', texts: ['members.askedAdmin'] },
    'bind-unreadable': { caption: '读不到群成员。', texts: ['refusals.groupNotReadable'] },
    settings: {
      caption: '「设置」：周报和月报的各个时间、接下来的日期、审签。',
      cards: ['settings'],
      commands: ['设置'],
    },
    'settings-clock': { caption: '「设置 截止 周四 17:30」：先看会怎样，再保存。' },
    'settings-saved': { caption: '点了「保存」。' },
    'settings-dropped': { caption: '点了「不保存」。' },
    'settings-faults': { caption: '没看懂，或先后不对。', texts: ['settings.clockFault'] },
    'settings-calendar': { caption: '粘贴放假通知：逐天列出，受影响的周也列出。' },
    'settings-notice-faults': {
      caption: '通知里有笔误，一处处指出，什么都不保存。',
      texts: ['settings.noticeFault', 'settings.noticeNotRead'],
    },
    'members-changed': {
      caption: '管理员登记和撤销职责。',
      commands: ['成员'],
      texts: ['members.roleChanged', 'members.nameSomebody', 'members.unknownRole', 'members.notInRoster'],
    },
    'members-by-name': {
      caption: '私信写姓名也行：同名的不猜；在没绑定的群里问，就告诉私信怎么写。',
      texts: ['members.severalNamed', 'members.notFoundYet', 'members.changeHere'],
    },
    'members-number': {
      caption: '「加个人」：怎么写；写了手机号的，查不到、对不上、飞书没有应答。',
      texts: [
        'members.howToAddTitle',
        'members.howToAdd',
        'members.nobodyOfNumber',
        'members.otherName',
        'members.feishuSilent',
      ],
    },
    'members-proposed': { caption: '推进办提请，由管理员办。', texts: ['members.proposed'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 15:00')
    const { inGroup, press, says, stage, to } = town
    await stage.emulator.addMember(groups.推进办群, cast.何工)
    const aliases = [await says('吴工', '叫法 航天 = 卫星链'), await says('吴工', '叫法')].flat()
    await shoot('aliases', town, '吴工', aliases)
    const changes: EmuMessage[] = []
    for (const [words, ...mentions] of [
      ['成员 航天 加 主报', '钱工'],
      ['成员 航天 加 主报', '钱工'],
      ['成员 航天 撤 主报', '钱工'],
      ['成员 航天 撤 主报', '钱工'],
      ['成员 加 主报', '钱工'],
      ['成员 撤 管理员', '何工'],
      ['成员 航天 加 司机', '钱工'],
      ['成员 航天 加 主报'],
      ['成员 航天 加 主报 周工'],
    ] as const) {
      const answers = await says('何工', words, { in: '推进办群', mentions: [...mentions] })
      changes.push(...answers.filter(({ content }) => content.text !== '已私信回复。'))
    }
    await shoot(
      'members-changed',
      town,
      '何工',
      changes.filter(({ chat_id }) => chat_id === changes[0]?.chat_id),
    )
    sqliteOf(stage.database).raw.exec(
      `insert into person values ('p-li', null, '李工（示例，虚构）', null, 'unresolved', null), ('p-sun', null, '孙工（虚构）', null, 'unresolved', null)`,
    )
    const byName: EmuMessage[] = []
    for (const words of ['成员 航天 加 备报 孙工', '成员 航天 加 主报 李工'])
      byName.push(...(await says('何工', words)))
    await says('何工', '成员 航天 加 主报', { in: '新群', mentions: ['李工'] })
    await shoot('members-by-name', town, '何工', [...byName, to('何工', '这个群还没有绑定')])
    await says('何工', '成员 航天 撤 备报 孙工')
    const byNumber: EmuMessage[] = []
    for (const words of [
      '加个人',
      '成员 航天 加 备报 柳工 13911112222',
      '成员 航天 加 备报 柳工 13900000001',
      '成员 航天 加 备报 柳工 13933334444',
    ]) {
      if (words.endsWith('4444')) stage.emulator.failNext(1, { http: 500, code: 1 }, { path: 'batch_get_id' })
      byNumber.push(...(await says('何工', words)))
    }
    await shoot('members-number', town, '何工', byNumber)
    await says('周主任', '成员 航天 加 主报', { in: '推进办群', mentions: ['李工'] })
    await shoot('members-proposed', town, '何工', [to('何工', '【提请】')])
    await says('何工', '成员 加 管理员', { in: '推进办群', mentions: ['吴工'] })

    for (const [name, who] of [
      ['help-reporter', '张工'],
      ['help-office', '周主任'],
      ['help-stranger', '钱工'],
    ] as const) {
      await says(who, '帮助')
      await shoot(name, town, who, [to(who, '您可以这样用我')])
    }
    await says('张工', '帮助 更多')
    await shoot('help-more', town, '张工', [to('张工', '您可以这样用我')])
    await stage.emulator.person(cast.链长甲).menu('周报')
    await stage.settle()
    await shoot('help-menu', town, '链长甲', [to('链长甲', '您可以这样用我')])
    await says('吴工', '状况怎么样')
    await shoot('help-unknown', town, '吴工', [to('吴工', '没听懂')])

    await stage.emulator.removeBot(groups.新群, cast.何工)
    await stage.emulator.addBot(groups.新群, cast.何工)
    await stage.settle()
    await shoot('group-greeting', town, '张工', [inGroup('新群', '大家好')])

    await says('吴工', '绑定 航天 专班群', { in: '专班群' })
    const known = inGroup('专班群', '请确认绑定')
    await shoot('bind-known', town, '秦处', [inGroup('专班群', '正在核对'), known])
    await shoot('bind-done', town, '秦处', [await press('秦处', to('秦处', '请确认绑定'), 'confirm')])
    await says('何工', '绑定 推进办', { in: '新群' })
    await shoot('bind-cancelled', town, '吴工', [await press('吴工', to('吴工', '请确认绑定'), 'cancel')])
    await says('何工', '绑定 航天', { in: '新群' })
    await press('秦处', to('秦处', '请确认绑定'), 'confirm')
    await says('何工', '绑定 陶瓷基', { in: '新群' })
    const strangers = to('魏处', '原来绑定的是')
    await shoot('bind-strangers', town, '魏处', [strangers])
    await shoot('bind-anyway', town, '魏处', [strangers], { press: 'confirm', part: 'confirm' })

    await stage.emulator.addMember(groups.新群, cast.周主任)
    const asked = await says('周主任', '绑定 航天', { in: '新群' })
    await shoot('bind-asked', town, '周主任', asked)
    const foreign = await says('何工', '绑定 航天', { in: '外部群' })
    await shoot('bind-refused', town, '何工', [...foreign, inGroup('外部群', '外部人员')])
    await says('何工', '绑定', { in: '新群' })
    const inPrivate = await says('何工', '绑定 航天')
    await shoot('bind-words', town, '何工', [...inPrivate, to('何工', '把群「'), to('何工', '请写明绑定到哪里')])
    stage.emulator.failNext(20, { http: 400, code: 232006 }, { path: '/im/v1/chats' })
    await says('吴工', '绑定 航天', { in: '专班群' })
    stage.emulator.clearFailures()
    await shoot('bind-unreadable', town, '吴工', [inGroup('专班群', '现在读不到')])

    await says('吴工', '设置')
    await shoot('settings', town, '吴工', [to('吴工', '月报的日期')])
    await says('吴工', '设置 截止 周四 17:30')
    const clock = to('吴工', '请确认新的时间')
    await shoot('settings-clock', town, '吴工', [clock])
    await shoot('settings-dropped', town, '吴工', [await press('吴工', clock, 'cancel')])
    await says('吴工', '设置 截止 周四 17:30')
    await shoot('settings-saved', town, '吴工', [await press('吴工', to('吴工', '请确认新的时间'), 'confirm')])
    const unclear = await says('吴工', '设置 截至 周四 17:00')
    const early = await says('吴工', '设置 截止 周四 16:00')
    await shoot('settings-faults', town, '吴工', [...unclear, ...early])
    await says('吴工', `设置 放假\n${notice}`)
    await shoot('settings-calendar', town, '吴工', [to('吴工', '请确认 2027 年放假安排')])
    const slips = [
      notice.replace('6月9日（周三）', '6月9日（周四）').replace('共3天', '共4天'),
      notice.replace(/六、.*\n/, '').replace('1月31日（周日）', '1月29日（周五）'),
      '下周放假',
    ]
    const faults = []
    for (const slip of slips) faults.push(...(await says('吴工', `设置 放假\n${slip}`)))
    await shoot('settings-notice-faults', town, '吴工', faults)
  },
})
