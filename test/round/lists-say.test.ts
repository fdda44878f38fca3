import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../exports/support/parts.ts'
import { filesMonth } from '../support/months.ts'
import { filesRisk, good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const filesOf = (town: Town) =>
  town.stage.emulator
    .messages(town.stage.emulator.person(town.吴工.openId).p2p())
    .filter(({ msg_type }) => msg_type === 'file')
    .map(({ content }) => town.stage.emulator.resource(String(content.file_key)))

describe('简报, choosing lines', () => {
  const chosen = (town: Town) =>
    JSON.stringify(town.吴工.card('简报 · 选内容').message.content).match(/"selected_values":\[[^\]]*\]/gu) ?? []

  it('offers what fits, says so, and goes on with one click', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills({ ...good, ask_level: 'office', ask_detail: '请协调示例地块，9月20日前' }).submits()
    await filesRisk(town.王工, { ...good, progress: '示例材料乙（虚构）送检' })
    expect(await town.吴工.says('简报 本周')).toContain('已替您选上 4 条，可以改。')
    expect(chosen(town)).toHaveLength(3)
    const card = town.吴工.card('简报 · 选内容')
    expect(card.words()).toContain('［全不选］')
    const none = await card.clicks('select_none')
    expect(none.words).toContain('［全选］')
    expect(chosen(town)).toEqual([])
    expect((await card.clicks('choose')).toast).toBe('还没有选内容')
    await card.clicks('select_all')
    expect(chosen(town)).toHaveLength(3)
    const edit = await card.clicks('choose')
    expect(edit.toast).toBe('已起草，请改文字')
    expect(edit.words).toContain('示例材料乙（虚构）送检')
  })

  it('offers no more than a section holds', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    const long = '示例链主甲（虚构）完成设备招标、场地平整和设备进场前的准备'.repeat(4).slice(0, 98)
    for (const who of [town.张工, town.王工, town.刘工, town.杨工])
      await who.fills({ ...good, progress: [long, long, long].join('\n') }).submits()
    expect(await town.吴工.says('简报 本周')).toContain('已替您选上 3 条，还有 1 条写不下；可以改。')
    const card = town.吴工.card('简报 · 选内容')
    await card.clicks('select_all')
    expect((await card.clicks('choose')).toast).toBe('选得太多，请看红字')
    await town.吴工.says('简报 本周')
    expect((await town.吴工.card('简报 · 选内容').clicks('choose')).toast).toBe('已起草，请改文字')
  })
})

describe('查 a month by its weeks', () => {
  it('has the headlines in its rows, and names the month’s own report', async () => {
    const town = await openTown('08-24 08:30')
    await town.at('08-26 15:00')
    await town.张工.fills({ ...good, progress: '喷管进入批产' }).submits()
    expect(await town.张工.says('查 本月')).toContain(
      '8月月报：还没报（没到截止）。看月报发「查 航天产业链 2026-08 月报」。',
    )
    expect(await filesMonth(town.张工, { figures: { cutoff: '2026-08-26' } })).toBe('已提交')
    await town.at('09-01 10:00')
    const own = await town.链长甲.says('查 上月')
    expect(own).toContain('第35周（绿灯）：喷管进入批产')
    expect(own).toContain('8月月报：已报。看月报发「查 航天产业链 2026-08 月报」。')
    expect(await town.链长甲.says('查 航天产业链 2026-08 月报')).toContain('2026年8月，共 1 份')
    const all = await town.吴工.says('查 8月')
    expect(all).toContain('8月月报：已报 1 条，未报 3 条。看月报发「查 2026-08 月报」。')
    expect(await town.吴工.says('查 近4周')).not.toContain('月报：')
  })
})

it('the figures as typed are for those who fill them in and check them, not for the chief’s eyes', async () => {
  const town = await openTown('09-21 08:30')
  await town.at('09-23 15:00')
  await town.张工.fills(good).submits()
  await filesMonth(town.张工, { figures: { output: '３.２亿' } })
  for (const who of [town.张工, town.吴工]) expect(await who.says('查 航天 2026-09 月报')).toContain('（填的是：')
  const { 链长甲, 组长 } = town
  for (const who of [链长甲, 组长]) {
    expect(await who.says('查 航天 2026-09 月报')).toContain('本月产值 3.2 亿元')
    expect(who.last()).not.toContain('填的是')
    await who.says('查 航天 2026-09 月报 版本')
    expect(who.last()).not.toContain('填的是')
  }
  await town.at('09-29 09:10')
  await 链长甲.inGroup('航天群', '月报').clicks('full')
  expect(链长甲.last()).toContain('月度进展全文')
  expect(链长甲.last()).not.toContain('填的是')
})

describe('导出 without a time', () => {
  it('ends at what has begun, and says the weeks with their days in its name and columns', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    const said = await town.吴工.says('导出')
    expect(said).toContain('「工作动态_各产业链_2026年第36周（8月31日—9月6日）.xlsx」')
    const bytes = Buffer.from(filesOf(town)[0]?.bytes ?? [])
    const [titles = [], first = []] = await readSheet(bytes, 1)
    expect(first[titles.indexOf('周期')]).toBe('第36周（8月31日—9月6日）')
    const counted = (await readSheet(bytes, 2)).flat()
    expect(counted).toContain('第36周（8月31日—9月6日）')

    await town.at('09-09 15:00')
    expect(await town.吴工.says('导出')).toContain('2026年第36–37周（8月31日—9月13日）.xlsx')
    expect(await town.吴工.says('导出 周报 航天 上周')).toContain('_航天_2026年第36周（8月31日—9月6日）.docx')
  })

  it('has both weeks of one that was merged', async () => {
    const town = await openTown('09-28 08:30')
    await town.at('09-30 10:00')
    await town.吴工.says('导出 本周')
    expect(filesOf(town).at(-1)?.file_name).toBe('工作动态_各产业链_2026年第40–41周（9月28日—10月11日）.xlsx')
    const [titles = [], first = []] = await readSheet(Buffer.from(filesOf(town).at(-1)?.bytes ?? []), 1)
    expect(first[titles.indexOf('周期')]).toBe('第40–41周（9月28日—10月11日）')
  })

  it('Word of a week that is not due yet does not say that it was missed', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.吴工.says('导出 周报 航天 本周')
    const lines = paragraphsOf(Buffer.from(filesOf(town).at(-1)?.bytes ?? []))
    expect(lines.at(-1)).toBe('本期还没有报送。')
  })
})

it('查 未报 says that nothing is overdue, not that nothing was reported', async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  expect(await town.吴工.says('查 未报 本周')).toContain('这段时间没有工作动态到了截止还没报。')
  expect(await town.吴工.says('查 免报 本周')).toContain('这段时间没有工作动态免报。')
  expect(await town.吴工.says('查 未报 本月 月报')).toContain('这段时间没有月报到了截止还没报。')
})
