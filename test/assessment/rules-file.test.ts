import { describe, expect, it } from 'vitest'
import { readRules } from '../../src/district/read-rules.ts'
import { rulesText } from './support/rules.ts'

const faults = (from: string, to: string): string[] => {
  const text = rulesText()
  expect(text).toContain(from)
  const read = readRules(text.replace(from, to), '2026.yaml')
  return read.ok ? [] : read.fault.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('a file of rules', () => {
  it('is taken as it ships', () => {
    expect(readRules(rulesText(), '2026.yaml')).toMatchObject({ ok: true, value: { year: 2026 } })
  })

  it.each([
    [
      'points: 50',
      'points: 48',
      ['各板块合计 98 分，应为 100 分：A 48＋B 30＋C 10＋D 10', '板块 A 是 48 分，各条合计 50 分'],
    ],
    [
      'points: 12, kind: tasks-on-time',
      'points: 11, kind: tasks-on-time',
      ['板块 B 是 30 分，各条合计 29 分：B1 11＋B2 10＋B3 8'],
    ],
    ['kind: tasks-on-time', 'kind: reply-speed', ['不认识的kind“reply-speed”，可以写：output-target']],
    [
      'kind: late-reports, each: 0.1',
      'kind: late-reports, eech: 0.1',
      ['缺少“each”', '不认识的键“eech”，是不是“each”？'],
    ],
    ['each: 2 }', 'each: 两分 }', ['要写成数字（不加引号），现在是“两分”']],
    ['third: 0.3', 'third: 0.4', ['两个权重合计 1.1，应为 1']],
    ['id: B2', 'id: B1', ['编号写了两次：B1']],
    ['cap: 合格', 'cap: 很好', ['grades 里没有“很好”这个等次']],
    ['average: industry-growth', 'average: gdp', ['inputs 里没有“gdp”']],
    ['show: block, of: D', 'show: block, of: E', ['没有编号“E”']],
    ['from: 60', 'from: 85', ['等次从高到低写']],
    ['year: 2026', 'year: 二〇二六', ['要写成']],
  ])('is refused with line and column: %s → %s', (from, to, said) => {
    const found = faults(from, to)
    for (const one of said)
      expect(
        found.some((fault) => /^\d+:\d+ /u.test(fault) && fault.includes(one)),
        `${one}\n${found.join('\n')}`,
      ).toBe(true)
  })

  it('says every fault at once, in the order of the lines', () => {
    const text = rulesText().replace('points: 50', 'points: 48').replace('third: 0.3', 'third: 0.5')
    const read = readRules(text, '2026.yaml')
    const lines = read.ok ? [] : read.fault.map(({ line }) => line)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines).toEqual(lines.toSorted((a, b) => a - b))
  })
})
