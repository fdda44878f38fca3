import { describe, expect, it } from 'vitest'
import { filesMonth, monthIssues, toPreview } from '../support/months.ts'
import { filesRisk, good, report, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const asks = { ask_level: 'office', ask_detail: '请推进办协调示例地块，9月20日前' }
const cardWeek = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const office = (town: Town): string => town.group('推进办群').findLast((one) => one.includes('推进办周览')) ?? ''

describe('the office’s digest concludes nothing from silence', () => {
  it('of 0 of 4 says that the risks are not known, nor the asks, nor who had nothing twice', async () => {
    const town = await cardWeek()
    await town.at('09-04 08:40')
    expect(office(town)).toContain('■ 断链断供风险：已报 0 条，风险情况不明\n')
    expect(office(town)).toContain('已报 0 条，需协调事项不明。')
    expect(office(town)).toContain('■ 连续两期无新增：已报 0 条，情况不明')
    expect(office(town)).not.toMatch(/各链无新增|没有需协调事项/u)
  })

  it('of 1 of 4 speaks of the one, names the three, and follows those that come late', async () => {
    const town = await cardWeek()
    await town.张工.fills(good).submits()
    await town.at('09-04 08:40')
    expect(office(town)).toContain('■ 断链断供风险：已报的 1 条无新增，3 条未报\n')
    expect(office(town)).toContain('已报的 1 条没有需协调事项，3 条未报。')
    await town.at('09-04 09:00')
    await town.王工.fills(good).submits()
    expect(office(town)).toContain('v2')
    expect(office(town)).toContain('■ 断链断供风险：已报的 2 条无新增，2 条未报\n')
  })

  it('counts 免报 as neither, and says what was sent back', async () => {
    const town = await cardWeek()
    for (const who of [town.张工, town.王工]) await who.fills(good).submits()
    await town.吴工.says('免报 纺织 专班集中培训')
    await town.吴工.card('请确认免报').clicks('exempt', { reason: '专班集中培训' })
    await town.at('09-03 09:00')
    await town.刘工.fills(good).submits()
    await town.at('09-04 08:40')
    expect(office(town), 'every chain that owes has reported').toContain('■ 断链断供风险：已报的 3 条无新增\n')
    expect(office(town)).toContain('已报的 3 条没有需协调事项。')
    await returnsReport(town.吴工, '退回 航天 W36 缺时限')
    expect(office(town)).toContain('■ 断链断供风险：已报的 2 条无新增，1 条退回待补充\n')
  })

  it('says 各链无新增 when all four have said so', async () => {
    const town = await cardWeek()
    for (const who of [town.张工, town.王工, town.刘工, town.杨工]) await who.fills(good).submits()
    await town.at('09-04 08:40')
    expect(office(town)).toContain('■ 断链断供风险：各链无新增\n')
    expect(office(town)).toContain('本期没有需协调事项。')
    expect(office(town)).toContain('■ 连续两期无新增：0 条链')
  })

  it('counts last week’s plans of those that reported as theirs', async () => {
    const town = await cardWeek()
    for (const who of [town.张工, town.王工]) await who.fills(good).submits()
    await town.at('09-09 15:00')
    await town.张工.fills({ ...good, last_plan_1: 'done', last_plan_2: 'blocked' }).submits()
    await town.at('09-11 08:40')
    expect(office(town)).toContain('■ 上周计划：共 2 项，完成 1、受阻 1；3 条未报')
  })
})

describe('nor do the cards of the month', () => {
  it('the office’s: of 0 of 4, then of 1 that moved nothing', async () => {
    const town = await openTown('09-21 08:30')
    await town.at('09-29 09:20')
    const month = () => town.group('推进办群').findLast((one) => one.includes('推进办月报')) ?? ''
    expect(month()).toContain('已报 0 条，需协调事项不明。')
    expect(month()).not.toContain('本月没有需协调事项')
    await filesMonth(town.张工)
    expect(month()).toContain('已报的 1 条没有需协调事项，3 条未报。')
    expect(month()).toContain('■ 变化：已报的 1 条无变化，3 条未报')
  })

  it('the leading group’s: risks by the weekly reports of the month, and one that comes late is in it', async () => {
    const town = await openTown('09-21 08:30')
    await town.at('09-29 09:30')
    const page = () => town.group('领导小组群').at(-1) ?? ''
    expect(page()).toContain('已报 0 条，请领导小组研究的事项不明。')
    expect(page()).toContain('本月周报已报 0 份，风险情况不明。')
    expect(page()).not.toMatch(/没有新增断链断供风险|没有请领导小组研究/u)

    await filesMonth(town.张工)
    expect(page()).toContain('已报的 1 条没有请领导小组研究的事项，3 条未报。')
    await town.张工.says('更正 航天 W39')
    await town.张工.card('第39周').fills(good).submits()
    expect(page()).toMatch(/已报的 1 份周报没有新增断链断供风险，\d+ 份未报。/u)
    await town.王工.says('更正 陶瓷基 W39')
    await filesRisk(town.王工, good, '第39周')
    expect(page()).toContain('陶瓷基复合材料产业链：断链断供风险第39周有新增')
  })

  it('a risk told week by week stays on the page of a chain that is 免报 for the month', async () => {
    const town = await openTown('09-21 08:30')
    await town.at('09-23 15:00')
    await filesRisk(town.王工, good)
    await town.吴工.says('免报 陶瓷基 月报 停产检修')
    await town.吴工.card('请确认免报').clicks('exempt', { reason: '停产检修' })
    await town.at('09-29 09:20')
    expect(town.group('领导小组群').at(-1)).toContain('陶瓷基复合材料产业链：断链断供风险第39周有新增')
  })

  it('says plainly that nothing is asked when all have said so', async () => {
    const town = await openTown('09-21 08:30')
    await town.at('09-23 15:00')
    const people = [town.张工, town.王工, town.刘工, town.杨工]
    for (const who of people) {
      await who.fills(good).submits()
      await who.says('月报')
      await (await toPreview(who, { issues: monthIssues })).clicks('submit')
    }
    await town.at('09-29 09:20')
    expect(town.group('领导小组群').at(-1)).toContain('没有请领导小组研究的事项。')
    expect(town.group('推进办群').findLast((one) => one.includes('推进办月报'))).toMatch(
      /本月没有需协调事项。[\s\S]*■ 变化：各链无变化/u,
    )
  })
})

describe('nor do the lists and the bulletin', () => {
  it('choosing lines for 简报: what none of the reports has, and how many are out', async () => {
    const town = await cardWeek()
    await town.张工.fills(good).submits()
    const card = await town.吴工.says('简报 本周')
    expect(card).toContain('断链断供风险\n已报的 1 份里没有，3 份未报。')
    expect(card).not.toMatch(/^没有。$/mu)
  })

  it('简报 does not say that nothing was reported where 无新增 was', async () => {
    const town = await cardWeek()
    await town.张工.card('周四').clicks('no_news')
    expect(await town.吴工.says('简报 本周')).toContain('本周已报的 1 份工作动态里没有可选的内容')
    expect(await town.吴工.says('简报')).toContain('本周和上周已报的 1 份工作动态里没有可选的内容')
  })

  it('状态 and 报送情况 of chains that are all 免报 do not say that all have reported', async () => {
    const town = await cardWeek()
    for (const chain of ['航天', '陶瓷基', '煤化工', '纺织']) {
      await town.吴工.says(`免报 ${chain} 专班集中培训`)
      await town.吴工.lastCard().clicks('exempt', { reason: '专班集中培训' })
    }
    expect(await town.吴工.says('状态')).toContain('本期都免报，没有应报的。')
    await town.at('09-04 08:40')
    const said = town.group('推进办群')
    expect(said.find((one) => one.includes('报送情况'))).toContain('本期都免报，没有应报的。')
    expect(said.join('\n')).not.toContain('都报齐了')
    expect(office(town)).toContain('■ 断链断供风险：没有应报的，风险情况不明')
  })

  it('the chief’s own report is spoken of as what it says', async () => {
    const town = await cardWeek()
    // Filed on Thursday: the office still has its workday to take it up.
    await town.at('09-03 10:00')
    await town.张工.fills({ ...report('航天'), ...asks }).submits()
    await town.at('09-04 08:40')
    expect(town.group('航天群').at(-1)).toContain('没有请您定的事项，没有新增断链断供风险。')
    expect(town.group('纺织群').at(-1)).toContain('到截止时未收到本期工作动态，收到后并入本卡。')
  })
})
