import { describe, expect, it } from 'vitest'
import type { MonthTyped } from '../../src/domain/monthly.ts'
import {
  dayIn,
  jumpWord,
  type MonthFormContext,
  readMonth,
  readStep,
  sameMonth,
  stepFaults,
  typedOfMonth,
  withStep,
} from '../../src/domain/monthly-form.ts'
import { firstPicks, withPicks, wordsOf } from '../../src/domain/monthly-points.ts'
import { highestOf, targetEnded, togetherYi } from '../../src/domain/plan-targets.ts'
import { shownFigure } from '../../src/domain/shown-figure.ts'

const context: MonthFormContext = { month: '2026-09', today: '2026-09-24', asksReason: false }
const before = { month: '2026-08', output: 2 }
const whole: MonthTyped = {
  picked: ['2026-W36_1'],
  points: '1. 完成设备招标\n走访两户',
  output: '３．２亿',
  cumulative: '28',
  yoy: '无',
  basis: 'express',
  cutoff: '2026-09-20 +0800',
  no_moves: 'yes',
  issue_1: '请明确接水点',
  issue_level_1: 'chief',
  next_month: '设备进场',
  check_1155: 'checked',
}
const reasons = (typed: MonthTyped, more: Partial<MonthFormContext> = {}) =>
  stepFaults(typed, 'figures', { ...context, ...more }).map(({ field, reason }) => `${field} ${reason}`)

describe('the whole report', () => {
  it('is read from what the steps have kept, figures as numbers with the text typed', () => {
    const read = readMonth(whole, context)
    expect(read).toMatchObject({
      ok: true,
      value: {
        points: '完成设备招标\n走访两户',
        output: { yi: 3.2, typed: '３．２亿' },
        cumulative: { yi: 28 },
        yoy: null,
        cutoff: '2026-09-20',
        noMoves: true,
        issues: [{ text: '请明确接水点', level: 'chief' }],
        jumpConfirmed: false,
      },
    })
    if (!read.ok) throw new Error('not read')
    const again = readMonth(typedOfMonth(read.value), context)
    expect(again.ok && sameMonth(again.value, read.value)).toBe(true)
  })

  it('names the first step in which something is wrong', () => {
    const read = readMonth({ ...whole, cumulative: '3', check_1155: '' }, context)
    expect(read).toMatchObject({ ok: false, fault: { step: 'figures' } })
  })

  it('asks for a reason only of a correction', () => {
    expect(readMonth(whole, { ...context, asksReason: true })).toMatchObject({ ok: false, fault: { step: 'preview' } })
    expect(readMonth({ ...whole, reason: '漏计一家' }, { ...context, asksReason: true }).ok).toBe(true)
  })
})

