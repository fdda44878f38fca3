import { section } from '../section.ts'

/** Goals, how far they are, and how a chain has gone. Figures are of fictional firms. */
export const targets = section({
  title: '目标、趋势、履职',
  pictures: {
    'target-goals': {
      caption: '发「目标 航天」：规划目标和年度目标到了多少，目标年已过的写明，只作对照；下面每项可以点开。',
      cards: ['gauges'],
      states: ['goals'],
      commands: ['目标'],
    },
    'target-goal': { caption: '一项目标：分解成几件任务、谁核定过；要改点「更新」，要办事点「新增任务」。' },
    'target-picture': { caption: '点「目标图」：同样的内容画成一张图，私信发来。', commands: ['目标图'] },
    'target-trends': {
      caption: '发「监测 航天」：没填全的月份不连线，空着的不是零，户数不同的不连。',
      cards: ['trend'],
      states: ['monitoring, trends'],
    },
    'target-trend-picture': { caption: '点「趋势图」：近一年画成一张图，私信发来。', commands: ['趋势图'] },
    'target-duties': {
      caption: '发「履职 航天」：链主做了哪几项、各几次；没有记录的不等于没做，只计数不打分。',
      commands: ['履职'],
    },
    'target-third': {
      caption: '第三方的评估分可以用表格导入；另一位推进办的人点「确认」才计入考核。',
      commands: ['第三方评估'],
    },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-21 08:00')
    const { asks, says, press, to } = town
    const row = async (
      who: Parameters<typeof asks>[0],
      words: string,
      button: string,
      values: Record<string, unknown>,
    ) => press(who, await asks(who, words), button, values)
    await row('张工', '入链 企业3', 'join', { chain: '航天产业链', role: '骨干' })
    const goal = { year: '2026', sense: '不低于' }
    await row('张工', '目标 新增', 'create', {
      ...{ ...goal, name: '规上企业户数', value: '6 户', now: '5', source: '年度工作方案' },
    })
    await row('张工', '目标 新增', 'create', {
      ...{ year: '2026', name: '单位增加值能耗', value: '0.30 吨标准煤/万元', sense: '不高于', now: '0.32' },
    })
    await row('张工', '新增任务 目标1 走访2户拟升规企业', 'create', { due: '2026-10-30' })
    await says('吴工', '核定 目标1')
    await town.at('09-22 09:00')
    for (const n of [1, 2, 3]) await row('张工', `填报 指标${n}`, 'fill', { output: String(900 + n * 100) })
    await town.at('10-27 09:00')
    for (const line of await figuresOf('10')) await row('张工', `填报 ${line}`, 'fill', { output: '1250' })
    await town.at('11-24 09:00')
    for (const line of (await figuresOf('11')).slice(1)) await row('张工', `填报 ${line}`, 'fill', { output: '1300' })
    await shoot('target-goals', town, '张工', [await asks('张工', '目标 航天')])
    await shoot('target-goal', town, '张工', [await asks('张工', '目标1')])
    await says('张工', '目标图 航天')
    await shoot('target-picture', town, '张工', [town.talk('张工').at(-1) ?? to('张工', '目标图')])
    await shoot('target-trends', town, '张工', [await asks('张工', '监测 航天')])
    await says('张工', '趋势图 航天')
    await shoot('target-trend-picture', town, '张工', [town.talk('张工').at(-1) ?? to('张工', '趋势图')])

    await row('张工', '履职 新增', 'create', {
      ...{ sort: '点对点招商', firm: '示例链主甲（虚构）', on: '2026-11-20', text: '约见示例头部企业，商谈喷管产线' },
    })
    await shoot('target-duties', town, '张工', [await asks('张工', '履职 航天')])
    await says('吴工', '第三方评估 航天 新增 2026 86.5 第三方年度评估报告')
    await shoot('target-third', town, '郑工', [await asks('郑工', '第三方评估1')])

    /** Numbers of what is owed of a month, as they stand in its list. */
    async function figuresOf(month: string): Promise<string[]> {
      const { content } = await asks('张工', '指标 航天 待填')
      return [...JSON.stringify(content).matchAll(new RegExp(`(指标\\d+) [^"]*2026年${month}月`, 'gu'))].map(
        ([, number = '']) => number,
      )
    }
  },
})
