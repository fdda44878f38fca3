import { describe, expect, it } from 'vitest'
import { assess } from '../../src/domain/assessment/assess.ts'
import type { ChainFacts, EntryFact, ItemFact, RiskFact, TaskFact } from '../../src/domain/assessment/facts.ts'
import { ruleOf } from '../../src/domain/assessment/rules.ts'
import { createCalendar } from '../../src/domain/calendar.ts'
import { shippedDays, shippedYears } from '../../src/domain/calendar-data.ts'
import { lineScore, sumText, totalText } from '../../src/texts/assessment-sums.ts'
import { rules2026 } from './support/rules.ts'

const rules = rules2026()
const calendar = createCalendar(shippedDays, shippedYears)
const at = '2026-11-30T02:00:00.000Z'

const facts = (more: Partial<ChainFacts> = {}): Parameters<typeof assess>[1] => ({
  chainId: 'aerospace',
  year: 2026,
  until: '2026-11-30',
  today: '2026-11-30',
  closedOn: undefined,
  at,
  calendar,
  items: [],
  returns: [],
  months: [],
  tasks: [],
  cases: [],
  risks: [],
  adopted: [],
  firms: [],
  entries: [],
  ...more,
})

let number = 0
const entry = (sort: EntryFact['sort'], of: string, value: number): EntryFact => {
  number += 1
  return { ref: `entry-2026-${number}`, sort, of, value, reason: '依据充分', byName: '吴工', on: '2026-11-01' }
}
const task = (no: number, due: string, finishedOn?: string, accepted = finishedOn !== undefined): TaskFact => ({
  ref: `task-2026-${no}`,
  due,
  finishedOn,
  accepted,
})
const item = (due: string, filed?: string, more: Partial<ItemFact> = {}): ItemFact => ({
  ref: `weekly/2026-W${due.slice(5, 7)}/aerospace`,
  dueDay: due,
  dueAt: `${due}T10:00:00.000Z`,
  lockAt: `${due}T23:00:00.000Z`,
  exempt: false,
  filedAt: filed,
  ...more,
})
const month = (cumulative: number, yoy: number | null, of = '2026-10') => ({
  ref: `monthly/${of}/aerospace`,
  month: of,
  cumulative,
  yoy,
})
const risk = (no: number, openedOn: string, movedOn: string, closedOn?: string): RiskFact => ({
  ref: `risk-2026-${no}`,
  openedOn,
  movedOn,
  closedOn,
})
/** The score and the sum of one line. */
const line = (id: string, more: Partial<ChainFacts>): [string, string] => {
  const found = assess(rules, facts(more)).lines.find(({ rule_id }) => rule_id === id)
  if (!found) throw new Error(id)
  return [lineScore(found), sumText(found)]
}

const owed = [item('2026-03-05', '2026-03-05T09:00:00.000Z')]
const target = entry('input', 'output-target', 12)
const average = entry('input', 'industry-growth', 5)
const energy = (own: number) => [entry('input', 'energy', own), entry('input', 'industry-energy', 1)]

