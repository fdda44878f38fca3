import { digestPreviewCard } from '../../../src/cards/digest-preview.ts'
import { type MonthStepView, monthCard } from '../../../src/cards/monthly.ts'
import { type MonthChiefView, monthChiefCard } from '../../../src/cards/monthly-chief.ts'
import { type MonthLeadingView, monthLeadingCard } from '../../../src/cards/monthly-leading.ts'
import { monthLookCard } from '../../../src/cards/monthly-look.ts'
import { type MonthOfficeView, monthOfficeCard } from '../../../src/cards/monthly-office.ts'
import type { MonthContent, MonthTyped } from '../../../src/domain/monthly.ts'
import { earlyCommand } from '../../../src/texts/digest.ts'
import { adoptedLine, decisionsLine, monthMattersLine, redOfChain, redTotal } from '../../../src/texts/record-digest.ts'
import { closedPoint } from '../../../src/texts/records.ts'
import { many, type Wording } from './texts.ts'

/** What the cards of a month are drawn from. */
export const monthViews = ({ name, line, long }: Wording) => {
  const content: MonthContent = {
    points: long,
    output: { yi: 3.2, typed: '3.2亿' },
    cumulative: { yi: 28.15, typed: line },
    yoy: -3.5,
    basis: 'express',
    cutoff: '2026-09-20',
    jumpConfirmed: true,
    noMoves: false,
    moves: { enterprises: line, projects: long, investment: '', innovation: line },
    issues: many(3, () => ({ text: line, level: 'chief' })),
    liaison: line,
    nextMonth: long,
  }
  const typed: MonthTyped = {
    picked: ['2026-W36_1'],
    points: long,
    output: line,
    cumulative: '28.15',
    yoy: line,
    basis: 'express',
    cutoff: '2026-09-20 +0800',
    enterprises: line,
    projects: long,
    issue_1: line,
    issue_level_1: 'chief',
    next_month: long,
    check_1155: 'checked',
    reason: line,
  }
  const common = {
    item: 'monthly/2026-09/aerospace',
    chainName: name,
    label: '9月（9月24日截止）',
    month: '9月',
    rev: 0,
  }
  const step: MonthStepView = {
    ...common,
    state: 'step',
    step: 'points',
    dueText: '9月24日（周四）18:00',
    typed,
    faults: [],
    lines: many(20, (i) => ({
      value: `2026-W3${6 + (i % 4)}_${i}`,
      of: i < 16 ? { week: `2026-W3${6 + (i % 4)}`, weeks: [`2026-W3${6 + (i % 4)}`] } : ('closed' as const),
      text: i < 16 ? line : closedPoint(line, `任务${i}`, '已销号'),
    })),
    asks: [
      ...many(4, (i) => ({
        weeks: ['2026-W36', '2026-W37'],
        text: `${i}${line}`,
        level: 'chief' as const,
        standing: false,
      })),
      { weeks: ['2026-W39'], text: line, level: 'chief', standing: true },
    ],
    before: { month: '2026-08', output: 2 },
    overdue: false,
    locked: false,
    asksReason: false,
  }
  const figures = {
    output: { exact: 3.2 },
    cumulative: { from: 20, to: 50 },
    yoy: null,
    basis: 'statistics',
    cutoff: '2026-09-20',
  } as const
  const source = { item: 'monthly/2026-09/aerospace', rev: 2 }
  const chief: MonthChiefView = {
    chainName: name,
    month: '2026-09',
    version: 1,
    notes: [],
    report: {
      state: 'filed',
      headline: line,
      points: many(4, () => line),
      asks: [line],
      otherAsks: { office: 1, leading: 0 },
      figures,
      moved: ['enterprises', 'projects'],
      nextMonth: [line, line],
      late: false,
      full: source,
      source: '月报 2026-09 v1，9月24日 16:20 报送',
    },
  }
  const office: MonthOfficeView = {
    month: '2026-09',
    version: 2,
    notes: [],
    counts: { owed: 4, filed: 3, late: 1, draft: 0, missing: 1, exempt: 0 },
    asks: many(9, (i) => ({
      level: (['office', 'chief', 'leading'] as const)[i % 3] ?? 'office',
      chainName: name,
      text: line,
      source,
    })),
    figures: many(12, () => ({ chainName: name, figures, late: true, source })),
    totals: [
      {
        basis: '调度快报',
        chains: 2,
        output: { from: 3, to: 3 },
        cumulative: { from: 20, to: 31.5 },
        sharing: [name, name],
      },
    ],
    jumped: [name],
    moves: { enterprises: 2, projects: 1, investment: 0, innovation: 0 },
    owing: many(12, () => name),
    drafts: many(12, () => name),
    exempt: [{ chainName: name, cause: line }],
    prompts: 3,
    source: '月报 2026-09 共 3 份，截至 9月29日 09:10',
  }
  const rows = many(12, (i) => ({ shortName: name, share: i / 4, percent: `${i * 25}%`, line }))
  const leading: MonthLeadingView = {
    month: '2026-09',
    version: 1,
    notes: [],
    counts: { owed: 4, filed: 3 },
    weeklies: { owed: 16, filed: 13, returned: 1 },
    asks: many(5, () => ({ text: line, source })),
    red: many(5, () => line),
    targets: [
      { title: name, year: 2025, ended: true, scope: 'each', rows, missing: 1 },
      { title: name, year: 2027, ended: false, scope: 'one', rows: rows.slice(2, 3), missing: 0 },
    ],
    ledger: [
      decisionsLine({ due: 9, closed: 7, waiting: 1 }),
      monthMattersLine(3, 1),
      adoptedLine(many(4, (i) => ({ number: `经验${i}`, title: line }))),
    ],
    ranges: true,
    source: '月报 2026-09 共 3 份，截至 9月29日 09:20',
  }
  const filed = {
    ...common,
    state: 'filed',
    rev: 2,
    content,
    filedByName: name,
    onBehalfOf: name,
    sentText: '9月24日（周四）16:20',
    isLate: true,
    canEdit: true,
    lockText: '10月9日（周五）12:00',
  } as const
  return { content, common, typed, step, chief, office, leading, filed }
}

