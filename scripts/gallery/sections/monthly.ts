import type { EmuMessage } from '../../../emulator/server/types.ts'
import type { Who } from '../../town/cast.ts'
import { section } from '../section.ts'
import type { Town } from '../town.ts'

const week = {
  progress: '示例链主甲（虚构）完成设备招标（演示）\n走访示例材料乙（虚构）',
  ask_level: 'chief',
  ask_detail: '请链长协调示例地块水电接入（演示），10月15日前明确',
  next_plan: '10月9日前签合同（演示）',
}
const figures = { output: '3.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
const issues = { next_month: '10月15日前设备进场（演示）\n走访2户配套企业（演示）', check_1155: 'checked' }

/** Through the four steps of a card that nothing is written on yet. */
const fileMonth = async (town: Town, who: Who, numbers: typeof figures): Promise<EmuMessage> => {
  const card = town.to(who, '第 1/4 步')
  await town.press(who, card, 'next_points', { points: '示例链主甲（虚构）设备进场（演示）' })
  await town.press(who, card, 'next_figures', numbers)
  await town.press(who, card, 'no_change_moves')
  await town.press(who, card, 'next_issues', issues)
  return town.press(who, card, 'submit')
}

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
    'month-moves-none': { caption: '点过「无变化」，再退回来看。', states: ['month, moves, none'] },
    'month-status': { caption: '推进办发「状态 月报」，可以催报。', commands: ['状态'] },
    'month-nudge-answers': {
      caption: '发「催报」是催周报，月报没报齐也说一句；「催报 月报」催月报。',
      commands: ['催报'],
    },
    'month-nudged': { caption: '催报写明哪个月、何时截止。' },
    'month-chief-late': { caption: '月报逾期补报后，链长群的卡片更新为 v2。', states: ['month for a chief, late'] },
    'month-correction': { caption: '锁定后更正，要写原因。', states: ['month, preview of a correction'] },
    'month-corrected': { caption: '更正后的回执写明原因。', states: ['month, corrected'] },
    'month-exempt': { caption: '产业链移出名册，当月免报。', states: ['month, exempt'] },
    'month-chief-exempt': {
      caption: '产业链回到名册后，补发移出那个月的摘要。',
      states: ['month for a chief, exempt'],
    },
    'month-preview-no-group': { caption: '链长群没有绑定，月报不能发布。', states: ['month preview, no group'] },
    'month-overdue': { caption: '停机超过 72 小时：月报也不自动补发，请推进办决定。' },
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
    await press('张工', card, 'no_change_moves')
    await shoot('month-moves-none', town, '张工', [await press('张工', card, 'prev_issues')])
    await shoot('month-issues', town, '张工', [await press('张工', card, 'no_change_moves')])
    await shoot('month-preview', town, '张工', [await press('张工', card, 'next_issues', issues)])
    await shoot('month-filed', town, '张工', [await press('张工', card, 'submit')])
    await at('09-24 10:30')
    await shoot('month-points-bare', town, '王工', [to('王工', '月度进展')])
    await at('09-24 11:00')
    await says('吴工', '状态 月报')
    await shoot('month-status', town, '吴工', [to('吴工', '报送状态 · 9月月报')])
    const asked = town.talk('吴工').length
    for (const words of ['催报', '催报 月报']) await says('吴工', words)
    await shoot('month-nudge-answers', town, '吴工', town.talk('吴工').slice(asked))
    await shoot('month-nudged', town, '王工', [to('王工', '请您尽快报陶瓷基复合材料产业链9月月度进展')])
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
    await at('09-29 10:00')
    await fileMonth(town, '王工', figures)
    await shoot('month-chief-late', town, '链长乙', [inGroup('陶瓷基群', '9月月报')])

    const locked = await openTown('10-26 08:30')
    await locked.at('10-29 10:30')
    const october = { ...figures, cutoff: '2026-10-20' }
    const filed = await fileMonth(locked, '张工', october)
    await locked.at('11-05 12:30')
    for (const button of ['edit', 'edit_figures']) await locked.press('张工', filed, button)
    await locked.press('张工', filed, 'next_figures', { ...october, cumulative: '29' })
    for (const button of ['next_moves', 'next_issues']) await locked.press('张工', filed, button)
    await shoot('month-correction', locked, '张工', [await locked.press('张工', filed, 'submit')])
    const reason = '漏计一家企业（演示）'
    await shoot('month-corrected', locked, '张工', [await locked.press('张工', filed, 'submit', { reason })])

    const roster = await openTown('09-21 08:30')
    await roster.at('09-24 10:40')
    await roster.leavesRoster('textile')
    await shoot('month-exempt', roster, '杨工', [roster.to('杨工', '移出名册')])
    await roster.at('10-10 09:00')
    await roster.returnsToRoster()
    await roster.says('吴工', '汇总 纺织 月报')
    const back = roster.to('吴工', '预览')
    for (const _ of [1, 2]) await roster.press('吴工', back, 'post')
    await shoot('month-chief-exempt', roster, '杨工', [roster.inGroup('纺织群', '9月月报')])
    await roster.leavesGroup('陶瓷基群')
    await roster.resigns('链长乙')
    await roster.says('吴工', '汇总 陶瓷基 月报')
    await shoot('month-preview-no-group', roster, '吴工', [roster.to('吴工', '还没有绑定群')])

    const gap = await openTown('09-21 08:30')
    await gap.at('09-29 08:00')
    await gap.away('10-05 09:00')
    await shoot('month-overdue', gap, '吴工', [gap.inGroup('推进办群', '摘要没有发布 · 航天')])

    const silent = await openTown('09-21 08:30')
    for (const time of ['09:10', '09:20']) await silent.at(`09-29 ${time}`)
    await shoot('month-office-nothing', silent, '周主任', [silent.inGroup('推进办群', '9月')])
    await shoot('month-leading-nothing', silent, '周主任', [silent.inGroup('领导小组群', '9月')])
  },
})