describe('each line says its sum, and one without a record neither gives nor takes', () => {
  it.each<[string, string, Partial<ChainFacts>, string, string]>([
    ['A1', 'no month', {}, '未计分／15', '月报产值未登记，未计分'],
    ['A1', 'no target', { months: [month(8, 3)] }, '未计分／15', '年度目标没有登记、没有核定或单位对不上，未计分'],
    [
      'A1',
      'two thirds',
      { months: [month(8, 3)], entries: [target] },
      '10.0／15',
      '10月累计 8 亿元，年度目标 12 亿元：8÷12×15＝10.0',
    ],
    [
      'A1',
      'capped',
      { months: [month(18, 3)], entries: [target] },
      '15.0／15',
      '10月累计 18 亿元，年度目标 12 亿元：18÷12×15＝15.0（封顶）',
    ],
    [
      'A2',
      'three above',
      { months: [month(8, 8)], entries: [average] },
      '7.0／7',
      '10月同比 8%，规上平均 5%，相差 +3.0 个百分点：得 7.0',
    ],
    [
      'A2',
      'level',
      { months: [month(8, 5)], entries: [average] },
      '4.0／7',
      '10月同比 5%，规上平均 5%，相差 0.0 个百分点：得 4.0',
    ],
    [
      'A2',
      'half way down',
      { months: [month(8, 2.5)], entries: [average] },
      '2.0／7',
      '10月同比 2.5%，规上平均 5%，相差 −2.5 个百分点：得 2.0',
    ],
    [
      'A2',
      'far below',
      { months: [month(8, -9)], entries: [average] },
      '0.0／7',
      '10月同比 −9%，规上平均 5%，相差 −14.0 个百分点：得 0.0',
    ],
    [
      'A2',
      'nothing to compare',
      { months: [month(8, null)], entries: [average] },
      '未计分／7',
      '可比的月报同比未登记，未计分',
    ],
    ['A3', 'level', { entries: energy(1) }, '1.0／3', '本链 1，规上平均 1，基本持平：得 1.0'],
    ['A3', 'below', { entries: energy(0.9) }, '3.0／3', '本链 0.9，规上平均 1，低 10%：得 3.0'],
    ['A3', 'near', { entries: energy(1.05) }, '1.0／3', '本链 1.05，规上平均 1，高 5%：得 1.0'],
    ['A3', 'above', { entries: energy(1.2) }, '0.0／3', '本链 1.2，规上平均 1，高 20%：得 0.0'],
    [
      'A4',
      'a firm in two roles is one',
      {
        firms: [
          { ref: '甲', role: '链主' },
          { ref: '甲', role: '骨干' },
          { ref: '乙', role: '配套' },
        ],
      },
      '2.0／5',
      '链上企业 2 户：2÷5×5＝2.0',
    ],
    [
      'A4',
      'no 链主, and nobody counts new ones',
      { firms: [{ ref: '乙', role: '骨干' }] },
      '未计分／5',
      '新增规上企业未登记，未计分',
    ],
    [
      'A4',
      'no 链主',
      { firms: [{ ref: '乙', role: '骨干' }], newFirms: ['firm-2026-1', 'firm-2026-2'] },
      '2.0／5',
      '没有链主，新增规上 2 户：2×1＝2.0',
    ],
    ['A5', 'titles', { titles: ['a', 'b', 'c'] }, '6.0／10', '新获称号 3 个：3×2＝6.0'],
    ['A5', 'kept and none won', { titles: [] }, '0.0／10', '新获称号 0 个：0×2＝0.0'],
    [
      'A6',
      'on time, one red',
      {
        until: '2026-12-31',
        projects: [
          { ref: 'L12-1', plan: 100, done: 100, red: false },
          { ref: 'L12-2', plan: 100, done: 60, red: true },
        ],
      },
      '7.0／10',
      '计划 200 万元，完成 160 万元，时间过了 100%，红灯 1 个，各扣 1：得 7.0',
    ],
    [
      'A6',
      'what is done was said of one alone',
      {
        until: '2026-12-31',
        projects: [
          { ref: 'L12-1', plan: 100, done: 50, red: false },
          { ref: 'L12-2', plan: 300, done: undefined, red: false },
        ],
      },
      '5.0／10',
      '计划 100 万元，完成 50 万元，时间过了 100%：得 5.0；另有 1 个项目没有填这一年的完成数，暂不计',
    ],
    [
      'A6',
      'nobody has said what is done',
      { projects: [{ ref: 'L12-1', plan: 100, done: undefined, red: false }] },
      '未计分／10',
      '1 个项目没有填这一年的完成数，未计分',
    ],
    ['B1', 'nothing due', { tasks: [task(1, '2026-12-10')] }, '未计分／12', '没有到期的任务，未计分'],
    [
      'B1',
      'ten of twelve',
      {
        tasks: [
          ...Array.from({ length: 10 }, (_, n) => task(n + 1, '2026-09-10', '2026-09-09')),
          task(11, '2026-09-10', '2026-09-11'),
          task(12, '2026-09-10'),
        ],
      },
      '10.0／12',
      '到期 12 件，按时 10 件：10÷12×12＝10.0',
    ],
    // 2026-10-01 is a holiday: the day counts as the next workday, 10-08.
    [
      'B1',
      'a rest day counts as the next workday',
      { tasks: [task(1, '2026-10-01', '2026-10-08')] },
      '12.0／12',
      '到期 1 件，按时 1 件：1÷1×12＝12.0',
    ],
    [
      'B1',
      'finished in time and not accepted yet',
      { tasks: [task(1, '2026-09-10', '2026-09-10', false), task(2, '2026-09-10', '2026-09-10')] },
      '12.0／12',
      '到期 1 件，按时 1 件：1÷1×12＝12.0；另有 1 件已办待销，暂不计',
    ],
    [
      'B1',
      'finished late and not accepted yet is late',
      { tasks: [task(1, '2026-09-10', '2026-09-20', false)] },
      '0.0／12',
      '到期 1 件，按时 0 件：0÷1×12＝0.0',
    ],
    ['B1', 'another year’s', { tasks: [task(1, '2025-12-10')] }, '未计分／12', '没有到期的任务，未计分'],
    [
      'B2',
      'risks and cases',
      {
        risks: [
          risk(1, '2026-05-01', '2026-11-25'),
          risk(2, '2026-05-01', '2026-06-01'),
          risk(3, '2026-05-01', '2026-06-01', '2026-07-01'),
          risk(4, '2026-11-28', '2026-11-28'),
        ],
        cases: [
          { ref: 'problem-2026-1', answeredOn: '2026-08-01', missedOn: undefined },
          { ref: 'problem-2026-2', answeredOn: '2026-09-01', missedOn: '2026-08-20' },
          { ref: 'need-2026-1', answeredOn: undefined, missedOn: undefined },
        ],
      },
      '6.0／10',
      '该处置 5 件，及时 3 件：3÷5×10＝6.0；另有 2 件还没到期，暂不计',
    ],
    ['B3', 'nobody keeps lists', {}, '未计分／8', '“1155+N”清单未登记，未计分'],
    [
      'B3',
      'three of four',
      {
        parts: new Map([
          ['L01', true],
          ['L02', true],
          ['L03', false],
          ['实施细则', true],
        ]),
      },
      '1.26／8',
      '共 19 项，齐全有效 3 项：3÷19×8＝1.26',
    ],
    ['C1', 'nothing owed', {}, '未计分', '没有到期的报告，未计分'],
    [
      'C1',
      'the first of a quarter is let go',
      {
        items: [
          item('2026-07-02', '2026-07-02T11:00:00.000Z'),
          item('2026-08-06', '2026-08-07T09:00:00.000Z'),
          item('2026-10-15', '2026-10-15T11:00:00.000Z'),
        ],
      },
      '−0.1',
      '迟报 3 次，每季首次不扣 2 次：1×0.1，扣 0.1',
    ],
    [
      'C1',
      'exempt does not count',
      { items: [item('2026-07-02', '2026-07-02T11:00:00.000Z', { exempt: true }), ...owed] },
      '0.0',
      '没有迟报',
    ],
    [
      'C2',
      'missed, and later than 24 hours',
      { items: [item('2026-07-02'), item('2026-08-06', '2026-08-07T10:00:01.000Z'), ...owed] },
      '−1.0',
      '漏报 2 次：2×0.5，扣 1.0',
    ],
    ['C2', 'while its hours run nothing is said', { items: [item('2026-11-29'), ...owed] }, '0.0', '没有漏报'],
    [
      'C3',
      'not mended in time',
      {
        items: owed,
        returns: [
          {
            ref: 'weekly/2026-W10/aerospace',
            dueAt: '2026-03-09T10:00:00.000Z',
            settledAt: '2026-03-09T09:00:00.000Z',
          },
          { ref: 'weekly/2026-W11/aerospace', dueAt: '2026-03-16T10:00:00.000Z', settledAt: undefined },
        ],
      },
      '−0.5',
      '退回后逾期没改 1 次：1×0.5，扣 0.5',
    ],
    ['C5', 'found', { entries: [entry('deduct', 'C5', 1)] }, '−5.0', '登记 1 次：1×5，扣 5.0'],
    ['D1', 'not yet', {}, '未计分／5', '还没有打分，未计分'],
    ['D1', 'scored', { entries: [entry('score', 'D1', 4.5)] }, '4.5／5', '打分 4.5'],
    [
      'J1',
      'each by the highest',
      {
        adopted: [
          { ref: 'experience-2026-1', where: ['区简报', '省'] },
          { ref: 'experience-2026-2', where: ['媒体'] },
          { ref: 'experience-2026-3', where: ['区简报'] },
        ],
      },
      '2.5／8',
      '区简报 1×0.5＋省 1×2：得 2.5',
    ],
    [
      'B1',
      'changed by hand',
      { tasks: [task(1, '2026-09-10')], entries: [entry('adjust', 'B1', 2)] },
      '2.0／12',
      '到期 1 件，按时 0 件：0÷1×12＝0.0；吴工调整 +2.0（依据充分）',
    ],
    [
      'B1',
      'never above what it gives',
      { tasks: [task(1, '2026-09-10', '2026-09-10')], entries: [entry('adjust', 'B1', 2)] },
      '12.0／12',
      '到期 1 件，按时 1 件：1÷1×12＝12.0；吴工调整 +2.0（依据充分）',
    ],
  ])('%s: %s', (id, _, more, score, sum) => {
    expect(line(id, more)).toEqual([score, sum])
  })

  it('cites what each line rests on, and what costs', () => {
    const { lines } = assess(rules, facts({ tasks: [task(1, '2026-09-10', '2026-09-10'), task(2, '2026-09-10')] }))
    expect(lines.find(({ rule_id }) => rule_id === 'B1')).toMatchObject({
      record_ids: ['task-2026-1', 'task-2026-2'],
      against: ['task-2026-2'],
      value: 0.5,
      points: 6,
      computed_at: at,
    })
  })
})

