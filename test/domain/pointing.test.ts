import { describe, expect, it } from 'vitest'
import { checkGuess } from '../../src/domain/pointing/check-guess.ts'
import { mayBeShown, type Question, reportFields } from '../../src/domain/pointing/question.ts'
import { leavesOpen, pointAt } from '../../src/domain/reading/point-at.ts'
import { readReport } from '../../src/domain/reading/read-report.ts'
import { usualMarkers } from '../../src/domain/secrecy.ts'

const ofReport = (text: string): Question => ({ text, intents: [], fields: reportFields })
const spansOf = (text: string, ...quotes: string[]) =>
  checkGuess(JSON.stringify({ spans: quotes.map((quote) => ({ field: 'ask_detail', quote })) }), ofReport(text))?.spans

describe('a quote', () => {
  it('is what the person typed, found as it stands or as it was meant', () => {
    expect(spansOf('想请连长协调水电', '请链长协调水电')).toEqual([{ field: 'ask_detail', quote: '请连长协调水电' }])
    expect(spansOf('想请链长协调水电', ' 请链长协调水电\n')).toEqual([{ field: 'ask_detail', quote: '请链长协调水电' }])
  })

  it.each(['请链长协调用地', '请链长 协调水电', '', '〇', '。'])('that is not in the text is none: %s', (quote) => {
    expect(spansOf('想请链长协调水电', quote)).toBeUndefined()
  })

  it('of a title says nothing', () => {
    expect(spansOf('学习《关于请链长协调用地的通知》', '请链长协调用地')).toBeUndefined()
  })
})

describe('a text', () => {
  it.each(['示例厂停产了', '2026年投资1200万元，3家企业', '12月3日前'])('may be shown: %s', (text) => {
    expect(mayBeShown(text, usualMarkers)).toBe(true)
  })

  it.each([
    '电话13800138000',
    '１３８００１３８０００',
    '029-8351 2345',
    '138\u200b00138000',
    '机密：示例厂停产了',
    '  ',
    '长'.repeat(1_001),
  ])('may not: %s', (text) => {
    expect(mayBeShown(text, usualMarkers)).toBe(false)
  })
})

describe('a report that is pointed at', () => {
  const said = (text: string) => readReport(text)

  it('keeps every pick that was made, and opens only what is unsure', () => {
    const sure = said('本周进展：房建完成七成\n下周计划：装门窗\n需协调事项：无\n断链断供风险：无新增')
    expect(leavesOpen(sure)).toBe(false)
    expect(pointAt(sure, [{ field: 'ask_detail', quote: '装门窗' }])).toBe(sure)
    const silent = said('本周进展：房建完成七成\n下周计划：装门窗')
    const pointed = pointAt(silent, [{ field: 'risk_detail', quote: '房建完成七成' }])
    expect(pointed.typed).toMatchObject({ risk_detail: '房建完成七成' })
    expect(pointed.typed).not.toHaveProperty('risk')
    expect(pointed.doubts).toEqual({ risk: '房建完成七成' })
    expect(pointed.guesses.risk_detail).toBe('房建完成七成')
  })

  it('has an empty field filled as a guess, and a full one left alone', () => {
    const plan = said('下周计划：装门窗')
    const pointed = pointAt(plan, [
      { field: 'progress', quote: '装门窗' },
      { field: 'next_plan', quote: '门窗' },
    ])
    expect(pointed.typed).toMatchObject({ progress: '装门窗', next_plan: '装门窗' })
    expect(pointed.guesses.progress).toBe('装门窗')
  })
})
