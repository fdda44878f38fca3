import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { openTown } from '../support/town.ts'

const state = '报送状态 · 第36周'

/** One town answers them all: what is asked here changes nothing. */
const asks = async (lines: readonly (readonly [typed: string, title: string])[]) => {
  const town = await openTown('09-02 15:00')
  const answers = []
  for (const [typed, title] of lines) answers.push([typed, title, (await town.吴工.says(typed)).split('\n')[0]])
  expect(answers).toEqual(lines.map(([typed, title]) => [typed, title, title]))
}

describe('a command as phones write it', () => {
  it('with a stop, with several, in quotation marks, in bold', () =>
    asks([
      ['状态。', state],
      ['状态！', state],
      ['状态～', state],
      ['状态……', state],
      ['状态？？', state],
      ['状态、', state],
      ['「状态」', state],
      ['“状态”。', state],
      ['**状态**', state],
      ['查 航天。', '查 · 航天产业链'],
      ['查，航天！', '查 · 航天产业链'],
      ['查。航天', '查 · 航天产业链'],
      ['查航天。', '查 · 航天产业链'],
      ['「查 航天」', '查 · 航天产业链'],
      ['查 航天 上周。', '查 · 航天产业链'],
      ['查 航天 近４周；', '查 · 航天产业链'],
      ['状态 月报。', '现在没有要报的。'],
      ['？？', '您可以这样用我'],
    ]))

  it('with marks that nobody sees', () =>
    asks([
      ['状\u200e态', state],
      ['\u202a状态\u202c', state],
      ['\u2068状态\u2069', state],
      ['状态\ufe0f', state],
      ['状\u00ad态', state],
      ['状\u180e态', state],
      ['\ufeff状态', state],
      ['状\u200d态', state],
      ['状\u{e0001}态', state],
      ['查\u00a0航天', '查 · 航天产业链'],
      ['查\u3000\u2003航天', '查 · 航天产业链'],
      ['查 航\u2062天', '查 · 航天产业链'],
    ]))

  it('to everybody, or with an @ that is only typed', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.秦处.says('状态', { in: '航天群', mentions: ['all', 'bot'] })).toContain(state)
    expect(await town.秦处.says('状态', { in: '航天群', mentions: ['all', 'bot'], type: 'post' })).toContain(state)
    expect(await town.秦处.says('@所有人 状态', { in: '航天群' })).toContain(state)
    expect(await town.秦处.says('＠链长制工作助手 状态')).toContain(state)
    expect(await town.秦处.says('@所有人\u2005@链长制工作助手\u2005状态。')).toContain(state)
  })

  it('with the word that settles it in any dress', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.吴工.says('设置 审签 航天 开！')).toContain('航天产业链审签已开')
    expect(await town.吴工.says('设置 审签 航天 「关」')).toContain('航天产业链审签已关')
    expect(await town.吴工.says('设置 截止 周四 １７：３０。')).toContain('请确认新的时间')
    expect(await town.吴工.says('简报 列表。')).toContain('还没有简报')
    expect(await town.吴工.says('免报 航天 撤销！')).toContain('没有免报，不用撤销')
    expect(await town.张工.says('请假\u200e 取消。')).toContain('没有登记请假')
    expect(await town.张工.says('销假。')).toContain('没有登记请假')
    expect(await town.张工.says('稍后 15:30。')).toContain('今天没有下一次提醒了')
    expect(await town.链长甲.says('推送 “每周”。')).toContain('摘要每周推送')
    expect(await town.冯工.says('补充 撤回！')).toContain('没有可撤回的补充')
    expect(await town.何工.says('成员 航天 加 备报 陈\u200b工（虚构）。')).toContain('已登记：陈工（虚构）')
  })
})

describe('a range', () => {
  it('takes in its second half what stands in the first, wherever one is read', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says('请假 10月8日至12日')).toContain('10月8日（周四）至10月12日（周一），共 5 天')
    expect(await town.张工.says('请假下周一至三。')).toContain('9月7日（周一）至9月9日（周三），共 3 天')
    expect(await town.吴工.says('查 航天 8月 至 9月')).toContain('2026年8月至2026年9月，共')
    expect(await town.吴工.says('查 航天 34-36周')).toContain('2026年第34周至2026年第36周，共')
    expect(await town.吴工.says('导出 航天 8月10日至21日')).not.toContain('没看懂')
    expect(await town.吴工.says('减负 8月至9月')).toContain('减负台账 · 2026年8月至2026年9月')
    expect(await town.吴工.says('退回 航天 8月至9月 缺时限')).toContain('请写明是哪一周')
  })
})

describe('a report as phones write it', () => {
  it.each(['周报。', '周报 。', '周报：', '周报！！', '周报 ……', '「周报」'])('%s opens the card', async (typed) => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says(typed)).toContain('航天产业链 · 周四工作动态')
  })

  it('a lone stop in it, or in reply to the card, is no 本周无新增', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    expect(await town.张工.says('周报 本周进展：。'), 'a heading without a word opens the form').not.toContain('请核对')
    await town.张工.says('。', { replyTo: town.张工.card('周四工作动态') })
    expect(town.ask('select count(*) from revision')).toEqual([0])
  })

  it('keeps its words, without the marks that nobody sees', async () => {
    const town = await openTown('09-02 15:00')
    await town.张工.says('周报 本周进展：２期厂房封\u200e顶，\u202e产能👨‍👩‍👧提升。下周计划：完成【A】验收！')
    expect(await town.张工.card('请核对').clicks('confirm')).toMatchObject({ toast: '已提交' })
    expect(town.ask(`select json_extract(content, '$.progress') from revision`)).toEqual([
      '２期厂房封顶，产能👨‍👩‍👧提升。',
    ])
  })
})

it('the roster’s names are found whatever stands between their letters', async () => {
  const town = await openTown('09-02 15:00')
  const { emulator } = town.stage
  await emulator.person(cast.吴工).says('查 张\u2060工（虚构）')
  await town.stage.settle()
  expect(town.吴工.last()).toContain('张工（虚构）')
  expect(town.吴工.last()).not.toContain('\u2060')
})
