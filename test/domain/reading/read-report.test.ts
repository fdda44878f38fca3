import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReport } from '../../../src/domain/reading/read-report.ts'
import { readNoNews, readWeeklyForm } from '../../../src/domain/weekly-form.ts'

describe('a report typed into the chat', () => {
  it('is all progress when nothing looks like a heading', () => {
    const { typed, guesses, kind } = readReport('完成设备招标，进展：顺利\n走访 2 户配套企业')
    expect(typed).toEqual({ progress: '完成设备招标，进展：顺利\n走访 2 户配套企业' })
    expect(guesses, 'and that is a guess').toEqual({ progress: '完成设备招标，进展：顺利；走访 2 户配套企业' })
    expect(kind).toBe('free')
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
    const { typed, kind, noNews } = readReport(text)
    expect(typed).toEqual({ progress: '完成设备招标', next_plan: '设备进场', ask_level: 'none' })
    expect({ kind, noNews }).toEqual({ kind: 'headed', noNews: false })
  })

  it('keeps the lines and the full stops of a section', () => {
    const { typed } = readReport('本周进展：\n1. 完成招标。\n2. 走访企业。\n下周计划：\n1. 进场\n2. 例会')
    expect(typed).toEqual({ progress: '1. 完成招标。\n2. 走访企业。', next_plan: '1. 进场\n2. 例会' })
    expect(readReport('进展：一\n下周计划：二\n进展：三').typed).toEqual({ progress: '一\n三', next_plan: '二' })
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
    ['请链长协调：地块水电接入', 'chief', '地块水电接入'],
    ['需协调：\n请链长协调 地块水电接入\n10月15日前', 'chief', '地块水电接入\n10月15日前'],
    ['需协调：请推进办协调', 'office', undefined],
  ])('sets who must act: %j', (text, ask_level, ask_detail) => {
    expect(readReport(`本周进展：完成招标\n${text}`).typed).toEqual({
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
    expect(readReport(`进展：完成招标\n${text}`).typed).toEqual({ progress: '完成招标', risk })
  })

  it('keeps free words about a risk apart from what goes into a group, and guesses what they say plainly', () => {
    const text =
      '本周进展：招标完成\n存在问题：用地边界没定，请链长协调\n下周计划：签合同\n风险：示例材料乙断供，已联系替代'
    expect(readReport(text)).toMatchObject({
      typed: {
        progress: '招标完成',
        next_plan: '签合同',
        ask_level: 'chief',
        ask_detail: '用地边界没定，请链长协调',
        risk: 'new',
        risk_detail: '示例材料乙断供，已联系替代',
      },
      guesses: { ask_level: '请链长协调', risk: '示例材料乙断供，已联系替代' },
      doubts: {},
    })
  })

  it.each([
    ...['问题', '困难', '存在问题', '存在的问题', '主要问题', '目前存在的主要问题', '需求', '企业诉求', '建议'],
    ...['问题和建议', '困难及问题', '意见建议'],
  ])('knows %s as a heading of something that may be an ask', (heading) => {
    expect(readReport(`进展：招标\n三、${heading}：用工紧张\n下周打算：签约`)).toMatchObject({
      typed: { progress: '招标', next_plan: '签约', ask_detail: '用工紧张' },
      doubts: { ask_level: '用工紧张' },
    })
    expect(readReport(`进展：招标\n${heading}：无`).typed).toEqual({ progress: '招标', ask_level: 'none' })
  })

  it.each(['风险', '断供风险', '断链断供风险', '风险隐患', '存在的风险', '主要风险点', '问题和风险'])(
    'knows %s as a heading of a risk',
    (heading) => {
      const read = readReport(`进展：招标；${heading}：示例材料乙断供`)
      expect(read.typed).toMatchObject({ progress: '招标', risk: 'new', risk_detail: '示例材料乙断供' })
      expect(read.guesses).toMatchObject({ risk: '示例材料乙断供' })
    },
  )

  it.each([
    ['本周完成招标，示例材料乙可能断供', 'risk'],
    ['示例企业甲下月停产检修', 'risk'],
    ['断供风险未解除', 'risk'],
    ['没有风险，示例材料乙断供', 'risk'],
    ['进展：招标，示例材料乙断供\n风险：无', 'risk'],
    ['不排除断供', 'risk'],
    ['并非没有断供风险', 'risk'],
    ['环氧树脂只剩一家能供', 'risk'],
    ['防止示例材料乙断供', 'risk'],
    ['企业说“下月断供”', 'risk'],
    ['一项卡脖子技术没有来源', 'risk'],
    ['进展：招标\n下周计划：盯示例材料乙断供', 'risk'],
    ['风险：无新增，但示例材料乙断供', 'risk'],
    ['暂无问题，请链长协调用地', 'ask_level'],
    ['请链长协调用地，请推进办协调水电', 'ask_level'],
    ['用电一直没有协调下来', 'ask_level'],
    ['已请链长协调用地', 'ask_level'],
    ['不是没有困难', 'ask_level'],
    ['房建完成七成；协调事项另报', 'ask_level'],
    ['需要水务部门支持接水', 'ask_level'],
    ['协调水电接入', 'ask_level'],
    ['进展：招标\n下周计划：请推进办出面协调水电', 'ask_level'],
    ['进展：招标\n需协调：地块水电接入', 'ask_level'],
    ['进展：招标\n需协调：无\n困难：用工紧张', 'ask_level'],
  ] as const)('leaves open what %j means', (text, pick) => {
    const { typed, doubts } = readReport(text)
    expect(typed).not.toHaveProperty(pick)
    expect(Object.keys(doubts)).toEqual([pick])
    expect(text).toContain(doubts[pick])
  })

  it.each([
    ...['无风险，暂无问题', '上周断供风险已解除', '水电已协调解决', '未发现断链断供风险', '没有断供，也未停产'],
    ...['完成风险排查', '召开协调会', '已协调区水务局接水', '积极协调设备进场', '无需协调', '邀请链长调研'],
    ...['解决了3户企业的用工', '下周计划：协调设备进场', '风险：无', '风险：暂无风险', '断链断供风险：未发现'],
    ...['存在问题：暂无问题', '需协调：无需协调', '困难：均已解决', '请链长协调：无'],
  ])('asks nothing about %j', (text) => {
    const { typed, doubts } = readReport(`本周完成招标\n${text}`)
    expect(doubts).toEqual({})
    expect([undefined, 'none']).toContain(typed.ask_level)
    expect([undefined, 'none']).toContain(typed.risk)
  })

  it('takes the form’s own words with more behind them as the answer and its words', () => {
    expect(readReport('进展：招标\n风险：有新增：示例材料乙缺料，撑到10日')).toMatchObject({
      typed: { progress: '招标', risk: 'new', risk_detail: '示例材料乙缺料，撑到10日' },
      guesses: {},
    })
  })

  it('takes no lone heading in people’s own words for a report', () => {
    expect(readReport('问题：怎么填报').kind).not.toBe('headed')
    expect(readReport('问题：用工紧张\n打算：招聘').kind).toBe('headed')
  })

  it('reads a report from an assistant’s markdown', () => {
    const text = '## 本周进展\n- **完成**设备招标\n\n**需协调：**无\n**下周计划**：\n- [ ] 设备进场'
    expect(readReport(text).typed).toEqual({ progress: '完成设备招标', next_plan: '设备进场', ask_level: 'none' })
    const table = '| 本周进展 | 完成设备招标 |\n|---|---|\n| 需协调 | 无 |'
    expect(readReport(table).typed).toEqual({ progress: '完成设备招标', ask_level: 'none' })
  })

  it.each(['断供', '断供风险', '#', '**', '存在', '需要', '\n', '| ', '请', '- '])(
    // What grows faster than the text takes minutes here, and the runner ends it.
    'comes to an end with 20,000 times %j',
    (piece) => {
      expect(readReport(`${piece.repeat(20_000)}x`)).toBeDefined()
    },
  )

  it.each(['无新增', '本周无新增。', '无', '没有', '本周进展：无新增', '本周暂无新进展'])('knows %s', (text) => {
    expect(readReport(text)).toMatchObject({ typed: {}, noNews: true })
  })

  it('keeps a plan that stands beside 无新增', () => {
    const { typed, noNews, kind } = readReport('本周进展：无新增\n下周计划：设备进场')
    expect({ typed, noNews, kind }).toEqual({ typed: { next_plan: '设备进场' }, noNews: true, kind: 'headed' })
  })

  it('does not take a sentence about 无新增 for one', () => {
    expect(readReport('无新增风险，完成招标').noNews).toBe(false)
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
        const { typed } = readReport(text)
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
          expect(readReport(lines.join('\n')).typed).toEqual({ progress: lines.join('\n') })
        },
      ),
    )
  })
})