describe('the whole', () => {
  const allParts = [
    '目标',
    ...Array.from({ length: 15 }, (_, n) => `L${String(n + 1).padStart(2, '0')}`),
    '实施细则',
    '年度工作方案',
    '推进工作目标',
  ]
  const full: Partial<ChainFacts> = {
    until: '2026-12-31',
    months: [month(12, 8)],
    entries: [target, average, ...energy(0.9), entry('score', 'D1', 5), entry('score', 'D2', 5)],
    firms: ['甲', '乙', '丙', '丁', '戊'].map((ref) => ({ ref, role: '链主' })),
    titles: ['a', 'b', 'c', 'd', 'e'],
    projects: [{ ref: 'L12-1', plan: 100, done: 100, red: false }],
    tasks: [task(1, '2026-09-10', '2026-09-10')],
    risks: [risk(1, '2026-05-01', '2026-06-01', '2026-07-01')],
    parts: new Map(allParts.map((part) => [part, true])),
    items: owed,
  }
  const over = (more: Partial<ChainFacts> = {}) => ({
    ...facts({ ...full, ...more }),
    today: '2027-01-10',
    at: '2027-01-10T02:00:00.000Z',
  })
  const third = entry('third', 'third', 80)
  const withThird = { entries: [...(full.entries ?? []), third] }

  it('adds up to a hundred where everything is there, and the third party enters at 0.3', () => {
    const sheet = assess(rules, over(withThird))
    expect(totalText(sheet)).toBe('100.0／100 分')
    expect(sheet).toMatchObject({ points: 100, counted: 100, result: 94, grade: '优秀', over: true })
  })

  it('says of how many points it speaks', () => {
    const sheet = assess(rules, facts({ firms: full.firms ?? [], items: owed }))
    expect(totalText(sheet)).toBe('已计 15.0／共 15 分（85 分无数据）')
    expect(sheet).toMatchObject({ waits: ['year', 'counted', 'third'] })
    expect(sheet.grade).toBeUndefined()
  })

  it.each([
    ['the year is not over', { ...over(withThird), today: '2026-12-31' }, ['year']],
    ['no third party', over(), ['third']],
    ['a line without a record', over({ ...withThird, titles: undefined }), ['counted']],
    [
      'closed in the middle of the year',
      { ...over(withThird), until: '2026-09-30', closedOn: '2026-09-30' },
      ['closed'],
    ],
  ])('gives no grade: %s', (_, given, waits) => {
    const sheet = assess(rules, given)
    expect(sheet.waits).toEqual(expect.arrayContaining(waits))
    expect(sheet.grade).toBeUndefined()
  })

  it('goes by the share of what can be told where the rules ask for less, of what is internal alone', () => {
    const less = { ...rules, grades: { ...rules.grades, needs: { ...rules.grades.needs, counted: 50 } } }
    // 10 of the hundred are unknown; of 90 known 63 are earned, 70 of a hundred: 0.7×70＋0.3×60＝67.
    const given = over({
      titles: undefined,
      entries: [
        ...(full.entries ?? []),
        entry('third', 'third', 60),
        entry('adjust', 'A1', -15),
        entry('adjust', 'B1', -12),
      ],
    })
    expect(assess(less, given)).toMatchObject({ points: 63, counted: 90, grade: '合格' })
    const higher = { ...given, entries: [...given.entries, entry('third', 'third', 100)] }
    expect(assess(less, higher), '0.7×70＋0.3×100＝79, and not 74.1÷90').toMatchObject({ grade: '合格' })
  })

  it('is no better than 合格 after untrue data', () => {
    const untrue = entry('deduct', 'C5', 1)
    expect(assess(rules, over({ entries: [...withThird.entries, untrue] }))).toMatchObject({
      result: 90.5,
      grade: '合格',
      cap: '合格',
    })
  })

  it('takes no more from reporting than it gives', () => {
    const missed = Array.from({ length: 30 }, (_, n) =>
      item(`2026-0${1 + (n % 9)}-${String(1 + (n % 27)).padStart(2, '0')}`),
    )
    expect(assess(rules, over({ items: missed })).blocks.find(({ id }) => id === 'C')).toMatchObject({
      points: 0,
      counted: 10,
    })
  })

  it('holds the bonus at its most', () => {
    const notes = Array.from({ length: 12 }, () => entry('bonus', 'J2', 1))
    expect(assess(rules, over({ entries: [...(full.entries ?? []), ...notes] })).bonus).toBe(8)
  })

  it('looks at nothing but its rules: none is about how fast somebody answers, reads or logs in', () => {
    const kinds = rules.blocks.flatMap((block) => block.rules.map(({ kind }) => kind)).join()
    expect(kinds).not.toMatch(/speed|reply|read|login/u)
    expect(ruleOf(rules, 'C1')).toMatchObject({ kind: 'late-reports' })
  })
})