export const monthlyGallery = (wording: Wording) => {
  const { name, line } = wording
  const { content, common, typed, step, chief, office, leading, filed } = monthViews(wording)
  const preview = {
    digest: monthChiefCard(chief),
    state: 'preview',
    name,
    label: '9月月报',
    period: '2026-09',
    target: 'aerospace',
    version: 2,
    groupName: name,
    posted: { version: 1, atText: '9月29日 09:00' },
  } as const
  return {
    'month, points': monthCard({ ...step, secondStep: true, savedAt: '9月23日 15:10' }),
    'month, points without weeks': monthCard({ ...step, lines: [], typed: {} }),
    'month, figures, all wrong': monthCard({
      ...step,
      step: 'figures',
      typed: { ...typed, output: '9' },
      faults: [
        { field: 'output', reason: 'unit-unclear' },
        { field: 'jump', reason: 'jump', compared: 2, comparedMonth: '2026-08' },
        { field: 'cumulative', reason: 'below-earlier', compared: 30, comparedMonth: '2026-08' },
        { field: 'yoy', reason: 'not-a-percentage' },
        { field: 'basis', reason: 'missing' },
        { field: 'cutoff', reason: 'future' },
      ],
    }),
    'month, moves': monthCard({ ...step, step: 'moves', overdue: true, onBehalfOf: name }),
    'month, moves, none': monthCard({ ...step, step: 'moves', typed: { no_moves: 'yes' } }),
    'month, issues': monthCard({ ...step, step: 'issues', shiftNote: '因春节假期，本月报送改在2月5日（周三）。' }),
    'month, preview': monthCard({ ...step, step: 'preview', content }),
    'month, preview of a correction': monthCard({
      ...step,
      step: 'preview',
      rev: 2,
      locked: true,
      asksReason: true,
      content,
      faults: [{ field: 'reason', reason: 'missing' }],
    }),
    'month, a change kept': monthCard({ ...step, rev: 1, step: 'figures', savedAt: '9月24日 15:10' }),
    'month, filed': monthCard(filed),
    'month, corrected': monthCard({ ...filed, canEdit: false, isLate: false, reason: line }),
    'month, exempt': monthCard({ ...common, state: 'exempt', note: line }),
    'month for a chief': monthChiefCard(chief),
    'month for a chief, late': monthChiefCard({
      ...chief,
      version: 2,
      notes: many(5, () => line),
      catchUpDue: '9月29日（周二）09:00',
      report: chief.report.state === 'filed' ? { ...chief.report, asks: [], late: true } : chief.report,
    }),
    'month for a chief, missing': monthChiefCard({ ...chief, report: { state: 'missing' } }),
    'month for a chief, early, missing': monthChiefCard({
      ...chief,
      notDue: '9月24日（周四）18:00',
      report: { state: 'missing' },
    }),
    'month for a chief, exempt': monthChiefCard({ ...chief, report: { state: 'exempt', cause: line } }),
    'month for the office': monthOfficeCard(office),
    'month for the office, nothing filed': monthOfficeCard({
      ...office,
      counts: { owed: 4, filed: 0, late: 0, draft: 1, missing: 3, exempt: 0 },
      moves: { enterprises: 0, projects: 0, investment: 0, innovation: 0 },
      asks: [],
      figures: [],
      totals: [],
      jumped: [],
      exempt: [],
    }),
    'month for the leading group': monthLeadingCard(leading),
    'month for the leading group, nothing filed': monthLeadingCard({
      ...leading,
      counts: { owed: 4, filed: 0 },
      weeklies: { owed: 16, filed: 0 },
      asks: [],
      red: [],
      targets: [{ title: name, year: 2025, ended: true, scope: 'each', rows: [], missing: 4 }],
    }),
    'month for the leading group, nothing asked, weeks missing': monthLeadingCard({ ...leading, asks: [], red: [] }),
    'month for the leading group, red tasks': monthLeadingCard({
      ...leading,
      red: [],
      redRecords: {
        total: redTotal([['任务', 11]]),
        chains: Array.from({ length: 9 }, (_, i) => redOfChain(name, [['任务', i + 1]])),
      },
    }),
    'month preview, first click': digestPreviewCard(preview),
    'month preview, not due': digestPreviewCard({
      ...preview,
      posted: undefined,
      early: { dueText: '9月24日（周四）18:00', command: earlyCommand(name, '月报'), asked: false },
    }),
    'month preview, second click': digestPreviewCard({ ...preview, state: 'confirm', posted: undefined }),
    'month preview, no group': digestPreviewCard({ ...preview, groupName: undefined }),
    'month look': monthLookCard({
      chain: 'all',
      chainName: name,
      from: '2026-07',
      to: '2026-09',
      page: 2,
      pages: 3,
      total: 20,
      entries: many(8, (i) => ({
        chainName: name,
        month: '2026-09',
        marks: ['late'],
        report: { item: `monthly/2026-09/chain${i}`, rev: 1, content },
        byText: line,
      })),
    }),
    'month look, nothing': monthLookCard({
      chain: 'all',
      chainName: name,
      from: '2026-09',
      to: '2026-09',
      page: 1,
      pages: 1,
      total: 0,
      only: 'missing',
      entries: [],
    }),
  }
}
