import { sqliteOf } from '../../../src/db/sqlite/open.ts'
import { section } from '../section.ts'

const report = {
  progress: '示例链主甲（虚构）试验台完成设备招标（演示）',
  next_plan: '9月10日前签试验台合同（演示）',
}
const tooLong = '事项说明没有写明请谁、做什么、何时前，下周计划没有写完成时限，'

export const hands = section({
  title: '配合单位补充、审签',
  pictures: {
    'request-form': {
      caption: '主报的卡片：收到的补充列在里面，也可以请配合单位补充。',
      states: ['weekly form, with what units added'],
    },
    'request-sent': { caption: '点了「请配合单位补充」，已填的还在。', states: ['weekly form, units asked'] },
    'supplement-ask': {
      caption: '配合单位收到的小卡片。',
      cards: ['supplement'],
      states: ['supplement'],
    },
    'supplement-fault': { caption: '补充写长了。', states: ['supplement, with a fault'] },
    'supplement-received': { caption: '发「补充」收到的回答。', states: ['supplement, received'], commands: ['补充'] },
    'supplement-withdrawn': { caption: '发「补充 撤回」。', states: ['supplement, withdrawn'] },
    'supplement-refused': { caption: '没有收下的，写明原因，原话退回。', states: ['supplement, not taken'] },
    'sign-filed': { caption: '开了审签的链，主报提交以后。', states: ['weekly filed, to be signed'] },
    'sign-mine': { caption: '专班负责人发「我的」：待审签的。', states: ['mine, to sign'] },
    'sign-ask': { caption: '专班负责人收到的审签卡片。', cards: ['sign-off'], states: ['sign-off'] },
    'sign-fault': { caption: '退回的原因写长了。', states: ['sign-off, with a fault'] },
    'sign-returned': { caption: '专班负责人退回以后。', states: ['sign-off, returned'] },
    'sign-replaced': { caption: '主报又交了新版，原来的审签卡片。', states: ['sign-off, replaced'] },
    'sign-signed': { caption: '专班负责人同意以后。', states: ['sign-off, signed'] },
    'sign-receipt': {
      caption: '主报的回执：审签人和采用的补充。',
      states: ['weekly filed, signed, with what units added'],
    },
    'sign-status': { caption: '推进办发「状态」：谁待审签。', states: ['status, signed'] },
    'sign-office-receipt': { caption: '周四回执写明待审签的。', states: ['receipt, unsigned'] },
    'sign-chief': {
      caption: '还没有审签时，链长群的摘要照发。',
      states: ['chief digest, to be signed, with what units added'],
    },
    'sign-office': {
      caption: '推进办周览写明待审签和未审签。',
      states: ['office digest, unsigned, with what units added'],
    },
    'sign-passed': { caption: '四个工作小时没有意见，按未审签通过。', states: ['sign-off, passed'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { at, inGroup, press, says, to } = town
    await says('吴工', '设置 审签 航天 开')
    await says('吴工', '设置 审签 陶瓷基 开')
    await at('09-02 15:00')
    await says('冯工', '补充 航天 已落实项目用地 30 亩（演示）')
    await shoot('supplement-received', town, '冯工', [to('冯工', '已收到补充')])
    await says('张工', '周报')
    const form = to('张工', '收到的配合单位补充')
    await shoot('request-form', town, '张工', [form])
    await shoot('request-sent', town, '张工', [await press('张工', form, 'request', report)])
    const asked = to('冯工', '请补充')
    await shoot('supplement-ask', town, '冯工', [asked])
    await shoot('supplement-fault', town, '冯工', [
      await press('冯工', asked, 'supplement', { fragment: tooLong.repeat(7) }, { force: true }),
    ])
    await says('张工', '补充 航天 这段应当写在卡片里（演示）')
    await shoot('supplement-refused', town, '张工', [to('张工', '没有收下')])

    await at('09-03 15:00')
    const pick = sqliteOf(town.stage.database).raw.prepare(`select id from fragment where state = 'open'`).pluck().all()
    await press('张工', to('张工', '收到的配合单位补充'), 'submit', { ...report, fragments: pick })
    await shoot('sign-filed', town, '张工', [to('张工', '待审签')])
    await says('冯工', '补充 撤回')
    await shoot('supplement-withdrawn', town, '冯工', [to('冯工', '补充已撤回')])
    await says('秦处', '我的')
    await shoot('sign-mine', town, '秦处', [to('秦处', '待审签的')])
    const first = to('秦处', '请审签')
    await shoot('sign-ask', town, '秦处', [first])
    await says('张工', '周报')
    const editing = await press('张工', to('张工', '已收到'), 'edit')
    await press('张工', editing, 'submit', { progress: '示例链主甲（虚构）试验台完成设备招标并公示（演示）' })
    await shoot('sign-replaced', town, '秦处', [to('秦处', '已有新版')])
    await press('秦处', to('秦处', '请审签'), 'agree')
    await shoot('sign-signed', town, '秦处', [to('秦处', '已审签')])
    await shoot('sign-receipt', town, '张工', [to('张工', '审签：')])

    await at('09-03 17:30')
    await says('王工', '周报 陶瓷基')
    await press('王工', to('王工', '陶瓷基复合材料产业链 · 周四工作动态'), 'submit', report)
    const cmc = to('魏处', '请审签')
    await shoot('sign-fault', town, '魏处', [
      await press('魏处', cmc, 'send_back', { reason: tooLong.repeat(3) }, { force: true }),
    ])
    await shoot('sign-returned', town, '魏处', [
      await press('魏处', cmc, 'send_back', { reason: '下周计划缺时限（演示）' }),
    ])
    await press('王工', to('王工', '已退回'), 'edit')
    await press('王工', to('王工', '陶瓷基复合材料产业链 · 周四工作动态'), 'submit', {
      next_plan: '9月9日前签试验台合同（演示）',
    })
    await says('吴工', '状态')
    await shoot('sign-status', town, '吴工', [to('吴工', '报送状态')])
    await at('09-03 18:05')
    await shoot('sign-office-receipt', town, '吴工', [inGroup('推进办群', '报送情况')])
    await at('09-04 08:40')
    await shoot('sign-chief', town, '链长乙', [inGroup('陶瓷基群', '摘要')])
    await shoot('sign-office', town, '吴工', [inGroup('推进办群', '推进办周览')])
    await at('09-04 11:30')
    await shoot('sign-passed', town, '魏处', [to('魏处', '未审签')])
  },
})
