import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../exports/support/parts.ts'
import { monthIssues, toPreview } from '../support/months.ts'
import { filesRisk, good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

const asks = { ask_level: 'office', ask_detail: '请推进办协调示例地块，9月20日前' }

/** Friday of W36 after the digests: 航天 asks the office, 陶瓷基 has a new risk, the others owe. */
const fridayMorning = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills({ ...good, ...asks }).submits()
  await filesRisk(town.王工, { ...good, progress: '示例材料乙（虚构）送检' })
  await town.at('09-04 08:40')
  return town
}

describe('看全文 behind the lines of a digest', () => {
  it('opens what the line was taken from, in private, with its version', async () => {
    const town = await fridayMorning()
    const digest = town.吴工.inGroup('推进办群', '推进办周览')
    const said = town.group('推进办群').length
    const pressed = await digest.clicks('full_office_0_weekly_2026_W36_aerospace')
    expect(pressed.toast).toBe('全文已私信给您')
    expect(town.group('推进办群')).toHaveLength(said)
    expect(town.吴工.last()).toMatch(/^航天产业链 · 第36周\n周四工作动态全文\nv1/)
    expect(town.吴工.last()).toContain('请推进办协调：示例地块，9月20日前')
    for (const button of ['risk_0', 'headline_1']) {
      await digest.clicks(`full_${button}_weekly_2026_W36_cmc`)
      expect(town.吴工.last()).toContain('灯 ● 红灯')
    }
  })

  it('follows the posted card to its new version', async () => {
    const town = await fridayMorning()
    await town.at('09-04 12:30')
    await town.张工.card('已收到').clicks('edit')
    await town.张工.fills({ ...good, ...asks, progress: '改过的进展', reason: '补一项' }).submits()
    await town.秦处.inGroup('航天群', '周四工作动态摘要').clicks('full')
    expect(town.秦处.last()).toContain('v2')
    expect(town.秦处.last()).toContain('改过的进展')
  })

  it('refuses whoever may not read the chain, and says whom to ask', async () => {
    const town = await fridayMorning()
    const { emulator } = town.stage
    const group = town.groupMessages('航天群').at(-1)
    await emulator.addMember(group?.chat_id ?? '', town.冯工.openId)
    const card = town.冯工.inGroup('航天群', '周四工作动态摘要')
    const before = town.group('航天群')
    expect((await card.clicks('full')).toast).toBe('您无权操作，已私信说明找谁办')
    expect(town.冯工.last()).toContain('您现在的职责不能查阅往期')
    expect(town.group('航天群')).toEqual(before)
  })

  it('stands under the cards of the month as well', async () => {
    const town = await openTown('08-31 08:30')
    await town.at('09-23 15:00')
    await town.张工.fills(good).submits()
    await town.张工.says('月报')
    const issues = { ...monthIssues, issue_1: '请研究示例事项，10月底前', issue_level_1: 'leading' }
    await (await toPreview(town.张工, { issues })).clicks('submit')
    await town.at('09-29 09:20')
    await town.秦处.inGroup('航天群', '月报').clicks('full')
    expect(town.秦处.last()).toContain('月度进展全文')
    await town.吴工.inGroup('推进办群', '推进办月报').clicks('full_figures_0_monthly_2026_09_aerospace')
    expect(town.吴工.last()).toContain('请研究示例事项')
  })
})

describe('under the office’s digest', () => {
  it('生成简报草稿 opens the draft of those weeks in private, the same one for whoever presses next', async () => {
    const town = await fridayMorning()
    const digest = town.吴工.inGroup('推进办群', '推进办周览')
    const before = digest.words()
    expect((await digest.clicks('draft')).toast).toBe('简报卡片已私信给您')
    expect(digest.words()).toBe(before)
    expect(town.吴工.last()).toContain('简报 · 选内容')
    await town.郑工.inGroup('推进办群', '推进办周览').clicks('draft')
    expect(town.ask('select count(*) from bulletin')).toEqual([1])
  })

  it('leads to a Word file by clicks alone: the lines are chosen, and nothing has to be typed', async () => {
    const town = await fridayMorning()
    await town.吴工.inGroup('推进办群', '推进办周览').clicks('draft')
    const card = town.吴工.lastCard()
    expect(card.words()).toContain('已替您选上 4 条，可以改。')
    for (const button of ['choose', 'preview', 'word']) await card.clicks(button)
    const file = town.stage.emulator
      .messages(town.stage.emulator.person(town.吴工.openId).p2p())
      .find(({ msg_type }) => msg_type === 'file')
    const word = town.stage.emulator.resource(String(file?.content.file_key))
    expect(word?.file_name).toContain('产业链工作动态_看样_2026年第36周')
    const text = paragraphsOf(Buffer.from(word?.bytes ?? [])).join('\n')
    for (const line of [
      '示例链主甲（虚构）完成设备招标',
      '示例材料乙（虚构）送检',
      '示例地块，9月20日前',
      '断链断供风险有新增',
    ])
      expect(text).toContain(line)
  })

  it('导出表格 sends the sheet to whoever pressed', async () => {
    const town = await fridayMorning()
    const digest = town.吴工.inGroup('推进办群', '推进办周览')
    expect((await digest.clicks('export')).toast).toContain('.xlsx')
    const files = town.stage.emulator
      .messages(town.stage.emulator.person(town.吴工.openId).p2p())
      .filter(({ msg_type }) => msg_type === 'file')
    expect(files).toHaveLength(1)
  })

  it('私聊催报 reaches those who owe, and the card stays', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-04 08:40')
    const digest = town.吴工.inGroup('推进办群', '推进办周览')
    const before = digest.words()
    expect(before).toContain('［私聊催报］')
    await town.at('09-04 09:00')
    expect((await digest.clicks('nudge')).toast).toContain('已私信催报')
    expect(digest.words()).toBe(before)
    expect(town.刘工.last()).toContain('吴工（虚构）请您')
  })

  it('offers nothing on a preview, and refuses an outsider of the office', async () => {
    const town = await fridayMorning()
    await town.吴工.says('汇总 推进办')
    expect(town.吴工.last()).not.toContain('［导出表格］')
    await town.changesPost('成员 撤 推进办', '郑工')
    const card = town.郑工.inGroup('推进办群', '推进办周览')
    for (const button of ['draft', 'export'])
      expect((await card.clicks(button)).toast).toBe('您无权操作，已私信说明找谁办')
    expect(town.ask('select count(*) from bulletin')).toEqual([0])
  })
})
