import { section } from '../section.ts'

const week = {
  progress: '示例链主甲（虚构）完成设备招标（演示）\n走访示例材料乙（虚构）',
  ask_level: 'chief',
  ask_detail: '请链长协调示例地块水电接入（演示），10月15日前明确',
  next_plan: '10月9日前签合同（演示）',
}
const figures = { output: '3.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
const issues = { next_month: '10月15日前设备进场（演示）\n走访2户配套企业（演示）', check_1155: 'checked' }

export const monthly = section({
  title: '月度进展',
  pictures: {
    'month-points': {
      caption: '月底那周报完周报，接着填本月进展：第一步要点。',
      cards: ['monthly', 'monthly-fields'],
      states: ['month, points'],
      commands: ['月报'],
    },
    'month-figures': { caption: '第二步：指标。' },
    'month-faults': { caption: '指标填错了，红字说怎么改。', states: ['month, figures, all wrong'] },
    'month-moves': { caption: '第三步：变化，没有就点「无变化」。', states: ['month, moves'] },
    'month-issues': { caption: '第四步：问题和下月计划。', states: ['month, issues'] },
    'month-preview': { caption: '核对后再提交。', cards: ['monthly-told'], states: ['month, preview'] },
    'month-filed': { caption: '提交以后的回执。', states: ['month, filed'] },
    'month-reminder': { caption: '还没有提交的，提醒一次。' },
    'month-chief': { caption: '链长群的月度摘要。', cards: ['monthly-chief'], states: ['month for a chief'] },
    'month-office': { caption: '推进办的月度汇总。', cards: ['monthly-office'], states: ['month for the office'] },
    'month-digest-preview': {
      caption: '推进办发「汇总 航天 月报」，先看预览。',
      cards: ['monthly-preview'],
      states: ['month preview, first click'],
    },
    'month-look': { caption: '查往月的进展。', cards: ['monthly-look'], states: ['month look'] },
    'month-leading': {
      caption: '领导小组群的月度进展。',
      cards: ['monthly-leading'],
      states: ['month for the leading group'],
    },
    'month-points-bare': { caption: '周报还没报，要点自己写。', states: ['month, points without weeks'] },
    'month-chief-missing': { caption: '到时没有报，链长群如实写。', states: ['month for a chief, missing'] },
    'month-digest-confirm': { caption: '点一次「发布」，再问一次。', states: ['month preview, second click'] },
    'month-look-nothing': { caption: '还没有往月的进展。', states: ['month look, nothing'] },
    'month-office-nothing': { caption: '一条链都没报，推进办群。', states: ['month for the office, nothing filed'] },
    'month-leading-nothing': {
      caption: '一条链都没报，领导小组群。',
      states: ['month for the leading group, nothing filed'],
    },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-21 08:30')
    const { at, inGroup, press, says, to } = town
    await at('09-23 15:00')
    await press('张工', to('张工', '周四工作动态'), 'submit', week)
    await says('张工', '月报')
    const card = to('张工', '月度进展')
    await shoot('month-points', town, '张工', [card])
    await shoot('month-figures', town, '张工', [await press('张工', card, 'next_points')])
    const wrong = await press('张工', card, 'next_figures', { ...figures, output: '三亿多' })
    await shoot('month-faults', town, '张工', [wrong])
    await shoot('month-moves', town, '张工', [await press('张工', card, 'next_figures', figures)])
    await shoot('month-issues', town, '张工', [await press('张工', card, 'no_change_moves')])
    await shoot('month-preview', town, '张工', [await press('张工', card, 'next_issues', issues)])
    await shoot('month-filed', town, '张工', [await press('张工', card, 'submit')])
    await at('09-24 10:30')
    await shoot('month-points-bare', town, '王工', [to('王工', '月度进展')])
    await at('09-24 15:00')
    await shoot('month-reminder', town, '王工', [to('王工', '月度进展还没有提交')])
    for (const time of ['09:00', '09:10', '09:20']) await at(`09-29 ${time}`)
    await shoot('month-chief', town, '链长甲', [inGroup('航天群', '9月')])
    await shoot('month-chief-missing', town, '链长乙', [inGroup('陶瓷基群', '9月')])
    await shoot('month-office', town, '周主任', [inGroup('推进办群', '9月')])
    await says('吴工', '汇总 航天 月报')
    const preview = to('吴工', '预览')
    await shoot('month-digest-preview', town, '吴工', [preview])
    await shoot('month-digest-confirm', town, '吴工', [await press('吴工', preview, 'post')])
    await says('张工', '查 月报')
    await shoot('month-look', town, '张工', [to('张工', '查 · 航天产业链 · 月报')])
    await says('王工', '查 月报')
    await shoot('month-look-nothing', town, '王工', [to('王工', '· 月报')])
    await shoot('month-leading', town, '周主任', [inGroup('领导小组群', '9月')])

    const silent = await openTown('09-21 08:30')
    for (const time of ['09:10', '09:20']) await silent.at(`09-29 ${time}`)
    await shoot('month-office-nothing', silent, '周主任', [silent.inGroup('推进办群', '9月')])
    await shoot('month-leading-nothing', silent, '周主任', [silent.inGroup('领导小组群', '9月')])
  },
})
