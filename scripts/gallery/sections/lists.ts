import { section } from '../section.ts'

const report = {
  progress: '示例链主甲（虚构）试验台完成设备招标（演示）\n走访示例材料乙（虚构）',
  next_plan: '9月10日前签试验台合同（演示）\n报专班对接清单（演示）',
}

export const lists = section({
  title: '状态、我的、查、成员',
  pictures: {
    'status-office': {
      caption: '推进办发「状态」，截止之前：谁报了，谁还没有。',
      cards: ['status'],
      states: ['status for the office'],
      commands: ['状态'],
    },
    'status-nudge-confirm': { caption: '点「催报」先问一次。' },
    'status-nudged': { caption: '催过以后。' },
    'status-past-due': { caption: '截止之后，未报变为红色。', states: ['status after the due time'] },
    'status-lead': { caption: '专班负责人看自己的链，可以催。' },
    'status-chain-group': { caption: '在链长群里发「状态」，只有本链一行。', states: ['status for a chain'] },
    'status-none': { caption: '没有一条链要报。', draws: 'status without rows' },
    'receipt-owing': {
      caption: '周四 18:05 推进办群收到报送情况。',
      cards: ['receipt'],
      states: ['receipt, some owe'],
    },
    'receipt-nudged': { caption: '在报送情况上点了「催报」。', states: ['receipt, nudged'] },
    'receipt-all': { caption: '都报齐了。', states: ['receipt, all filed'] },
    'mine-owed': { caption: '「我的」：要报的和已报的。', cards: ['mine'], states: ['mine'], commands: ['我的'] },
    'mine-nothing': { caption: '没有要您办的。', states: ['mine, nothing'] },
    'mine-many': { caption: '管很多条链的人。', draws: 'mine, a lot' },
    'look-own': { caption: '「查」：往期工作动态，点开看全文。', cards: ['look'], states: ['look'], commands: ['查'] },
    'look-all': { caption: '推进办查各链近四周，第一页。', states: ['look, first of two pages'] },
    'look-last': { caption: '点「下一页」；没有文字的一期只占一行。' },
    'look-middle': { caption: '中间一页，前后都能翻。', draws: 'look, between pages' },
    'look-nothing': { caption: '这段时间没有。', states: ['look, nothing'] },
    burden: {
      caption: '推进办发「减负」：自己问了多少。',
      cards: ['burden'],
      states: ['burden'],
      commands: ['减负'],
    },
    'members-own': {
      caption: '专班负责人发「成员」。',
      cards: ['members'],
      states: ['members'],
      commands: ['成员'],
    },
    'members-all': { caption: '推进办发「成员」。' },
    'members-city': {
      caption: '链多的地方，只列前面的；还没有在飞书里找到的人有标记。',
      draws: 'members of a city',
    },
    'members-none': { caption: '没有登记。', draws: 'members, none' },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('08-31 08:30')
    const { at, inGroup, press, says, to } = town
    await says('张工', '查 航天')
    await shoot('look-nothing', town, '张工', [to('张工', '查 · 航天')])
    await says('张工', '我的')
    await shoot('mine-nothing', town, '张工', [to('张工', '没有要您办的')])

    await at('09-02 15:20')
    await press('张工', to('张工', '周四工作动态'), 'submit', report)
    await press('王工', to('王工', '周四工作动态'), 'save_draft', { progress: '写到一半（演示）' })
    await at('09-03 09:10')
    await says('吴工', '状态')
    const status = to('吴工', '报送状态')
    await shoot('status-office', town, '吴工', [status])
    await shoot('status-nudge-confirm', town, '吴工', [status], { press: 'nudge', part: 'confirm' })
    await shoot('status-nudged', town, '吴工', [await press('吴工', status, 'nudge')])
    await says('王工', '我的')
    await shoot('mine-owed', town, '王工', [to('王工', '要报的')])
    await says('魏处', '状态')
    await shoot('status-lead', town, '魏处', [to('魏处', '报送状态')])
    await says('张工', '状态', { in: '航天群' })
    await shoot('status-chain-group', town, '张工', [inGroup('航天群', '报送状态')])

    await at('09-03 18:05')
    const receipt = inGroup('推进办群', '报送情况')
    await shoot('receipt-owing', town, '周主任', [receipt])
    await says('吴工', '状态')
    await shoot('status-past-due', town, '吴工', [to('吴工', '✗ 未报')])
    await shoot('receipt-nudged', town, '周主任', [await press('周主任', receipt, 'nudge')])

    await at('09-09 15:20')
    await press('张工', to('张工', '第37周（'), 'submit', { ...report, last_plan_1: 'done', last_plan_2: 'going' })
    await says('张工', '查')
    await shoot('look-own', town, '张工', [to('张工', '查 · 航天')])
    await press('王工', to('王工', '第37周（'), 'no_news')
    for (const who of ['刘工', '杨工'] as const) await press(who, to(who, '第37周（'), 'submit', report)
    await at('09-10 18:05')
    await shoot('receipt-all', town, '周主任', [inGroup('推进办群', '都报齐了')])
    await at('09-14 10:00')
    await says('吴工', '查 近4周')
    const look = to('吴工', '查 · 各产业链')
    await shoot('look-all', town, '吴工', [look])
    await shoot('look-last', town, '吴工', [await press('吴工', look, 'next')])

    await says('吴工', '减负')
    await shoot('burden', town, '吴工', [to('吴工', '减负台账')])

    await says('秦处', '成员')
    await shoot('members-own', town, '秦处', [to('秦处', '成员')])
    await says('吴工', '成员')
    await shoot('members-all', town, '吴工', [to('吴工', '成员')])
  },
})
