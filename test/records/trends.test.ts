import { describe, expect, it } from 'vitest'
import type { Where, Who } from '../../scripts/town/cast.ts'
import { filesMonth, secondStep } from '../support/months.ts'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'

interface Spec {
  type: string
  data: { values: { month?: string; value?: number | null; run?: string; name?: string; share?: number }[] }
}
const elementsOf = (content: unknown) =>
  (content as { body?: { elements: { tag: string; chart_spec?: Spec }[] } }).body?.elements ?? []
/** Charts of the newest card somebody has in private, or of a group. */
const charts = (town: Town, who: Who, where?: Where): Spec[] => {
  const messages = where ? town.groupMessages(where) : town.stage.emulator.person(town[who].openId).sees()
  return (
    messages
      .map(({ content }) => elementsOf(content).flatMap(({ chart_spec }) => chart_spec ?? []))
      .filter((found) => found.length > 0)
      .at(-1) ?? []
  )
}
const sent = (town: Town, who: Who, sort: 'image' | 'file') =>
  town.stage.emulator
    .messages(town.stage.emulator.person(town[who].openId).p2p() ?? '')
    .filter(({ msg_type }) => msg_type === sort).length

/** 示例装备丁 becomes 骨干 too, so that 航天 has three firms to ask and its sums are said exactly. */
const threeFirms = async (): Promise<Town> => {
  const town = await openTown('09-21 08:00')
  await town.张工.says('入链 企业3')
  await town.张工.lastCard().clicks('join', { chain: '航天产业链', role: '骨干' })
  return town
}
const fills = async (town: Town, figure: number, output: string): Promise<void> => {
  await town.张工.says(`填报 指标${figure}`)
  await town.张工.card(`填报 · 指标${figure}`).clicks('fill', { output })
}
const ids = (town: Town, month: string) =>
  town
    .ask(
      "select no from record where kind = 'figure' and chain_id = 'aerospace' and json_extract(field_values, '$.month') = ? order by no",
      month,
    )
    .map(Number)

describe('the trend of a chain', () => {
  it('is drawn from months that are whole, broken where one is not, and sent as a picture', async () => {
    const town = await threeFirms()
    await town.at('09-22 09:00')
    for (const no of ids(town, '2026-09')) await fills(town, no, '100')
    await town.at('10-27 09:00')
    for (const no of ids(town, '2026-10')) await fills(town, no, '120')
    await town.at('11-24 09:00')
    for (const no of ids(town, '2026-11').slice(1)) await fills(town, no, '130')
    const said = await town.张工.says('监测 航天')
    expect(said).toContain('企业指标合计：当月产值（万元）：2026年9月 300、2026年10月 360、2026年11月 200–500')
    expect(said).toContain('口径：调度数，只含要填的链主和骨干企业。数据截至2026年11月24日。')
    const [chart] = charts(town, '张工')
    expect(chart?.type).toBe('line')
    expect(chart?.data.values.filter(({ value }) => value !== null).map(({ value }) => value)).toEqual([300, 360])
    expect(chart?.data.values).toHaveLength(13)
    await town.张工.card('企业指标合计').clicks('wish_trend')
    expect(sent(town, '张工', 'image')).toBe(1)
    expect(await town.王工.says('趋势图 航天')).not.toContain('png')
    expect(sent(town, '王工', 'image')).toBe(0)
  })

  it('has no chart where sums of few firms are ranges, and shows the same in the group', async () => {
    const town = await openTown('09-21 08:00')
    await town.at('09-22 09:00')
    for (const no of ids(town, '2026-09')) await fills(town, no, '100')
    await town.at('10-27 09:00')
    for (const no of ids(town, '2026-10')) await fills(town, no, '150')
    const said = await town.张工.says('监测', { in: '航天群', mentions: ['bot'] })
    expect(said).toContain('2026年9月 200–500、2026年10月 200–500')
    expect(said).not.toMatch(/\b(?:200|300) 万元|示例链主甲/u)
    expect(charts(town, '张工', '航天群')).toEqual([])
  })

  it('says how many figures could not be read, of that month and in the trend', async () => {
    const town = await threeFirms()
    await town.at('09-22 09:00')
    for (const no of ids(town, '2026-09')) await fills(town, no, '100')
    await town.at('10-27 09:00')
    const october = ids(town, '2026-10')
    for (const no of october) await fills(town, no, '120')
    rawOf(town.stage.database).exec(`update record set field_values = '{' where id = 'figure-2026-${october[0]}'`)
    const said = await town.张工.says('监测 航天')
    expect(said).toContain('另有 1 户的数读不出来，没有算进去。请找管理员。')
    expect(said).toContain('2 户都已填')
    expect(said).toContain('没有填全')
    rawOf(town.stage.database).exec(
      "update record set field_values = '{' where kind = 'figure' and chain_id = 'aerospace'",
    )
    const lost = await town.张工.says('监测 航天')
    expect(lost).toContain('另有 3 户的数读不出来')
    expect(lost).not.toContain('0 万元')
  })

  it('tells of the monthly reports too, and of one that cannot be read', async () => {
    const town = await openTown()
    await secondStep(town)
    await filesMonth(town.张工)
    expect(await town.张工.says('指标 航天')).toContain('月报：本月产值（亿元）：2026年9月 3.2')
    expect(town.张工.last()).toContain('口径：月报，调度快报。')
    rawOf(town.stage.database).exec("update revision set content = '{' where item_id like 'monthly/%'")
    expect(await town.张工.says('监测 航天')).toContain('2026年9月报过，读不出来，图上空着。请找管理员。')
  })
})

