import { section } from '../section.ts'

const report = {
  progress: '示例链主甲（虚构）试验台完成设备招标（演示）',
  next_plan: '9月10日前签试验台合同（演示）',
}
const cause = { reason: '专班本周集中培训（演示）' }
const tooLong = { reason: '事项说明没有写明请谁、做什么、何时前，下周计划没有写完成时限，'.repeat(3) }

export const corrections = section({
  title: '更正、退回、免报',
  pictures: {
    'return-ask': {
      caption: '推进办发「退回 航天」，还没有写原因。',
      cards: ['return'],
      states: ['return'],
      commands: ['退回'],
    },
    'return-fault': { caption: '退回的原因写长了。', states: ['return, with a fault'] },
    'return-done': { caption: '写了原因，已退回。', states: ['return, done'] },
    'return-received': {
      caption: '主报的回执写明退回原因，点「补充」再报。',
      states: ['weekly filed, returned'],
    },
    'return-mine': { caption: '主报发「我的」：有退回待补充的。', states: ['mine, returned'] },
    'return-office': { caption: '推进办发「我的」：等谁补充。', states: ['mine of the office'] },
    'return-form': { caption: '点了「补充」。', states: ['weekly form, returned'] },
    'return-digest': { caption: '还没有补充时，链长群的摘要。', states: ['chief digest, returned'] },
    'office-nothing': { caption: '推进办发「我的」，没有等补充的。', states: ['mine of the office, nothing'] },
    'exempt-ask': {
      caption: '发「免报 纺织」：写原因，再确认。',
      states: ['exempt'],
      commands: ['免报'],
    },
    'exempt-fault': { caption: '免报的原因写长了。', states: ['exempt, with a fault'] },
    'exempt-dropped': { caption: '点了「不办了」。', states: ['exempt, left alone'] },
    'exempt-done': { caption: '确认以后，本期免报。', states: ['exempt, done'] },
    'exempt-undo': { caption: '发「免报 纺织 撤销」。', states: ['exempt, to be undone'] },
    'exempt-undone': { caption: '撤销以后，照常要报。', states: ['exempt, undone'] },
    'status-details': { caption: '推进办发「状态」，已报的可以点开看。', states: ['status with details'] },
    'look-details': { caption: '推进办查一条链，可以看各版。', states: ['look with details'] },
    'correct-form': {
      caption: '锁定后发「更正」：要写理由。',
      states: ['weekly form, correction with a reason'],
      commands: ['更正'],
    },
    'correct-filed': { caption: '更正后的回执写明理由。', states: ['weekly filed, corrected'] },
    'correct-office': {
      caption: '推进办代为更正，也要写理由。',
      states: ['weekly form, correction by the office'],
    },
    'versions-office': {
      caption: '推进办看各版内容和每次改了什么。',
      cards: ['versions'],
      states: ['versions, of the office'],
    },
    'versions-own': { caption: '主报看自己报的各版。', states: ['versions'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { at, inGroup, press, says, to } = town
    await at('09-02 15:00')
    await press('张工', to('张工', '周四工作动态'), 'submit', report)
    await says('吴工', '我的')
    await shoot('office-nothing', town, '吴工', [to('吴工', '没有等补充')])

    await at('09-03 10:00')
    await says('吴工', '免报 纺织')
    const exempt = to('吴工', '请确认免报')
    await shoot('exempt-ask', town, '吴工', [exempt])
    await shoot('exempt-fault', town, '吴工', [await press('吴工', exempt, 'exempt', tooLong, { force: true })])
    await shoot('exempt-done', town, '吴工', [await press('吴工', exempt, 'exempt', cause)])
    await says('吴工', '免报 纺织 撤销')
    const undo = to('吴工', '请确认撤销免报')
    await shoot('exempt-undo', town, '吴工', [undo])
    await shoot('exempt-undone', town, '吴工', [await press('吴工', undo, 'restore')])
    await says('吴工', '免报 煤化工')
    await shoot('exempt-dropped', town, '吴工', [await press('吴工', to('吴工', '请确认免报'), 'keep')])

    await at('09-03 15:00')
    await says('吴工', '退回 航天')
    const ask = to('吴工', '退回 · 航天')
    await shoot('return-ask', town, '吴工', [ask])
    await shoot('return-fault', town, '吴工', [await press('吴工', ask, 'return', tooLong, { force: true })])
    const reason = { reason: '下周计划缺时限（演示）' }
    await shoot('return-done', town, '吴工', [await press('吴工', ask, 'return', reason)])
    const receipt = to('张工', '已退回')
    await shoot('return-received', town, '张工', [receipt])
    await says('张工', '我的')
    await shoot('return-mine', town, '张工', [to('张工', '要报的')])
    await says('吴工', '我的')
    await shoot('return-office', town, '吴工', [to('吴工', '等补充的')])
    await at('09-04 08:30')
    await shoot('return-digest', town, '链长甲', [inGroup('航天群', '摘要')])
    await at('09-04 08:40')
    const form = await press('张工', receipt, 'edit')
    await shoot('return-form', town, '张工', [form])
    await press('张工', form, 'submit', { next_plan: '9月9日前签试验台合同（演示）' })
    await says('吴工', '状态')
    const status = to('吴工', '报送状态')
    await shoot('status-details', town, '吴工', [status])
    await says('吴工', '查 航天')
    await shoot('look-details', town, '吴工', [to('吴工', '查 · 航天')])

    await at('09-04 12:01')
    await says('张工', '更正')
    const correcting = to('张工', '周四工作动态')
    await shoot('correct-form', town, '张工', [correcting])
    const corrected = await press('张工', correcting, 'submit', {
      progress: '示例链主甲（虚构）试验台完成设备招标并公示（演示）',
      reason: '补写公示（演示）',
    })
    await shoot('correct-filed', town, '张工', [corrected])
    await says('吴工', '更正 航天')
    await shoot('correct-office', town, '吴工', [to('吴工', '以推进办名义更正')])
    await press('吴工', status, 'versions_aerospace')
    await shoot('versions-office', town, '吴工', [to('吴工', '各版')])
    await says('张工', '查')
    await press('张工', to('张工', '查 · 航天'), 'versions_weekly_2026_W36_aerospace')
    await shoot('versions-own', town, '张工', [to('张工', '各版')])
  },
})
