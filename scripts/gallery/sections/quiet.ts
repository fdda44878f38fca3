import { section } from '../section.ts'

const report = {
  progress: '示例链主甲（虚构）完成设备招标（演示）',
  next_plan: '9月10日前签合同（演示）',
}

export const quiet = section({
  title: '请假、稍后、推送、点名',
  pictures: {
    'leave-ask': {
      caption: '主报发「请假 10-08 至 10-12 代 李工」，先看清再确认。',
      cards: ['leave'],
      states: ['leave'],
      commands: ['请假'],
    },
    'leave-done': { caption: '确认以后。', states: ['leave confirmed'] },
    'leave-replace': { caption: '日期和原来的重叠，由这次的代替。', states: ['leave, replacing, a lot'] },
    'leave-nothing': { caption: '这几天没有要转的填报。', states: ['leave that moves nothing'] },
    'leave-dropped': { caption: '点了「不请了」。', states: ['leave dropped'] },
    'leave-stand-in': {
      caption: '代报的人收到通知、卡片和提醒。',
    },
    'leave-back': { caption: '到期自动恢复，上班时间各说一句。' },
    'leave-free': { caption: '代报的人也知道不用代了。' },
    'reminder-first': {
      caption: '第一次提醒：现在填、无新增、请备报代报，也可以换个时间。',
      cards: ['reminder'],
      states: ['reminder, first'],
    },
    'reminder-moved': { caption: '点了「今天15:30」。', states: ['reminder, moved'] },
    'reminder-filed': { caption: '报了以后，按钮都收起。', states: ['reminder, filed'] },
    'reminder-last': { caption: '最后一次提醒。', states: ['reminder, last'] },
    'later-words': { caption: '也可以写「稍后 16:00」。', commands: ['稍后'] },
    push: { caption: '链长发「推送 只在有请示或红色时」。', commands: ['推送'] },
    'naming-ask': {
      caption: '推进办发「点名 航天 原因」：先看群里会看到什么。',
      cards: ['naming'],
      states: ['naming'],
      commands: ['点名'],
    },
    'naming-person': { caption: '推进办选了写上姓名、改发链长群。', states: ['naming with the person'] },
    'naming-confirm': { caption: '第一次点击以后。', states: ['naming, second click'] },
    'naming-said': { caption: '第二次点击，已经发到群里。', states: ['naming said'] },
    'naming-group': { caption: '群里看到的一句话。' },
    'naming-cancelled': { caption: '点了「不点了」。', states: ['naming cancelled'] },
  },
  async play({ town: openTown, shoot }) {
    const holiday = await openTown('09-28 12:30')
    await holiday.at('09-30 15:30')
    await holiday.says('张工', '请假 10-08 至 10-12 代 李工')
    const leave = holiday.to('张工', '请确认请假')
    await shoot('leave-ask', holiday, '张工', [leave])
    await shoot('leave-done', holiday, '张工', [await holiday.press('张工', leave, 'confirm')])
    await holiday.says('张工', '请假 10-10 至 10-30')
    const longer = holiday.to('张工', '请确认请假')
    await shoot('leave-replace', holiday, '张工', [longer])
    await shoot('leave-dropped', holiday, '张工', [await holiday.press('张工', longer, 'cancel')])
    await holiday.says('张工', '请假 10-17 至 10-19')
    await shoot('leave-nothing', holiday, '张工', [holiday.to('张工', '请确认请假')])
    await holiday.at('10-08 10:00')
    await shoot('leave-stand-in', holiday, '李工', holiday.talk('李工'))
    await holiday.at('10-13 08:00')
    await shoot('leave-back', holiday, '张工', [holiday.to('张工', '请假已到期')])
    await shoot('leave-free', holiday, '李工', [holiday.to('李工', '已回来')])

    const town = await openTown('09-02 14:50')
    const { at, inGroup, press, says, to } = town
    await shoot('push', town, '链长甲', await says('链长甲', '推送 只在有请示或红色时'))
    await at('09-03 10:00')
    const first = to('张工', '还没有填')
    await shoot('reminder-first', town, '张工', [first])
    await shoot('reminder-moved', town, '张工', [await press('张工', first, 'later_15_30')])
    const earlier = to('杨工', '还没有填')
    await shoot('later-words', town, '刘工', await says('刘工', '稍后 16:00'))
    await at('09-03 16:00')
    await shoot('reminder-last', town, '王工', [to('王工', '最后一次提醒')])
    await press('杨工', to('杨工', '周四工作动态'), 'submit', report)
    await shoot('reminder-filed', town, '杨工', [earlier])

    await at('09-04 09:00')
    await says('何工', '绑定 航天 专班群', { in: '新群' })
    await press('秦处', to('秦处', '请确认绑定'), 'confirm')
    await says('吴工', '点名 航天 已私信催报两次')
    const naming = to('吴工', '请确认点名')
    await shoot('naming-ask', town, '吴工', [naming])
    await press('吴工', naming, 'group')
    await shoot('naming-person', town, '吴工', [await press('吴工', naming, 'person')])
    await press('吴工', naming, 'group')
    await press('吴工', naming, 'person')
    await shoot('naming-confirm', town, '吴工', [await press('吴工', naming, 'name')])
    await shoot('naming-said', town, '吴工', [await press('吴工', naming, 'confirm')])
    await shoot('naming-group', town, '吴工', [inGroup('新群', '【点名】')])
    await says('吴工', '点名 陶瓷基 未报')
    await shoot('naming-cancelled', town, '吴工', [await press('吴工', to('吴工', '请确认点名'), 'cancel')])
  },
})