describe('the gauges of targets', () => {
  it('say of the plan’s that they are ended, with 口径 and day, and draw the goals of the year', async () => {
    const town = await openTown()
    await town.张工.says('目标 新增')
    await town.张工.lastCard().clicks('create', {
      ...{ year: '2026', name: '年度产值', value: '50 亿元', sense: '不低于', now_from: '月报累计产值' },
    })
    const before = await town.张工.says('目标')
    expect(before).toContain('各产业链总产值达到 50 亿元以上（2025年目标，目标年已过）：还没有报数，目标不低于 50 亿元')
    expect(charts(town, '张工'), 'nothing was reported: no bar, and no zero').toEqual([])
    await secondStep(town)
    await filesMonth(town.张工)
    const after = await town.张工.says('目标')
    expect(after).toContain('目标年已过，只作对照，不是完成情况。')
    expect(after).toContain('年度产值（2026年目标）：28 亿元，目标不低于 50 亿元，56%')
    expect(after).toContain('口径：2026年9月月报累计，调度快报。数据截至2026年9月20日。')
    expect(after).not.toContain('力争')
    const [plan, goals] = charts(town, '张工')
    expect(plan?.data.values).toEqual([{ name: '56% 航天', share: 0.56 }])
    expect(goals?.data.values[0]?.share).toBe(0.56)
    await town.张工.card('目标 · ').clicks('wish_gauges')
    expect(sent(town, '张工', 'image')).toBe(1)
  })

  it('of the whole district tell of heads, titles and what the plan gives no figure for; none of it in a group', async () => {
    const town = await openTown('09-14 09:00')
    await town.张工.says('L01 新增')
    await town.张工.lastCard().clicks('create', { firm: '示例链主甲（虚构）', output_last: '12' })
    await town.吴工.says('加称号 企业1')
    await town.吴工.lastCard().clicks('honour', { name: '专精特新', on: '2026-06-01' })
    const said = await town.吴工.says('目标')
    expect(said).toContain(
      '培育 2 户以上年产值超 10 亿元的“链主”企业（2025年目标，目标年已过）：1–2 户，目标不低于 2 户，至少 50%',
    )
    expect(said).toContain('链主 2 户，1 户没有填')
    expect(said).toContain('一批专精特新、隐形冠军、制造业单项冠军企业（2025年目标，目标年已过）：1 户，方案没有给数')
    await town.吴工.says('目标图')
    expect(sent(town, '吴工', 'image')).toBe(1)
    const group = await town.吴工.says('目标', { in: '推进办群' })
    expect(group).toContain('规划目标')
    expect(group).not.toContain('“链主”企业')
  })
})
