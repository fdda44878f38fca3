import type { Who } from '../../town/cast.ts'
import { section } from '../section.ts'
import type { Town } from '../town.ts'

const week = {
  progress: '示例链主甲（虚构）完成设备招标（演示）\n走访示例材料乙（虚构）',
  next_plan: '10月9日前签合同（演示）',
}
const figures = { output: '3.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
const issues = { next_month: '10月15日前设备进场（演示）\n走访2户配套企业（演示）', check_1155: 'checked' }

/** Opens the month by word and hands it in as far as the last step; the card as it stands there. */
const toPreview = async ({ says, press, to }: Town, who: Who, points: string) => {
  await says(who, '月报')
  const card = to(who, '· 月度进展\n')
  await press(who, card, 'next_points', { points })
  await press(who, card, 'next_figures', figures)
  await press(who, card, 'no_change_moves')
  return press(who, card, 'next_issues', issues)
}

export const monthlyHands = section({
  title: '月报的审签、退回、免报和各版',
  pictures: {
    'month-sign-filed': { caption: '开了审签的链，提交月报以后。', states: ['month, filed, to be signed'] },
    'month-sign-ask': { caption: '专班负责人收到的月报审签卡片。', states: ['month sign-off'] },
    'month-return-received': {
      caption: '月报被退回：原来的回执写明原因，点「补充」再报。',
      states: ['month, filed, returned'],
    },
    'month-return-card': {
      caption: '同时收到填好的月报，原因在最上面。',
      states: ['month, preview, returned'],
    },
    'month-return-step': { caption: '改的每一步都看得到退回原因。', states: ['month, figures, returned'] },
    'month-sign-chief': { caption: '月报还没有审签，链长群照发。', states: ['month for a chief, to be signed'] },
    'month-return-chief': { caption: '月报退回还没有补充，链长群写明。', states: ['month for a chief, returned'] },
    'month-hands-office': {
      caption: '推进办月报写明退回的和待审签的。',
      states: ['month for the office, returned, unsigned'],
    },
    'month-return-leading': {
      caption: '领导小组月报写明还有退回待补充的。',
      states: ['month for the leading group, returned'],
    },
    'month-look-details': { caption: '推进办查月报，可以点开各版。', states: ['month look, with details'] },
    'month-versions': {
      caption: '月报的各版：每次改了什么，退回的原因。',
      states: ['month versions, of the office'],
    },
    'month-exempt-ask': { caption: '推进办发「免报 煤化工 月报」，写了原因，还要确认。', commands: ['免报'] },
    'month-exempt-told': { caption: '主报收到一句，手里的月报卡片也改了。' },
    'month-exempt-status': { caption: '状态写明免报的原因。', commands: ['状态'] },
    'month-exempt-chief': { caption: '月报发布以后才免报：卡片更新为 v2，话题里说一句。' },
    'month-exempt-undo': { caption: '发「免报 纺织 月报 撤销」，还要确认。', commands: ['免报'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-21 08:30')
    const { at, inGroup, press, says, to } = town
    await at('09-23 15:00')
    await press('张工', to('张工', '周四工作动态'), 'submit', week)
    await says('吴工', '设置 审签 航天 开')
    await at('09-24 16:00')
    await press('王工', await toPreview(town, '王工', '示例材料乙（虚构）送样检测（演示）'), 'submit')
    const card = await toPreview(town, '张工', '示例链主甲（虚构）完成设备招标（演示）')
    await says('吴工', '免报 煤化工 月报 停产检修（演示）')
    const exempt = to('吴工', '请确认免报')
    await shoot('month-exempt-ask', town, '吴工', [exempt])
    await press('吴工', exempt, 'exempt', { reason: '停产检修（演示）' })
    await shoot('month-exempt-told', town, '刘工', [to('刘工', '本月免报'), to('刘工', '9月月报免报')])
    await says('吴工', '状态 月报')
    await shoot('month-exempt-status', town, '吴工', [to('吴工', '报送状态 · 9月月报')])
    await shoot('month-sign-filed', town, '张工', [await press('张工', card, 'submit')])
    await at('09-24 16:20')
    const asked = to('秦处', '请审签')
    await shoot('month-sign-ask', town, '秦处', [asked])
    await press('秦处', asked, 'send_back', { reason: '下月安排缺责任单位（演示）' })
    await shoot('month-return-received', town, '张工', [to('张工', '已退回，请补充')])
    const back = to('张工', '核对提交')
    await shoot('month-return-card', town, '张工', [back])
    await shoot('month-return-step', town, '张工', [await press('张工', back, 'edit_figures')])
    await at('09-28 16:00')
    await press('张工', back, 'next_figures', { ...figures, cumulative: '28.2' })
    await press('张工', back, 'no_change_moves')
    await press('张工', back, 'next_issues', {
      ...issues,
      next_month: '10月15日前设备进场，示例链主甲（虚构）负责（演示）',
    })
    await press('张工', back, 'submit')
    await says('吴工', '退回 陶瓷基 月报 要点缺进展时间（演示）')
    await press('吴工', to('吴工', '确认退回'), 'return')
    for (const time of ['09:00', '09:10', '09:20']) await at(`09-29 ${time}`)
    await shoot('month-sign-chief', town, '链长甲', [inGroup('航天群', '9月月报')])
    await shoot('month-return-chief', town, '链长乙', [inGroup('陶瓷基群', '9月月报')])
    await shoot('month-hands-office', town, '周主任', [inGroup('推进办群', '推进办月报')])
    await shoot('month-return-leading', town, '周主任', [inGroup('领导小组群', '领导小组月报')])
    await says('吴工', '查 航天 2026-09 月报')
    const look = to('吴工', '查 · 航天产业链 · 月报')
    await shoot('month-look-details', town, '吴工', [look])
    await press('吴工', look, 'versions_monthly_2026_09_aerospace')
    await shoot('month-versions', town, '吴工', [to('吴工', '各版')])
    await says('吴工', '免报 纺织 月报')
    await press('吴工', to('吴工', '请确认免报'), 'exempt', { reason: '专班集中培训（演示）' })
    await shoot('month-exempt-chief', town, '杨工', [inGroup('纺织群', '9月月报')])
    await says('吴工', '免报 纺织 月报 撤销')
    await shoot('month-exempt-undo', town, '吴工', [to('吴工', '请确认撤销免报')])
  },
})
