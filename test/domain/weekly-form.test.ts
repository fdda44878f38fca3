import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldFault, WeeklyContent } from '../../src/domain/weekly.ts'
import { headline, planLines, readNoNews, readWeeklyForm, sameContent } from '../../src/domain/weekly-form.ts'

const context = { lastPlan: ['设备进场', '走访2户配套企业'] }
const filled = {
  last_plan_1: 'done',
  last_plan_2: 'going',
  progress: '完成设备招标\n走访示例助剂丙',
  next_plan: '1. 设备安装\n2. 召开专班例会',
  ask_level: 'chief',
  ask_detail: '请协调水电接入，10月15日前',
  risk: 'none',
}
const content = (typed: unknown, from = context): WeeklyContent => {
  const { result } = readWeeklyForm(typed, from)
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}
const faults = (typed: unknown, from = context): FieldFault[] => {
  const { result } = readWeeklyForm(typed, from)
  return result.ok ? [] : result.fault
}
const nothingElse = { last_plan_1: 'done', last_plan_2: 'done' }

describe('the weekly form', () => {
  it('reads what 张工 filled in', () => {
    expect(content(filled)).toEqual({
      noNews: false,
      progress: '完成设备招标\n走访示例助剂丙',
      nextPlan: '1. 设备安装\n2. 召开专班例会',
      askLevel: 'chief',
      askDetail: '请协调水电接入，10月15日前',
      risk: 'none',
      lastPlan: [
        { text: '设备进场', state: 'done' },
        { text: '走访2户配套企业', state: 'going' },
      ],
    })
  })

  it.each([undefined, null, '', [], {}, 'progress', 7])('takes %j for a form with nothing in it', (typed) => {
    expect(faults(typed)).toEqual([
      { field: 'last_plan_1', reason: 'last-plan-state-needed' },
      { field: 'last_plan_2', reason: 'last-plan-state-needed' },
      { field: 'progress', reason: 'missing' },
      { field: 'next_plan', reason: 'missing' },
    ])
  })

  it.each(['absent', '', [], ' \n\u200b ', null])('takes a field of %j as not filled in', (value) => {
    const { progress: _, ...others } = filled
    const typed = value === 'absent' ? others : { ...others, progress: value }
    expect(faults(typed)).toEqual([{ field: 'progress', reason: 'missing' }])
  })

  it('asks for no status where there was no plan', () => {
    expect(content({ progress: '一', next_plan: '二' }, { lastPlan: [] }).lastPlan).toEqual([])
  })

  it('takes 无 and 无新增 for pickers nobody touched', () => {
    expect(content({ ...nothingElse, progress: '一', next_plan: '二' })).toMatchObject({
      askLevel: 'none',
      risk: 'none',
    })
  })

  it('allows 300 characters of progress and says how many there are beyond', () => {
    expect(faults({ ...filled, progress: '字'.repeat(300) })).toEqual([])
    expect(faults({ ...filled, progress: `${'字'.repeat(150)}\n\n${'字'.repeat(150)}` })).toEqual([])
    expect(faults({ ...filled, progress: '字'.repeat(301) })).toEqual([
      { field: 'progress', reason: 'too-long', limit: 300, actual: 301 },
    ])
    expect(faults({ ...filled, progress: '😀'.repeat(300) })).toEqual([])
  })

  it('takes progress in any number of lines, a plan in three, and counts no blank ones', () => {
    expect(content({ ...filled, progress: '一\n\n \n二\r\n三\n四\n' }).progress).toBe('一\n二\n三\n四')
    expect(content({ ...filled, next_plan: '一\n\n \n二\r\n三\n' }).nextPlan).toBe('一\n二\n三')
    expect(faults({ ...filled, next_plan: '一\n二\n三\n四' })).toEqual([
      { field: 'next_plan', reason: 'too-many-lines', limit: 3, actual: 4 },
    ])
  })

  it('refuses a plan line of 41 characters and takes one of 40, its own numbering apart', () => {
    expect(faults({ ...filled, next_plan: `短\n${'字'.repeat(41)}` })).toEqual([
      { field: 'next_plan', reason: 'line-too-long', limit: 40, actual: 41 },
    ])
    expect(faults({ ...filled, next_plan: `1. ${'字'.repeat(40)}` })).toEqual([])
  })

  it.each(['office', 'chief', 'leading'])('needs a detail when %s is asked', (ask_level) => {
    const needed = [{ field: 'ask_detail', reason: 'detail-needed' }]
    expect(faults({ ...filled, ask_level, ask_detail: '' })).toEqual(needed)
    expect(faults({ ...filled, ask_level, ask_detail: '无' })).toEqual(needed)
  })

  it.each(['none', 'self'])('needs no detail with %s', (ask_level) => {
    expect(content({ ...filled, ask_level, ask_detail: '无。' })).toMatchObject({ askLevel: ask_level, askDetail: '' })
  })

  it('asks for a level when a detail stands beside 无, so that no ask is lost', () => {
    expect(faults({ ...filled, ask_level: 'none' })).toEqual([{ field: 'ask_level', reason: 'missing' }])
  })

  it('takes 150 characters of detail, no more', () => {
    expect(faults({ ...filled, ask_detail: '字'.repeat(150) })).toEqual([])
    expect(faults({ ...filled, ask_detail: '字'.repeat(151) })).toEqual([
      { field: 'ask_detail', reason: 'too-long', limit: 150, actual: 151 },
    ])
  })

  it('needs a word about a new risk, takes one about a changed risk, and none beside 无新增', () => {
    const words = '示例材料乙（虚构）缺料\n撑到9月20日'
    const needed = [{ field: 'risk_detail', reason: 'detail-needed' }]
    expect(faults({ ...filled, risk: 'new' })).toEqual(needed)
    expect(faults({ ...filled, risk: 'new', risk_detail: '无' })).toEqual(needed)
    expect(content({ ...filled, risk: 'new', risk_detail: words }).riskDetail).toBe(words.replace('\n', '，'))
    expect(content({ ...filled, risk: 'changed' })).not.toHaveProperty('riskDetail')
    expect(content({ ...filled, risk: 'changed', risk_detail: '到货' }).riskDetail).toBe('到货')
    expect(faults({ ...filled, risk_detail: words })).toEqual([{ field: 'risk', reason: 'missing' }])
    expect(faults({ ...filled, risk: 'new', risk_detail: '字'.repeat(151) })).toEqual([
      { field: 'risk_detail', reason: 'too-long', limit: 150, actual: 151 },
    ])
  })

  it('falls back on 无 only for picks that no words have left open', () => {
    const { ask_level: _, risk: __, ask_detail: ___, ...rest } = filled
    const open = { ...context, unanswered: ['ask_level', 'risk'] as const }
    expect(readWeeklyForm(rest, open).result).toEqual({
      ok: false,
      fault: [
        { field: 'ask_level', reason: 'unanswered' },
        { field: 'risk', reason: 'unanswered' },
      ],
    })
    expect(readNoNews(rest, open).result.ok).toBe(false)
    expect(readWeeklyForm({ ...rest, ask_level: 'none', risk: 'none' }, open).result.ok).toBe(true)
  })

  it('takes the marks of an assistant for marks, in every field', () => {
    const typed = {
      ...filled,
      progress: '## 本周\n- **完成**设备招标\n- [x] 走访 `2` 户',
      next_plan: '1. **签合同**\n2. __例会__',
      ask_detail: '**无**',
      ask_level: 'none',
    }
    expect(content(typed)).toMatchObject({
      progress: '本周\n完成设备招标\n走访 2 户',
      nextPlan: '1. 签合同\n2. 例会',
      askDetail: '',
    })
  })

  it('knows only the options on the card', () => {
    expect(faults({ ...filled, ask_level: 'mayor', risk: 'huge', last_plan_2: 'maybe' })).toEqual([
      { field: 'last_plan_2', reason: 'not-an-option' },
      { field: 'ask_level', reason: 'not-an-option' },
      { field: 'risk', reason: 'not-an-option' },
    ])
  })

  it('gives every fault at once and everything typed back', () => {
    const typed = { ...filled, progress: '字'.repeat(301), next_plan: '', ask_detail: ' ', risk: 'huge' }
    const reading = readWeeklyForm(typed, context)
    expect(reading.result).toMatchObject({ ok: false })
    expect(faults(typed).map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'progress too-long',
      'next_plan missing',
      'ask_detail detail-needed',
      'risk not-an-option',
    ])
    expect(reading.typed).toEqual({
      last_plan_1: 'done',
      last_plan_2: 'going',
      progress: '字'.repeat(301),
      ask_level: 'chief',
      risk: 'huge',
    })
  })

  it('takes a number, an object or a list for what they are: no text', () => {
    expect(faults({ ...filled, progress: 7, risk: ['none'], last_plan_1: {} })).toEqual([
      { field: 'last_plan_1', reason: 'not-text' },
      { field: 'progress', reason: 'not-text' },
      { field: 'risk', reason: 'not-text' },
    ])
  })

  it('survives anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.string(), { maxLength: 4 }), (typed, lastPlan) => {
        const { result } = readWeeklyForm(typed, { lastPlan })
        expect(result.ok || result.fault.length > 0).toBe(true)
      }),
    )
  })

  it('reads the same from what it gave back', () => {
    const field = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('done', 'none', 'office', '无')), {
      nil: undefined,
    })
    const keys = {
      last_plan_1: field,
      last_plan_2: field,
      progress: field,
      next_plan: field,
      ask_level: field,
      ask_detail: field,
      risk: field,
    }
    fc.assert(
      fc.property(fc.record(keys), (typed) => {
        const once = readWeeklyForm(typed, context)
        expect(readWeeklyForm(once.typed, context)).toEqual(once)
      }),
    )
  })
})