describe('figures', () => {
  it('that jump are asked about once, and stand confirmed for that number only', () => {
    expect(reasons(whole, { before })).toEqual(['jump jump'])
    const confirmed = { ...whole, jump: jumpWord(3.2) }
    expect(reasons(confirmed, { before })).toEqual([])
    expect(reasons({ ...confirmed, output: '4' }, { before })).toEqual(['jump jump'])
    expect(reasons({ ...whole, output: '3' }, { before }), 'exactly half').toEqual([])
  })

  it('are checked against each other and against the year so far', () => {
    expect(reasons({ ...whole, cumulative: '3.1' })).toEqual(['cumulative below-output'])
    const earlier = { month: '2026-08', cumulative: 30 }
    expect(reasons(whole, { earlier })).toEqual(['cumulative below-earlier'])
    expect(reasons({ ...whole, cumulative: '30' }, { earlier })).toEqual([])
  })

  it('have a day that has been, in this month', () => {
    expect(reasons({ ...whole, cutoff: '2026-09-25' })).toEqual(['cutoff future'])
    expect(reasons({ ...whole, cutoff: '2026-08-31' })).toEqual(['cutoff before-month'])
    expect(reasons({ ...whole, cutoff: '20日' })).toEqual(['cutoff not-a-day'])
    expect(dayIn('2026-09-20 -0500')).toBe('2026-09-20')
    expect([dayIn('2026-09-31'), dayIn('2026-13-01'), dayIn('2026-02-30 +0800')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('name every fault at once, in the order of the card', () => {
    expect(reasons({})).toEqual([
      'output missing',
      'cumulative missing',
      'yoy missing',
      'basis missing',
      'cutoff missing',
    ])
  })
})

describe('one step', () => {
  it('takes hostile values for what they are', () => {
    const read = readStep(
      { output: 12, cumulative: ['x'], yoy: {}, basis: null, cutoff: '', __proto__: 'x' },
      'figures',
    )
    expect(read.faults.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'output not-text',
      'cumulative not-text',
      'yoy not-text',
    ])
    expect(read.typed).toEqual({})
    expect(readStep('text', 'points')).toEqual({ typed: {}, faults: [] })
    expect(readStep({ picked: ['a', 1, null] }, 'points').typed).toEqual({ picked: ['a'] })
  })

  it('replaces its own fields and leaves those of the others', () => {
    const typed = withStep(whole, 'issues', { next_month: '新的' })
    expect(typed).toMatchObject({ points: whole.points, output: whole.output, next_month: '新的' })
    expect(typed.issue_1).toBeUndefined()
  })

  it('wants a level for an issue and an issue for a level', () => {
    const faults = stepFaults({ ...whole, issue_level_1: 'none', issue_level_2: 'office' }, 'issues', context)
    expect(faults.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'issue_level_1 level-needed',
      'issue_2 text-needed',
    ])
  })

  it('wants a change or 本月无变化', () => {
    expect(stepFaults({}, 'moves', context)).toHaveLength(1)
    expect(stepFaults({ no_moves: 'yes' }, 'moves', context)).toEqual([])
    expect(stepFaults({ projects: '封顶' }, 'moves', context)).toEqual([])
  })
})

describe('ticked lines', () => {
  const lines = ['甲', '乙', '丙'].map((text, i) => ({
    value: `2026-W3${i + 6}_1`,
    of: { week: `2026-W3${i + 6}`, weeks: [] },
    text,
  }))
  const [a, b, c] = lines.map(({ value }) => value) as [string, string, string]

  const closed = { value: 'task-2026-1', of: 'closed', text: '戊' } as const

  it('begin with the first line of each week, five at most', () => {
    const two = [...lines, { value: '2026-W38_2', of: { week: '2026-W38', weeks: [] }, text: '丁' }, closed]
    expect(firstPicks(two)).toEqual([a, b, c])
    const many = Array.from({ length: 8 }, (_, i) => ({
      value: `w${i}`,
      of: { week: `w${i}`, weeks: [] },
      text: `${i}`,
    }))
    expect(firstPicks(many)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
    expect(wordsOf([c, a], lines)).toBe('甲\n丙')
  })

  it('come and go in the text without touching what a person has written', () => {
    expect(withPicks('甲\n乙', { before: [a, b], after: [a, c] }, lines)).toBe('甲\n丙')
    expect(withPicks('甲改过\n自己写的', { before: [a, b], after: [a, b, c] }, lines)).toBe('甲改过\n自己写的\n丙')
    expect(withPicks('甲改过', { before: [a], after: [] }, lines)).toBe('甲改过')
    expect(withPicks('', { before: [], after: [a] }, lines)).toBe('甲')
    expect(withPicks('甲', { before: [], after: [a] }, lines)).toBe('甲')
  })
})

describe('what a group may read', () => {
  it('is a range where fewer than three enterprises stand behind a figure', () => {
    expect(shownFigure(3.2, 3)).toEqual({ exact: 3.2 })
    expect(shownFigure(3.2, 2)).toEqual({ from: 2, to: 5 })
    expect(shownFigure(0, 0)).toEqual({ from: 0, to: 0.1 })
    expect(shownFigure(20, 1)).toEqual({ from: 20, to: 50 })
  })

  it('adds chains up without counting a shared enterprise twice', () => {
    const figure = (chain: string, exact: number, enterprises: string[]) => ({ chain, shown: { exact }, enterprises })
    expect(togetherYi([figure('一', 1.1, ['甲']), figure('二', 2.2, ['乙'])])).toEqual({
      from: 3.3,
      to: 3.3,
      sharing: [],
    })
    expect(
      togetherYi([
        figure('一', 1, ['甲']),
        figure('二', 2, ['乙', '丙']),
        figure('三', 4, ['丙']),
        figure('四', 3, ['丙', '丁']),
      ]),
    ).toEqual({ from: 5, to: 10, sharing: ['二', '三', '四'] })
    expect(togetherYi([])).toEqual({ from: 0, to: 0, sharing: [] })
  })

  it('calls the highest what no other can pass, and says where two are level or a range may reach higher', () => {
    const names = (...shown: Parameters<typeof highestOf>[0][number]['shown'][]) => {
      const found = highestOf(shown.map((one, name) => ({ name, shown: one })))
      return found && [found.best.map(({ name }) => name), found.top]
    }
    expect(names()).toBeUndefined()
    expect(names({ exact: 20 }, { exact: 30 })).toEqual([[1], 'sure'])
    expect(names({ exact: 30 }, { exact: 30 })).toEqual([[0, 1], 'tied'])
    expect(names({ exact: 50 }, { from: 20, to: 50 }), 'a range ends below its end').toEqual([[0], 'sure'])
    expect(names({ exact: 30 }, { from: 20, to: 50 })).toEqual([[0], 'unsure'])
    expect(names({ from: 20, to: 50 }, { from: 20, to: 50 })).toEqual([[0, 1], 'unsure'])
    expect(names({ exact: 20 }, { from: 20, to: 50 })).toEqual([[1, 0], 'unsure'])
  })

  it('says of a target when its year is past', () => {
    const target = { title: '', year: 2025, scope: 'each', yi: 50 } as const
    expect([targetEnded(target, '2025-12'), targetEnded(target, '2026-01')]).toEqual([false, true])
  })
})
