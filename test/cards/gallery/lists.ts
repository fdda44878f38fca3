import { burdenCard } from '../../../src/cards/burden.ts'
import { lookCard } from '../../../src/cards/look.ts'
import { membersCard } from '../../../src/cards/members.ts'
import { type MineItem, mineCard } from '../../../src/cards/mine.ts'
import { receiptCard } from '../../../src/cards/receipt.ts'
import { type StatusRow, statusCard } from '../../../src/cards/status.ts'
import { monthAmongWeeks } from '../../../src/texts/monthly-lists.ts'
import { many, type Wording } from './texts.ts'

/** What the lists are drawn from. */
export const listViews = ({ name, line }: Wording) => {
  const receipt = { weekLabel: '第36周', period: '2026-W36', owing: [], drafts: [] }
  const counts = { owed: 4, filed: 2, late: 0, draft: 1, missing: 1, exempt: 0 }
  const rows: StatusRow[] = [
    { chain: 'aerospace', chainName: name, state: 'filed', timeText: '9月3日 16:20', onBehalf: true },
    { chain: 'cmc', chainName: name, state: 'draft', timeText: '9月3日 15:02' },
    { chain: 'coal-olefin', chainName: name, state: 'missing' },
    { chain: 'textile', chainName: name, state: 'filed', timeText: '9月3日 18:40', late: true },
    { chain: 'biomedicine', chainName: name, state: 'exempt', note: line },
  ]
  const status = {
    weekLabel: '第36周',
    period: '2026-W36',
    dueText: '9月3日（周四）18:00',
    asOfText: '9月3日 17:20',
    pastDue: false,
    rows,
    canNudge: true,
    canNudgeAll: true,
  }
  const mine = (chain: string, state: MineItem['state']): MineItem => ({
    item: `weekly-${chain}-2026-W36`,
    chain,
    period: '2026-W36',
    chainName: name,
    weekLabel: '第36周',
    dueText: '9月3日（周四）18:00',
    state,
    late: state === 'filed',
  })
  const look = {
    chain: 'aerospace',
    chainName: name,
    rangeText: '近4周',
    from: '2026-W33',
    to: '2026-W36',
    page: 1,
    pages: 1,
    total: 2,
  }
  return { receipt, counts, rows, status, mine, look }
}

export const listGallery = (wording: Wording) => {
  const { name, line, long } = wording
  const { receipt, counts, rows, status, mine, look } = listViews(wording)
  const burden = {
    label: '本月',
    firstDay: '2026-08-31',
    lastDay: '2026-09-27',
    again: 3,
    returned: 1,
    named: 0,
  }
  const entry = {
    weekLabel: '第36周',
    marks: ['late', 'corrected'],
    progress: long,
    ask: line,
    nextPlan: [line, line, line].join('\n'),
    headline: line,
    byText: `${name}填报，9月3日 16:20`,
  } as const
  const group = {
    name,
    posts: [
      { role: 'lead', people: [] },
      { role: 'reporter', people: [{ name }] },
      { role: 'backup', people: [{ name, unreachable: true }] },
    ],
  } as const
  return {
    burden: burdenCard({
      ...burden,
      prompts: [
        { topic: 'weekly-card', count: 4 },
        { topic: 'nudge', count: 2 },
      ],
      weeklyFields: 9,
      monthlyFields: 23,
      reports: 3,
      medianMinutes: 2.4,
      weeklies: 16,
      medianCharacters: 12,
      medianPresses: 3,
      assistant: { used: 5, dropped: 2, failed: 1 },
    }),
    'burden, nothing': burdenCard({
      ...burden,
      prompts: [],
      weeklyFields: 9,
      monthlyFields: 23,
      reports: 0,
      weeklies: 0,
    }),
    'receipt, some owe': receiptCard({ ...receipt, counts, owing: [name], drafts: [name] }),
    'receipt, nudged': receiptCard({
      ...receipt,
      counts,
      owing: many(40, () => name),
      shiftNote: line,
      catchUpDue: '9月3日（周四）18:05',
      nudged: { atText: '9月3日 18:20', chains: [name, name] },
    }),
    'receipt, all filed': receiptCard({
      ...receipt,
      counts: { ...counts, filed: 4, late: 1, draft: 0, missing: 0, exempt: 2 },
    }),
    'status for the office': statusCard(status),
    'status after the due time': statusCard({ ...status, pastDue: true }),
    'status for a chain': statusCard({
      ...status,
      rows: rows.slice(0, 1),
      canNudge: false,
      canNudgeAll: false,
    }),
    'status of a city': statusCard({
      ...status,
      rows: many(60, (i) => ({ chain: `chain-${i}`, chainName: name, state: 'missing', note: line })),
      nudged: { atText: '9月3日 17:00', chains: Array.from({ length: 60 }, () => name) },
      shiftNote: line,
    }),
    'status without rows': statusCard({ ...status, rows: [] }),
    mine: mineCard({
      owed: [mine('aerospace', 'open'), mine('cmc', 'draft')],
      filed: [mine('textile', 'filed')],
    }),
    'mine, changing': mineCard({ owed: [], filed: [{ ...mine('aerospace', 'filed'), changing: true }] }),
    'receipt, nobody owed': receiptCard({
      ...receipt,
      counts: { owed: 0, filed: 0, late: 0, draft: 0, missing: 0, exempt: 4 },
    }),
    'mine, nothing': mineCard({ owed: [], filed: [] }),
    'mine, a lot': mineCard({
      owed: many(20, (i) => mine(`chain-${i}`, 'missing')),
      filed: many(20, (i) => mine(`filed-${i}`, i % 2 ? 'filed' : 'exempt')),
    }),
    look: lookCard({ ...look, entries: [entry, { ...entry, marks: [], ask: '' }] }),
    'look, a month': lookCard({
      ...look,
      entries: [entry],
      monthLine: monthAmongWeeks({ month: '2026-09', counts: { ...counts, returned: 1 }, chain: name, notDue: false }),
    }),
    'look, nothing': lookCard({ ...look, total: 0, entries: [] }),
    'look, first of two pages': lookCard({ ...look, pages: 2, total: 11, entries: many(11, () => entry) }),
    'look, between pages': lookCard({
      ...look,
      page: 2,
      pages: 3,
      total: 19,
      entries: [{ ...entry, progress: '', ask: '', nextPlan: '' }],
    }),
    members: membersCard({ scope: name, groups: [group] }),
    'members of a city': membersCard({ scope: name, groups: many(40, () => group) }),
    'members, none': membersCard({ scope: name, groups: [] }),
  }
}
