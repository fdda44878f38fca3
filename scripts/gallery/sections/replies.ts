import { sqliteOf } from '../../../src/db/sqlite/open.ts'
import { cast, groups } from '../../town/cast.ts'
import { section } from '../section.ts'

const report = { progress: '示例烯烃丑（虚构）检修收尾（演示）', next_plan: '9月8日前恢复满负荷（演示）' }

export const replies = section({
  title: '提醒、答复、谢绝',
  pictures: {
    'chat-list': { caption: '周五上午推进办的会话列表：每条消息一行摘要。' },
    greeting: {
      caption: '第一次打开与机器人的会话：是谁、职责、有一个按钮可以试。',
      cards: ['greeting'],
      states: ['greeting'],
    },
    reminders: {
      caption: '没报的主报周四收到的：两次提醒、推进办催报。',
      commands: ['催报'],
      texts: ['reminders.firstReminder', 'reminders.secondReminder', 'reminders.nudge'],
    },
    'backup-notice': {
      caption: '截止前一小时通知备报；没有打开过卡片的，卡片一起给。',
      texts: ['reminders.backupNotice'],
    },
    'nudge-answers': {
      caption: '推进办发「催报」得到的答复：催到了、刚催过、休息时间、没有要催的。',
      commands: ['催报'],
    },
    'private-line': { caption: '不便在群里答的，私信答，群里只有一句。', texts: ['reminders.answeredInPrivate'] },
    'refused-in-group': { caption: '群里不能办的事。', texts: ['refusals.notHere'] },
    'refused-reporter': {
      caption: '主报做不了的事，都说明找谁。',
      texts: ['refusals.noRight', 'refusals.onlyBackups'],
    },
    'refused-chief': { caption: '链长不填报，可以请专班负责人办。' },
    'refused-stranger': {
      caption: '没有登记职责的人。',
      texts: ['refusals.stranger', 'refusals.passedOn'],
    },
    knock: {
      caption: '没有登记职责的人说了自己是谁，推进办和管理员看到的。',
      cards: ['knock'],
      states: ['knock of somebody unknown'],
    },
    'refused-click': { caption: '点了别人的按钮，私信说明。' },
    unclear: {
      caption: '没看懂产业链或时间，给出可以写的。',
      texts: ['refusals.unknownChain', 'refusals.unknownRange', 'refusals.presentOnly', 'refusals.presentDigestOnly'],
    },
    'month-as-text': { caption: '月报写成了文字，请在卡片上填。', texts: ['refusals.monthNotByText'] },
    answers: {
      caption: '随口一问：先答，再给按钮；要找人就转人工。',
      cards: ['answer'],
      states: ['answer'],
      commands: ['转人工'],
    },
    'which-chain': { caption: '负责几条链的人，没有写明哪一条。', texts: ['refusals.whichChain'] },
    'text-only': { caption: '发了图片。', texts: ['commands.textOnly'] },
    'not-open-yet': {
      caption: '本期还没有开放，或没有要报的。',
      texts: ['refusals.notOpenYet'],
    },
    'nothing-owed': { caption: '第一期开放之前，推进办发「状态」。', texts: ['refusals.nothingOwed'] },
    'our-fault': { caption: '程序出错，试了五次都没办成，告诉发消息的人。', texts: ['refusals.ourFault'] },
    'card-fallback': { caption: '飞书不接收卡片时，改发一句文字。', texts: ['reminders.cardFallback'] },
  },
  async play({ town: openTown, shoot, shootList }) {
    const early = await openTown('08-31 08:30')
    await early.says('张工', '周报')
    await shoot('not-open-yet', early, '张工', early.talk('张工'))
    await early.says('吴工', '状态')
    await shoot('nothing-owed', early, '吴工', early.talk('吴工'))

    const town = await openTown('09-02 14:50')
    const { at, inGroup, press, says, stage, talk, to } = town
    sqliteOf(stage.database).raw.exec(`update person set greeted_at = null where open_id = '${cast.王工}'`)
    await stage.emulator.person(cast.王工).enters()
    await stage.settle()
    await shoot('greeting', town, '王工', talk('王工'))
    await at('09-02 15:00')
    await says('张工', '催报', { in: '航天群' })
    await shoot('private-line', town, '张工', talk('航天群'))
    const before = talk('张工').length
    for (const words of ['汇总 航天', '成员', '状态 纺织', '查 纺织', '周报 纺织', '设置']) await says('张工', words)
    await shoot('refused-reporter', town, '张工', talk('张工').slice(before))
    await says('链长甲', '周报')
    await shoot('refused-chief', town, '链长甲', talk('链长甲'))
    await says('钱工', '状态')
    await says('钱工', '我是航天链的新主报')
    await shoot('refused-stranger', town, '钱工', talk('钱工'))
    await shoot('knock', town, '何工', [to('何工', '没有登记职责的人')])
    await says('吴工', '状态', { in: '新群' })
    await shoot('refused-in-group', town, '吴工', talk('吴工'))
    const asked = talk('吴工').length
    for (const words of ['状态 航海', '查 航天 2026-13', '催报 上周', '汇总 W20']) await says('吴工', words)
    await shoot('unclear', town, '吴工', talk('吴工').slice(asked))
    const typed = talk('张工').length
    await says('张工', '月报 本月产值3亿元')
    await shoot('month-as-text', town, '张工', talk('张工').slice(typed))
    const questions = talk('张工').length
    for (const words of ['几点截止', '我报了吗', '转人工']) await says('张工', words)
    await shoot('answers', town, '张工', talk('张工').slice(questions))
    await says('赵工', '图', { type: 'image' })
    await shoot('text-only', town, '赵工', talk('赵工').slice(-1))
    await stage.emulator.addMember(groups.推进办群, cast.何工)
    await says('何工', '成员 纺织 加 备报', { in: '推进办群', mentions: ['李工'] })
    const had = talk('李工').length
    await says('李工', '周报')
    await shoot('which-chain', town, '李工', talk('李工').slice(had))
    await says('吴工', '状态', { in: '推进办群' })
    await press('张工', inGroup('推进办群', '报送状态'), 'nudge', {}, { force: true })
    await shoot('refused-click', town, '张工', talk('张工').slice(-1))

    await says('陈工', '周报')
    await at('09-03 17:00')
    const nudges = talk('吴工').length
    for (const words of ['催报', '催报']) await says('吴工', words)
    await shoot('backup-notice', town, '陈工', talk('陈工').slice(-1))
    // Once the report is in, they say only that.
    await shoot('reminders', town, '刘工', talk('刘工').slice(1))
    await at('09-03 17:30')
    await press('陈工', to('陈工', '周四工作动态'), 'submit', report)
    await at('09-03 20:00')
    await says('吴工', '催报')
    await press('张工', to('张工', '周四工作动态'), 'submit', report)
    await press('王工', to('王工', '周四工作动态'), 'submit', report)
    await press('杨工', to('杨工', '周四工作动态'), 'submit', report)
    await says('吴工', '催报')
    await shoot('nudge-answers', town, '吴工', talk('吴工').slice(nudges))
    await at('09-04 08:30')
    await at('09-04 08:40')
    await shootList('chat-list', town, '周主任')

    const faulty = await openTown('09-02 15:00')
    sqliteOf(faulty.stage.database).raw.exec(
      "create trigger planted before insert on outbox when new.topic = 'reply' begin select raise(abort, 'planted'); end",
    )
    await faulty.says('张工', '状态')
    for (const time of ['15:02', '15:15', '15:35', '16:00']) await faulty.at(`09-02 ${time}`)
    await shoot('our-fault', faulty, '张工', [faulty.to('张工', '没有办成')])

    const refusing = await openTown('09-02 14:50')
    refusing.stage.emulator.failNext(1, { http: 400, code: 230099 }, { path: '/im/v1/messages', chat_id: cast.张工 })
    await refusing.at('09-02 15:00')
    await refusing.stage.settle()
    await shoot('card-fallback', refusing, '张工', refusing.talk('张工'))
  },
})
