import { describe, expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { openTown } from '../support/town.ts'

/** The month of September is asked for with the week before its last Thursday; figures stand from the night after. */
const asked = '09-22 09:00'
const numbers = (town: Awaited<ReturnType<typeof openTown>>, chain: string) =>
  town.ask("select title from record where kind = 'figure' and chain_id = ? order by no", chain)

describe('指标 of the firms', () => {
  it('are owed with the month, of each 链主 and 骨干 once, of the first chain it stands in so', async () => {
    const town = await openTown('09-21 08:00')
    await town.at(asked)
    expect(numbers(town, 'aerospace')).toEqual(['示例链主甲（虚构） 2026年9月', '示例材料乙（虚构） 2026年9月'])
    const all = town.ask("select title from record where kind = 'figure'")
    expect(new Set(all).size, 'a firm in two chains is asked once').toBe(all.length)
    await town.at('09-23 09:00')
    expect(town.ask("select count(*) from record where kind = 'figure'")).toEqual([all.length])
  })

  it('are filled in private by the task force, with what was written the month before, and stay there', async () => {
    const town = await openTown('09-21 08:00')
    await town.at(asked)
    expect(await town.张工.says('指标 航天')).toContain('示例链主甲（虚构） 2026年9月')
    const form = await town.张工.says('填报 指标1')
    expect(form).toContain('上月（2026年8月）：没有填')
    expect(form).toContain('没有的空着，空着不当作 0。')
    const card = town.张工.card('填报 · 指标1')
    expect((await card.clicks('fill', {})).words).toContain('至少填一个数')
    const filed = await card.clicks('fill', { output: '1.2亿', use: '75', stock: '20天' })
    expect(filed.words).toContain('当月产值 12000 万元')
    expect(filed.words).toContain('产能利用率 75 %')
    expect(filed.words).not.toContain('从业人数')
    expect(await town.王工.says('指标1')).toBe('没有找到指标1，或者您不能看。')
    expect(await town.张工.says('指标 航天', { in: '航天群', mentions: ['bot'] })).not.toContain('12000')
  })

  it('that reach a line of the office are said with their sum, and a risk is offered, filled', async () => {
    const town = await openTown('09-21 08:00')
    await town.at(asked)
    await town.张工.says('填报 指标1')
    const filed = await town.张工.card('填报 · 指标1').clicks('fill', { stock: '12', use: '58' })
    expect(filed.words).toContain('产能利用率 58%，警戒线 60%')
    expect(filed.words).toContain('库存 12 天，警戒线 15 天')
    await town.张工.card('指标〔2026〕1号').clicks('ask_to_risk')
    const risk = town.张工.card('新增风险')
    expect(risk.words()).toContain('示例链主甲（虚构）')
    await risk.clicks('create', { product: '示例喷管', sources: '唯一' })
    expect(town.ask("select source from record where kind = 'risk'")).toEqual(['监测触发'])
    // What was wrong is put right, and the line with it.
    await town.张工.says('填报 指标1')
    const mended = await town.张工.card('填报 · 指标1').clicks('fill', { stock: '120', use: '80' })
    expect(mended.words).toContain('不再到警戒线')
    expect(mended.words).not.toContain('登记风险')
  })
})

it('a month that is filed or put right later is judged in the months that rest on it as well', async () => {
  const town = await openTown('09-21 08:00')
  await town.at(asked)
  const fills = async (no: number, given: Record<string, string>) => {
    await town.张工.says(`填报 指标${no}`)
    return (await town.张工.card(`填报 · 指标${no}`).clicks('fill', given)).words
  }
  const monthly = (month: string) =>
    Number(town.ask("select no from record where kind = 'figure' and title = ?", `示例链主甲（虚构） ${month}`)[0])
  await town.at('12-30 09:00')
  const [september, december] = [monthly('2026年9月'), monthly('2026年12月')]
  // December is filed first: nothing is known to hold it against.
  expect(await fills(december, { staff: '80' })).not.toContain('到警戒线')
  await fills(september, { staff: '100' })
  expect(await town.张工.says(`指标${december}`)).toContain('用工下降：2026年9月 100 → 2026年12月 80，少 20%')
  await fills(september, { staff: '82' })
  expect(await town.张工.says(`指标${december}`)).not.toMatch(/^到警戒线/mu)
})

describe('监测', () => {
  it('sums a chain in its group, as a range under three firms, and says who has not filed by count alone', async () => {
    const town = await openTown('09-21 08:00')
    await town.at(asked)
    const ask = () => town.张工.says('监测', { in: '航天群', mentions: ['bot'] })
    expect(await ask()).toContain('当月产值：2 户都还没有填')
    await town.张工.says('填报 指标1')
    await town.张工.card('填报 · 指标1').clicks('fill', { output: '1.2亿', stock: '3' })
    const said = await ask()
    expect(said).toContain('企业指标合计 · 2026年9月')
    expect(said).toContain('当月产值：10000–20000 万元（不足 3 户，只说区间），2 户里 1 户已填')
    expect(said).toContain('从业人数：2 户都还没有填')
    expect(said).not.toMatch(/12000|示例链主甲|警戒线/u)
    expect(await town.吴工.says('监测 航天 9月')).toContain('到警戒线的企业 1 户')
    expect(await town.王工.says('监测 航天')).not.toContain('10000')
    expect(await town.吴工.says('监测 航天 今年')).toContain('没看懂是哪个月')
    expect(await town.组长.says('监测 航天'), '领导小组 reads sums').toContain('企业指标合计')
    expect(await town.组长.says('指标1'), '… and no firm').toBe('没有找到指标1，或者您不能看。')
    expect(await town.链长甲.says('指标1')).toContain('当月产值 12000 万元')
    expect(await town.冯工.says('指标1')).toBe('没有找到指标1，或者您不能看。')
  })
})

it('what is owed is one row a chain on the desk, and a count by chain for the office', async () => {
  const town = await openTown('09-21 08:00')
  await town.at('09-24 09:00')
  const desk = await town.张工.says('我的')
  expect(desk).toContain('指标 · 航天')
  expect(desk).toContain('待填')
  expect(desk).toContain('2 户')
  expect(desk).not.toContain('示例链主甲（虚构） 2026年9月')
  const listed = await town.张工.card('我的').clicks('list_figure_aerospace')
  expect(`${listed.words}${town.张工.last()}`).toContain('示例链主甲（虚构） 2026年9月')
  await town.at('09-28 08:41')
  expect(town.group('推进办群').findLast((words) => words.includes('推进办周览'))).toMatch(/■ 指标未填 航天2户/u)
})

it('a firm that owes two months is one firm', async () => {
  const town = await openTown('09-21 08:00')
  await town.at('10-28 09:00')
  expect(town.ask("select count(*) from record where kind = 'figure' and chain_id = 'aerospace'")).toEqual([4])
  expect(await town.张工.says('我的')).toMatch(/指标 · 航天[\s\S]{0,20}2 户/u)
})

it('one that cannot be read stops neither the sums nor the next one', async () => {
  const town = await openTown('09-21 08:00')
  await town.at(asked)
  rawOf(town.stage.database).exec("update record set field_values = '{' where id = 'figure-2026-2'")
  await town.张工.says('填报 指标1')
  await town.张工.card('填报 · 指标1').clicks('fill', { output: '120' })
  expect(await town.张工.says('监测 航天')).toContain('当月产值：100–200 万元')
})

it('a slip in a name of a chain is said to be one', async () => {
  const town = await openTown('09-21 08:00')
  expect(await town.吴工.says('监测 航田')).toContain('航天产业链')
})
