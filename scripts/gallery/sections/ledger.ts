import { section } from '../section.ts'

/** The kinds of the ledger beside tasks, from the first word to what comes of it. Firms and figures are fictional. */
export const ledgerKinds = section({
  title: '台账：问题、批示、风险、重大事项、会议、经验',
  pictures: {
    'ledger-problem': {
      caption: '周报里请链长协调的事，自己成为一件问题；发「问题1」看走到哪一步。',
      commands: ['问题'],
    },
    'ledger-instruct': {
      caption: '链长发「批示 问题1 …」，或点摘要里「请您定」下面的「批示」：当时就有编号，当时就成为任务。',
      commands: ['批示'],
    },
    'ledger-instruct-told': { caption: '牵头单位和专班马上知道，在上面签收。' },
    'ledger-instruct-refused': {
      caption: '批示只有链长和领导小组能给：别人得到的是找谁。',
      texts: ['refusals.noInstruct'],
    },
    'ledger-problem-list': { caption: '发「问题」：轮到谁办、还剩几天。' },
    'ledger-need': { caption: '发「需求」：企业和专班的需求，要写解决方案和建议。', commands: ['需求'] },
    'ledger-request': { caption: '发「诉求」：一企一策、绿色通道，由推进办受理。', commands: ['诉求'] },
    'ledger-risk-form': { caption: '发「风险 新增」：写明断的是哪种产品，库存还撑几天。' },
    'ledger-risk': { caption: '灯由库存和替代算出来，天天倒数，到线自己变色。', commands: ['风险'] },
    'ledger-matter-form': { caption: '发「重大事项 昨晚21:40 …」：任何时候都能报，写的话已经填好。' },
    'ledger-matter': {
      caption: '推进办马上收到，带加急；点「已阅」，报的人就知道有人看了。',
      commands: ['重大事项'],
    },
    'ledger-matter-line': { caption: '续报是首报下面的一行；首报那张卡片自己也跟着变。' },
    'ledger-meeting': { caption: '会议从红灯、问题、逾期任务里拟出议题。', commands: ['会议'] },
    'ledger-meeting-told': { caption: '参会的收到通知和日程文件，点「参加」「请假」「派员」。' },
    'ledger-meeting-issued': { caption: '印发：写了单位的决定，当时就成为任务，纪要是 Word 文件。' },
    'ledger-experience': { caption: '发「经验」：专班报的好做法，推进办采用、留存或退改。', commands: ['经验'] },
    'ledger-experience-public': {
      caption: '采用了又可以公开的，发到各链的群，只发一次。',
      cards: ['experience'],
    },
    'ledger-visit': { caption: '发「调研」：答应办的要闭环，转出去的办完才能结。', commands: ['调研'] },
    'ledger-liaison': { caption: '发「对接」：向省、市提了什么，什么时候回复。', commands: ['对接'] },
    'ledger-mine': {
      caption: '链长发「我的」：请您定、您的批示、报过您的重大事项；数字点开就是列表。',
      states: ['mine, records'],
    },
    'ledger-mine-list': {
      caption: '数字后面的列表：每行点「查看」就是那一条。',
      cards: ['mine-list'],
      states: ['mine, the list behind a count'],
    },
    'ledger-doc': { caption: '发「文件」：每条链该有的实施细则、方案、目标，缺的写着未登记。', commands: ['文件'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('10-14 14:00')
    const { asks, says, to, press, inGroup } = town
    const make = async (who: Parameters<typeof asks>[0], words: string, values: Record<string, unknown>) =>
      press(who, await asks(who, words), 'create', values)

    await town.at('10-14 15:00')
    await press('张工', to('张工', '周四工作动态'), 'submit', {
      progress: '示例链主甲（虚构）完成设备招标',
      ask_level: 'chief',
      ask_detail: '请协调示例地块水电接入，10月30日前',
      risk: 'none',
      next_plan: '设备进场',
    })
    await shoot('ledger-problem', town, '张工', [await asks('张工', '问题1')])
    await shoot('ledger-instruct-refused', town, '张工', [await asks('张工', '批示 问题1 请尽快办')])
    await shoot('ledger-instruct', town, '链长甲', [
      await asks('链长甲', '批示 问题1 区投资商务局 10-30 请区投资商务局牵头接通水电'),
    ])
    await shoot('ledger-instruct-told', town, '冯工', [to('冯工', '任务〔2026〕1号')])
    await make('张工', '问题 新增', {
      title: '示例园区用电不足',
      category: '要素',
      detail: '用电高峰示例园区限电',
      proposal: '请接入二回路',
      level: 'office',
    })
    await shoot('ledger-problem-list', town, '吴工', [await asks('吴工', '问题')])
    await make('张工', '需求 新增', {
      title: '示例零件需要本地配套',
      category: '补链',
      detail: '示例链主甲（虚构）的示例零件全部外购',
      proposal: '请推荐三户本地企业试制',
      level: 'office',
    })
    await shoot('ledger-need', town, '张工', [await asks('张工', '需求')])
    await make('张工', '诉求 新增', {
      title: '示例企业办证走绿色通道',
      category: '绿色通道',
      firms: '示例链主甲（虚构）',
      detail: '扩建手续想并联审批',
    })
    await shoot('ledger-request', town, '吴工', [await asks('吴工', '诉求1')])

    await shoot('ledger-risk-form', town, '张工', [await asks('张工', '风险 新增')])
    await press('张工', to('张工', '新增风险'), 'create', {
      category: '断供',
      firms: '示例材料乙',
      product: '示例助剂',
      sources: '唯一',
      stock_days: '28',
      substitute: '有未验证',
      done: '正在试用第二家的样品',
    })
    await shoot('ledger-risk', town, '张工', [await asks('张工', '风险1')])

    await town.at('10-14 22:10')
    const first = await asks('王工', '重大事项 陶瓷基 新增 21:30 示例厂区停电，两条线停产')
    await shoot('ledger-matter-form', town, '王工', [first])
    await press('王工', first, 'create', { at: '21:30', place: '示例厂区', what: '示例厂区停电，两条线停产' })
    await shoot('ledger-matter', town, '吴工', [to('吴工', '重大事项〔2026〕1号')])

    await press('吴工', to('吴工', '重大事项〔2026〕1号'), 'seen')
    await press('王工', await asks('王工', '续报 重大事项1'), 'follow_up', { cause: '设备老化', next_at: '明早9点' })
    await shoot('ledger-matter-line', town, '吴工', [to('吴工', '重大事项〔2026〕1号')])

    await town.at('10-15 10:00')
    await says('吴工', '交办 航天 区投资商务局 10-30 请区投资商务局牵头接通水电')
    await make('吴工', '会议 新增', {
      type: '推进办调度会',
      on: '2026-10-22',
      time: '14:30',
      place: '示例会议室',
      host: '周主任',
      invited: ['区投资商务局（演示）', '航天产业链'],
    })
    await press('吴工', await asks('吴工', '改议题 会议1'), 'agenda', { extra: '任务2' })
    const meeting = await asks('吴工', '会议1')
    await shoot('ledger-meeting', town, '吴工', [meeting])
    await press('吴工', meeting, 'call')
    await shoot('ledger-meeting-told', town, '冯工', [to('冯工', '推进办调度会2026年第1次')])
    await town.at('10-22 16:00')
    await press('吴工', await asks('吴工', '记决定 会议1'), 'decide', {
      item: '任务2',
      decision: '10月26日前报装完成',
      task_unit: '区投资商务局（演示）',
      task_due: '2026-10-26',
    })
    await press('吴工', await asks('吴工', '印发 会议1'), 'issue', { signed_by: '周主任' })
    await shoot('ledger-meeting-issued', town, '吴工', [await asks('吴工', '会议1')])

    await make('张工', '经验 新增', {
      title: '以商招商补齐示例环节',
      category: '补链',
      how: '请示例链主甲（虚构）列出缺口\n上门对接',
      effect: '9月底新增配套企业 3 户',
      public: '可',
    })
    const experience = await asks('吴工', '经验1')
    await shoot('ledger-experience', town, '吴工', [experience])
    await press('吴工', experience, 'adopt')
    await shoot('ledger-experience-public', town, '秦处', [inGroup('航天群', '以商招商补齐示例环节')])
    await make('张工', '调研 新增', {
      on: '2026-10-21',
      who: '链长',
      firms: '示例链主甲（虚构）',
      found: '示例零件交期拖到两个月',
      promised: '请推进办帮助联系第二家',
    })
    await shoot('ledger-visit', town, '张工', [await asks('张工', '调研1')])
    await make('张工', '对接 新增', { body: '市专班', title: '申请示例专项资金', on: '2026-10-20', due: '2026-11-10' })
    await shoot('ledger-liaison', town, '张工', [await asks('张工', '对接1')])
    await says('张工', '重大事项 航天 新增 8:30 示例地块停水')
    await press('张工', to('张工', '新增重大事项'), 'create', { at: '8:30', place: '示例地块', what: '示例地块停水' })
    await says('吴工', '报链长 重大事项2')
    for (const what of ['接通示例蒸汽', '修通示例道路']) await says('链长甲', `批示 航天 区投资商务局 11-10 请${what}`)
    const desk = await asks('链长甲', '我的')
    await shoot('ledger-mine', town, '链长甲', [desk])
    const counts = await asks('张工', '我的')
    await shoot('ledger-mine-list', town, '张工', [await press('张工', counts, 'show_mine_others')])
    await shoot('ledger-doc', town, '吴工', [await asks('吴工', '文件 航天')])
  },
})
