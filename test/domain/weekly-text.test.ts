import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNoNews, readWeeklyForm } from '../../src/domain/weekly-form.ts'
import { parseWeeklyText } from '../../src/domain/weekly-text.ts'

describe('a report typed into the chat', () => {
  it('is all progress when nothing looks like a heading', () => {
    expect(parseWeeklyText('完成设备招标，进展：顺利\n走访 2 户配套企业')).toEqual({
      typed: { progress: '完成设备招标，进展：顺利\n走访 2 户配套企业' },
      headings: false,
      noNews: false,
    })
  })

  it.each([
    '本周进展：完成设备招标\n下周计划：设备进场\n需协调：无',
    '本周进展:完成设备招标\r\n\r\n下周计划:设备进场\n需协调: 无。',
    '【本周进展】完成设备招标\n【下周计划】\n设备进场\n【需协调】无',
    '一、本周工作进展：\n完成设备招标\n二、下步计划：\n设备进场\n三、需协调事项：\n无',
    '1. 进展：完成设备招标\n2. 下周工作：设备进场\n3. 请协调：没有',
    '## 本周工作\n完成设备招标\n## 下周安排\n设备进场\n## 协调事项\n暂无',
    '本周进展 完成设备招标\n下周计划 设备进场\n需协调：无',
    '本周进展：完成设备招标；下周计划：设备进场；需协调：无',
    '完成设备招标\n下周计划：设备进场\n需协调：无',
  ])('is parted by its headings: %j', (text) => {
    expect(parseWeeklyText(text)).toEqual({
      typed: { progress: '完成设备招标', next_plan: '设备进场', ask_level: 'none' },
      headings: true,
      noNews: false,
    })
  })

  it('keeps the lines and the full stops of a section', () => {
    const { typed } = parseWeeklyText('本周进展：\n1. 完成招标。\n2. 走访企业。\n下周计划：\n1. 进场\n2. 例会')
    expect(typed).toEqual({ progress: '1. 完成招标。\n2. 走访企业。', next_plan: '1. 进场\n2. 例会' })
    expect(parseWeeklyText('进展：一\n下周计划：二\n进展：三').typed).toEqual({ progress: '一\n三', next_plan: '二' })
  })

  it.each([
    ['需协调：请推进办协调 地块水电接入', 'office', '地块水电接入'],
    ['需协调：请推进办协调：地块水电接入', 'office', '地块水电接入'],
    ['需协调：请推进办协调地块水电接入', 'office', '请推进办协调地块水电接入'],
    ['需协调：请链长协调 地块水电接入，10月15日前', 'chief', '地块水电接入，10月15日前'],
    ['需协调：提请链长研究用地', 'chief', '提请链长研究用地'],
    ['需协调：请领导小组研究 用地指标', 'leading', '用地指标'],
    ['需协调：请推进办报链长研究用地', 'office', '请推进办报链长研究用地'],
    ['需协调：请领导小组办公室协调水电', 'office', '请领导小组办公室协调水电'],
    ['需协调：专班自解', 'self', undefined],
    ['需协调：地块水电接入', 'office', '地块水电接入'],
    ['请链长协调：地块水电接入', 'chief', '地块水电接入'],
    ['需协调：\n请链长协调 地块水电接入\n10月15日前', 'chief', '地块水电接入\n10月15日前'],
    ['需协调：请推进办协调', 'office', undefined],
  ])('sets who must act: %j', (text, ask_level, ask_detail) => {
    expect(parseWeeklyText(`本周进展：完成招标\n${text}`).typed).toEqual({
      progress: '完成招标',
      ask_level,
      ...(ask_detail && { ask_detail }),
    })
  })

  it.each([
    ['断链断供风险：无', 'none'],
    ['断链断供风险：有新增。', 'new'],
    ['风险：有变化', 'changed'],
  ])('reads %s', (text, risk) => {
    expect(parseWeeklyText(`进展：完成招标\n${text}`).typed).toEqual({ progress: '完成招标', risk })
  })

  it('loses no words about a risk that no field takes', () => {
    expect(parseWeeklyText('进展：完成招标\n风险：示例助剂丙停供').typed).toEqual({
      progress: '完成招标\n风险：示例助剂丙停供',
    })
  })

  it.each(['无新增', '本周无新增。', '无', '没有', '本周进展：无新增', '本周暂无新进展'])('knows %s', (text) => {
    expect(parseWeeklyText(text)).toMatchObject({ typed: {}, noNews: true })
  })

  it('keeps a plan that stands beside 无新增', () => {
    expect(parseWeeklyText('本周进展：无新增\n下周计划：设备进场')).toEqual({
      typed: { next_plan: '设备进场' },
      headings: true,
      noNews: true,
    })
  })

  it('does not take a sentence about 无新增 for one', () => {
    expect(parseWeeklyText('无新增风险，完成招标').noNews).toBe(false)
  })

  it('survives any text and gives the form nothing it cannot read', () => {
    const pieces = fc.constantFrom(
      '本周进展：',
      '下周计划',
      '【需协调】',
      '请链长协调 ',
      '风险：',
      '无',
      '；',
      '\n',
      '一、',
      '招标',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const { typed } = parseWeeklyText(text)
        const none = { lastPlan: [] }
        for (const { result } of [readWeeklyForm(typed, none), readNoNews(typed, none)]) {
          if (!result.ok)
            for (const { reason } of result.fault) expect(['not-text', 'not-an-option']).not.toContain(reason)
        }
      }),
    )
  })

  it('keeps every character of the progress of plain lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('完成招标', '走访企业', '召开例会 3 次', '进展顺利'), { minLength: 1, maxLength: 5 }),
        (lines) => {
          expect(parseWeeklyText(lines.join('\n')).typed).toEqual({ progress: lines.join('\n') })
        },
      ),
    )
  })
})