describe('本周无新增', () => {
  it('needs a status for each line of last week, nothing else', () => {
    expect(readNoNews({}, context).result).toEqual({
      ok: false,
      fault: [
        { field: 'last_plan_1', reason: 'last-plan-state-needed' },
        { field: 'last_plan_2', reason: 'last-plan-state-needed' },
      ],
    })
    expect(readNoNews(nothingElse, context).result).toMatchObject({
      ok: true,
      value: { noNews: true, progress: '', nextPlan: '', askLevel: 'none', risk: 'none' },
    })
    expect(readNoNews(undefined, { lastPlan: [] }).result.ok).toBe(true)
  })

  it('keeps what was typed all the same', () => {
    const { result } = readNoNews({ ...filled, risk: 'new', risk_detail: '示例企业甲缺树脂' }, context)
    expect(result).toMatchObject({
      ok: true,
      value: {
        ...{ noNews: true, askLevel: 'chief', progress: filled.progress },
        ...{ risk: 'new', riskDetail: '示例企业甲缺树脂' },
      },
    })
  })
})

describe('the headline', () => {
  it('is the first line, cut at 40 characters and never inside one', () => {
    expect(headline('\n 1. 完成设备招标\n第二行')).toEqual({ text: '完成设备招标', cut: false })
    expect(headline('字'.repeat(40))).toEqual({ text: '字'.repeat(40), cut: false })
    expect(headline('字'.repeat(41))).toEqual({ text: `${'字'.repeat(39)}…`, cut: true })
    expect(headline(`${'字'.repeat(38)}👨‍👩‍👧后`)).toEqual({ text: `${'字'.repeat(38)}…`, cut: true })
    expect(headline('')).toEqual({ text: '', cut: false })
  })

  it('never exceeds 40 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect([...headline(text).text].length).toBeLessThanOrEqual(40)
      }),
    )
  })
})

describe('plan lines', () => {
  it.each([
    ['1. 设备进场\n2、走访企业\n（3）报送清单', ['设备进场', '走访企业', '报送清单']],
    ['一、设备进场\n② 走访企业\n\n3)报送', ['设备进场', '走访企业', '报送']],
    ['3.5亿元项目开工\n10.15前完成\n二期工程', ['3.5亿元项目开工', '10.15前完成', '二期工程']],
    ['1.\n2026年计划', ['1.', '2026年计划']],
    ['一、二期厂房同步封顶', ['一、二期厂房同步封顶']],
    ['3、4号线完成联调\n签合同', ['3、4号线完成联调', '签合同']],
    ['', []],
  ])('of %j are %j', (text, lines) => {
    expect(planLines(text)).toEqual(lines)
  })
})

describe('the same content', () => {
  it('is the same whatever blank lines stand between, and not with another status', () => {
    const one = content(filled)
    expect(sameContent(one, content({ ...filled, progress: '完成设备招标\r\n\r\n走访示例助剂丙 ' }))).toBe(true)
    expect(sameContent(one, content({ ...filled, last_plan_2: 'blocked' }))).toBe(false)
    expect(sameContent(one, { ...one, noNews: true })).toBe(false)
  })
})
