import { groups } from '../../town/cast.ts'
import { section } from '../section.ts'

const report = {
  progress: '示例链主甲（虚构）试验台完成设备招标（演示）',
  ask_level: 'chief',
  ask_detail: '请链长协调新城管理办（演示）9月15日前明确试验用地边界',
  next_plan: '9月10日前签试验台合同（演示）',
}

export const posting = section({
  title: '预览和发布',
  pictures: {
    'preview-first': {
      caption: '推进办发「汇总 航天」：只有自己看得到的预览。',
      cards: ['digest-preview'],
      states: ['preview, first click'],
      commands: ['汇总'],
    },
    'preview-confirm': { caption: '点了「发布」，还要再点一次。', states: ['preview, second click'] },
    'preview-queued': { caption: '点了「确认发布」。', states: ['preview, queued'] },
    'preview-cancelled': { caption: '点了「先不发」。', states: ['preview, cancelled'] },
    'preview-posted': { caption: '群里已有同样的内容。', states: ['preview, posted'] },
    'preview-no-group': { caption: '链长群没有绑定。', states: ['preview, no group'] },
    'preview-office': { caption: '推进办周览的预览。', states: ['preview, office'] },
    'overdue-ask': {
      caption: '停机超过 72 小时：摘要不自动补发，请推进办决定。',
      cards: ['overdue-digest'],
      states: ['overdue digest'],
    },
    'overdue-confirm': { caption: '点「一键发布」时再问一次。' },
    'overdue-queued': { caption: '已选择发布。', states: ['overdue digest, queued'] },
    'overdue-cancelled': { caption: '已选择不发。', states: ['overdue digest, cancelled'] },
    'uncertain-ask': {
      caption: '飞书没有回话，不知发到没有：请推进办看一眼。',
      cards: ['uncertain'],
      states: ['uncertain'],
    },
    'uncertain-again': { caption: '半小时后还没人回答。', texts: ['alarms.stillUncertain'] },
    'uncertain-resend': { caption: '点「没有，请补发」时再问一次。' },
    'uncertain-seen': { caption: '答「群里已看到」。', states: ['uncertain, seen'] },
    'uncertain-resent': { caption: '答「没有，请补发」。', states: ['uncertain, resent'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { at, press, says, to } = town
    await at('09-02 15:20')
    await press('张工', to('张工', '周四工作动态'), 'submit', report)
    await at('09-03 19:00')
    await says('吴工', '汇总 航天')
    const preview = to('吴工', '预览')
    await shoot('preview-first', town, '吴工', [preview])
    await shoot('preview-confirm', town, '吴工', [await press('吴工', preview, 'post')])
    await says('周主任', '汇总 航天')
    const other = to('周主任', '预览')
    await press('周主任', other, 'post')
    await shoot('preview-cancelled', town, '周主任', [await press('周主任', other, 'cancel')])
    await shoot('preview-queued', town, '吴工', [await press('吴工', preview, 'post')])
    await at('09-04 09:00')
    await says('吴工', '汇总 航天')
    await shoot('preview-posted', town, '吴工', [to('吴工', '预览')])
    await says('吴工', '汇总')
    await shoot('preview-office', town, '吴工', [to('吴工', '推进办周览')])
    await town.leavesGroup('纺织群')
    await town.resigns('链长丁')
    await says('吴工', '汇总 纺织')
    await shoot('preview-no-group', town, '吴工', [to('吴工', '还没有绑定群')])

    const gap = await openTown('09-02 14:50')
    await gap.at('09-03 18:10')
    await gap.away('09-08 09:00')
    const ask = gap.inGroup('推进办群', '摘要没有发布 · 航天')
    await shoot('overdue-ask', gap, '吴工', [ask])
    await shoot('overdue-confirm', gap, '吴工', [ask], { press: 'post', part: 'confirm' })
    await shoot('overdue-queued', gap, '吴工', [await gap.press('吴工', ask, 'post')])
    const textile = gap.inGroup('推进办群', '摘要没有发布 · 新型纺织')
    await shoot('overdue-cancelled', gap, '吴工', [await gap.press('吴工', textile, 'cancel')])

    const doubt = await openTown('09-02 14:50')
    const { emulator } = doubt.stage
    await doubt.at('09-04 08:29')
    const to2 = [groups.航天群, groups.陶瓷基群]
    for (const chat_id of to2) {
      emulator.failNext(1, 'reset-after-accept', { path: '/im/v1/messages', chat_id })
      emulator.failNext(1_000, { http: 500, code: 0 }, { path: '/im/v1/messages', chat_id })
    }
    for (const time of ['08:30', '09:00', '09:25', '09:45']) await doubt.at(`09-04 ${time}`)
    emulator.clearFailures()
    const question = doubt.inGroup('推进办群', '航天产业链链长群摘要')
    await shoot('uncertain-ask', doubt, '吴工', [question])
    await doubt.at('09-04 10:30')
    await shoot('uncertain-again', doubt, '吴工', [doubt.inGroup('推进办群', '不确定是否发出')])
    await shoot('uncertain-resend', doubt, '吴工', [question], { press: 'resend', part: 'confirm' })
    await shoot('uncertain-seen', doubt, '吴工', [await doubt.press('吴工', question, 'seen')])
    const second = doubt.inGroup('推进办群', '陶瓷基复合材料产业链链长群摘要')
    await shoot('uncertain-resent', doubt, '吴工', [await doubt.press('吴工', second, 'resend')])
  },
})
