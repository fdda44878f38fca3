import { section } from '../section.ts'

const aerospace = {
  progress: '示例链主甲（虚构）试验台完成设备招标（演示）\n示例装备丁（虚构）与示例材料乙（虚构）签了试制协议（演示）',
  ask_level: 'chief',
  ask_detail: '请链长协调新城管理办（演示）9月15日前明确试验用地边界',
  risk: 'none',
  next_plan: '9月10日前签试验台合同（演示）\n走访示例测控庚（虚构）',
}

const repeat = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length)

/** Every field at the edge of what is taken. */
const longest = {
  progress: [
    '示例陶瓷壬（虚构）中试线按计划推进，',
    '示例纤维戊（虚构）完成设备招标工作，',
    '与省专班对接配套清单（演示），',
  ]
    .map((line) => repeat(line, 99))
    .join('\n'),
  ask_level: 'leading',
  ask_detail: repeat('请领导小组研究中试平台共建共享的用地、用能和检测排期（演示），', 150),
  risk: 'changed',
  next_plan: [1, 2, 3]
    .map((n) => repeat(`第${n}条计划：示例涂层癸（虚构）送样并收回检测报告（演示），`, 40))
    .join('\n'),
}

export const weekly = section({
  title: '填报卡片',
  pictures: {
    'weekly-form-empty': {
      caption: '周三 15:00 私信给主报的空卡片。',
      cards: ['weekly', 'weekly-form', 'weekly-fields', 'box'],
      states: ['weekly form, empty'],
    },
    'weekly-form-typing': { caption: '正在填，还没有点按钮。' },
    'weekly-form-draft': { caption: '点了「暂存」：草稿留着，提交后才算上报。', states: ['weekly form, filled'] },
    'weekly-form-behalf': { caption: '备报发「周报」打开的卡片，写明代谁填。', commands: ['周报'] },
    'weekly-form-faults': {
      caption: '填错了：没有提交，红字说怎么改，已填的都在。',
      states: ['weekly form, with faults'],
    },
    'weekly-form-all-wrong': {
      caption: '每一栏都不对（改造过的客户端才发得出来）。',
      states: ['weekly form, every field wrong'],
    },
    'weekly-toast': { caption: '真的点一下「提交」：屏幕上方闪过提示，卡片换成回执。' },
    'weekly-filed': { caption: '提交后，表单换成回执。', cards: ['weekly-filed'], states: ['weekly filed'] },
    'weekly-form-editing': { caption: '点「修改」：已报的内容回到表单里。', states: ['weekly form, editing'] },
    'weekly-form-stale': { caption: '别人先报了：自己填的还在卡片上，核对后再提交。' },
    'weekly-filed-longest': { caption: '每一栏都写满的回执；首行过长，摘要从省略号处截断。' },
    'weekly-filed-no-news': { caption: '一键「本周无新增」的回执。', states: ['weekly filed, no news'] },
    'weekly-form-overdue': { caption: '过了截止时间、还没锁定时打开。', states: ['weekly form, overdue'] },
    'weekly-filed-late': {
      caption: '备报在截止后代报，锁定后的样子：逾期、代报，再改记为「更正」。',
      states: ['weekly filed, late, for another, locked'],
    },
    'weekly-filed-locked': { caption: '周五 12:00 锁定后的回执，按钮变为「更正」。' },
    'weekly-form-correction': { caption: '锁定后点「更正」。', states: ['weekly form, correction'] },
    'weekly-form-supplement': { caption: '锁定后发「补报」。', states: ['weekly form, supplement'] },
    'weekly-form-last-plan': {
      caption: '下一周的卡片先问上周计划完成得怎样，做完的一点就带入本周进展。',
      cards: ['carry-over'],
      states: ['weekly form, last week at hand'],
    },
    'weekly-form-last-plan-fault': { caption: '没有新增也要答：没选完成情况，报不出去。' },
    'weekly-exempt': { caption: '产业链移出名册后，已发的卡片变成这样。', states: ['weekly exempt'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { at, to, press, says, fill } = town
    await at('09-02 15:00')
    const form = to('张工', '周四工作动态')
    await shoot('weekly-form-empty', town, '张工', [form])
    await says('李工', '周报')
    const second = to('李工', '周四工作动态')
    await shoot('weekly-form-behalf', town, '李工', [second])
    await at('09-02 15:20')
    fill('张工', form, aerospace)
    await shoot('weekly-form-typing', town, '张工', [form])
    await shoot('weekly-form-draft', town, '张工', [await press('张工', form, 'save_draft')])
    const wrong = {
      progress: `${aerospace.progress}\n走访两户企业（演示）\n对接省专班（演示）`,
      ask_detail: '',
      next_plan: '',
    }
    await shoot('weekly-form-faults', town, '张工', [await press('张工', form, 'submit', wrong)])
    fill('张工', form, aerospace)
    await shoot('weekly-toast', town, '张工', [form], { press: 'submit', part: 'screen' })
    await town.stage.settle()
    await shoot('weekly-filed', town, '张工', [to('张工', '已收到')])
    await shoot('weekly-form-editing', town, '张工', [await press('张工', form, 'edit')])
    await press('张工', form, 'submit')
    const stale = { progress: '李工写的另一份进展（演示）', next_plan: '9月9日前走访示例研究院辛（虚构）' }
    await shoot('weekly-form-stale', town, '李工', [await press('李工', second, 'submit', stale, { version: 0 })])

    const nonsense = Object.fromEntries(
      ['progress', 'next_plan', 'ask_level', 'ask_detail', 'risk'].map((name) => [name, 7]),
    )
    const coal = to('刘工', '周四工作动态')
    await shoot('weekly-form-all-wrong', town, '刘工', [await press('刘工', coal, 'submit', nonsense, { force: true })])
    const cmc = to('王工', '周四工作动态')
    await shoot('weekly-filed-longest', town, '王工', [await press('王工', cmc, 'submit', longest)])
    await shoot('weekly-filed-no-news', town, '杨工', [await press('杨工', to('杨工', '周四工作动态'), 'no_news')])

    await at('09-03 18:01')
    await says('刘工', '周报')
    await shoot('weekly-form-overdue', town, '刘工', [to('刘工', '周四工作动态')])
    await says('陈工', '周报')
    await press('陈工', to('陈工', '周四工作动态'), 'submit', {
      progress: '示例烯烃丑（虚构）检修收尾（演示）',
      risk: 'new',
      next_plan: '9月8日前示例烯烃丑（虚构）恢复满负荷（演示）',
    })
    const late = await press('陈工', to('陈工', '周四工作动态'), 'submit', {
      risk_detail: '示例烯烃丑（虚构）缺催化剂，库存到9月20日（演示）',
    })
    await at('09-04 12:01')
    await shoot('weekly-filed-late', town, '陈工', [to('陈工', '已收到')])
    if (late.message_id !== to('陈工', '已收到').message_id) throw new Error('another receipt')
    const locked = to('张工', '已收到')
    await shoot('weekly-filed-locked', town, '张工', [locked])
    await shoot('weekly-form-correction', town, '张工', [await press('张工', locked, 'edit')])

    await press('张工', locked, 'submit', { progress: '示例链主甲（虚构）试验台完成设备招标并公示（演示）' })
    await at('09-09 15:00')
    const next = to('张工', '第37周（')
    await shoot('weekly-form-last-plan', town, '张工', [next])
    await shoot('weekly-form-last-plan-fault', town, '张工', [
      await press('张工', next, 'no_news', { last_plan_1: 'done' }),
    ])

    const later = await openTown('09-02 14:50')
    await later.at('09-04 12:01')
    await later.says('刘工', '补报')
    await shoot('weekly-form-supplement', later, '刘工', [later.to('刘工', '补报')])

    const shrinking = await openTown('09-02 14:50')
    await shrinking.at('09-02 15:00')
    await shrinking.leavesRoster('textile')
    await shoot('weekly-exempt', shrinking, '杨工', [shrinking.to('杨工', '免报')])
  },
})
