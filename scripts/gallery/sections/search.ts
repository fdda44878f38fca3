import { section } from '../section.ts'

const report = (progress: string, more: Record<string, string> = {}) => ({
  progress: `${progress}（演示）`,
  next_plan: '9月10日前签试验台合同（演示）\n报专班对接清单（演示）',
  ...more,
})

export const search = section({
  title: '搜索、看全文',
  pictures: {
    'search-words': {
      caption: '推进办发「查 试验台」：新的在前，找到的字标出来。',
      cards: ['search', 'lamp'],
      states: ['search'],
    },
    'search-light': { caption: '发「查 红灯」。' },
    'search-person': { caption: '发「查 李工」：填报、代报、审签都算。' },
    'search-nothing': { caption: '没有找到，说明还可以怎么写。', texts: ['look.notFound'] },
    'search-faults': {
      caption: '写得太短、词太多、条件合不来。',
      texts: ['look.wordLength', 'look.tooManyWords', 'look.noTextThere'],
    },
    'search-pages': {
      caption: '很多年的报告，一页一页翻。',
      draws: 'search, between pages',
    },
    'search-far': {
      caption: '字多的词要逐份核对，先看较新的一部分。',
      draws: 'search, further back',
    },
    'look-missing': { caption: '发「查 未报」：过了截止还没有报的。' },
    'report-full': {
      caption: '点「看全文」，私信收到这一版的全文。',
      cards: ['report', 'weekly-told'],
      states: ['report'],
    },
    'report-older': { caption: '后来又改过：说明现在是第几版。', states: ['report, an older version'] },
    'report-month': { caption: '月报的全文，只在私信里看。', states: ['report of a month'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { at, press, says, to } = town
    await at('09-02 15:00')
    await press('张工', to('张工', '周四工作动态'), 'submit', report('示例链主甲（虚构）试验台完成设备招标'))
    await press(
      '王工',
      to('王工', '周四工作动态'),
      'submit',
      report('示例材料乙（虚构）试验台用料送检', { risk: 'new' }),
    )
    const detail = { risk_detail: '示例材料乙（虚构）缺树脂，库存到9月20日（演示）' }
    await press('王工', to('王工', '周四工作动态'), 'submit', detail)
    await at('09-09 15:20')
    await says('李工', '周报 航天')
    const second = report('试验台进场', { last_plan_1: 'done', last_plan_2: 'going' })
    await press('李工', to('李工', '第37周（'), 'submit', second)

    await says('吴工', '查 试验台')
    const words = to('吴工', '「试验台」')
    await shoot('search-words', town, '吴工', [words])
    await press('吴工', words, 'full_weekly_2026_W37_aerospace')
    await shoot('report-full', town, '吴工', [to('吴工', '工作动态全文')])
    await says('张工', '周报')
    const form = await press('张工', to('张工', '已收到'), 'edit')
    await press('张工', form, 'submit', { ...second, progress: '试验台进场并开箱（演示）' })
    await press('吴工', words, 'full_weekly_2026_W37_aerospace')
    await shoot('report-older', town, '吴工', [to('吴工', '现在是第 2 版')])
    await says('吴工', '查 红灯')
    await shoot('search-light', town, '吴工', [to('吴工', '查 红灯')])
    await says('吴工', '查 李工')
    await shoot('search-person', town, '吴工', [to('吴工', '查 李工')])
    await says('吴工', '查 未报 第36周')
    await shoot('look-missing', town, '吴工', [to('吴工', '第36周 未报')])
    await says('吴工', '查 风洞')
    await shoot('search-nothing', town, '吴工', [to('吴工', '没有找到')])
    for (const typed of ['查 台', '查 一个 两个 三个 四个 五个 六个', '查 未报 试验台']) await says('吴工', typed)
    await shoot('search-faults', town, '吴工', [
      to('吴工', '2 到 20 个字'),
      to('吴工', '最多查'),
      to('吴工', '没有正文'),
    ])

    await at('09-23 15:00')
    await press('张工', to('张工', '第39周（'), 'submit', report('试验台验收'))
    await says('张工', '月报')
    const month = () => to('张工', '月度进展')
    await press('张工', month(), 'next_points', { points: '示例链主甲（虚构）试验台完成验收（演示）' })
    await press('张工', month(), 'next_figures', {
      output: '3.2亿',
      cumulative: '28',
      yoy: '8.5',
      basis: 'express',
      cutoff: '2026-09-20',
    })
    await press('张工', month(), 'no_change_moves')
    await press('张工', month(), 'next_issues', { next_month: '试验台投用（演示）', check_1155: 'checked' })
    await press('张工', month(), 'submit')
    await says('吴工', '查 试验台 月报')
    await press('吴工', to('吴工', '航天产业链 9月'), 'full_monthly_2026_09_aerospace')
    await shoot('report-month', town, '吴工', [to('吴工', '月度进展全文')])
  },
})
