import { chiefDigestCard } from '../../../src/cards/chief-digest.ts'
import type { ChiefDigestView } from '../../../src/cards/chief-digest-blocks.ts'
import { digestPreviewCard } from '../../../src/cards/digest-preview.ts'
import { officeDigestCard } from '../../../src/cards/office-digest.ts'
import type { OfficeDigestView } from '../../../src/cards/office-digest-blocks.ts'
import { overdueDigestCard } from '../../../src/cards/overdue-digest.ts'
import { earlyCommand, earlyNote, officeDigestName, weekliesSource, weeklySource } from '../../../src/texts/digest.ts'
import {
  answeredBy,
  type ChiefRecords,
  type OfficeRecords,
  overdueFor,
  recordsSource,
} from '../../../src/texts/record-digest.ts'
import { many, type Wording } from './texts.ts'

const noPlan = { done: 0, going: 0, blocked: 0, cancelled: 0 }
/** Ids are ours: they are no text of a person's. */
const source = { item: 'weekly/2026-W36/aerospace', rev: 2 }

/** What the digests of a week are drawn from; `quiet` are those that tell nothing. */
export const digestViews = ({ name, line }: Wording) => {
  const report: Extract<ChiefDigestView['report'], { state: 'filed' | 'no-news' }> = {
    state: 'filed',
    headline: line,
    asks: [line],
    otherAsks: { office: 0, leading: 0 },
    risk: 'none',
    lastPlan: { done: 2, going: 0, blocked: 1, cancelled: 0 },
    nextPlan: [line, line],
    late: false,
    full: source,
    source: weeklySource(['2026-W36'], 1, '9月3日 16:20', false),
  }
  const chief: ChiefDigestView = { chainName: name, weekLabel: '第36周', version: 1, notes: [], report }
  const office: OfficeDigestView = {
    weekLabel: '第36周',
    period: '2026-W36',
    weeks: ['2026-W36', '2026-W36'],
    version: 2,
    notes: [],
    counts: { owed: 4, filed: 3, late: 1, draft: 0, missing: 1, exempt: 0 },
    asks: [
      { level: 'office', chainName: name, text: line, source },
      { level: 'chief', chainName: name, text: line, source },
    ],
    risks: [{ chainName: name, state: 'new', source }],
    headlines: [
      { chainName: name, headline: line, late: false, noNews: false, source },
      { chainName: name, headline: '', late: true, noNews: true, source },
    ],
    lastPlan: { done: 5, going: 2, blocked: 1, cancelled: 1 },
    owing: [name],
    exempt: [],
    noNewsTwice: [],
    prompts: { period: 7, month: 31, monthName: '9月' },
    source: weekliesSource(['2026-W36'], 3, '9月4日（周五）08:40'),
  }
  const quiet = {
    report: { ...report, asks: [], lastPlan: noPlan, nextPlan: [] },
    office: { ...office, asks: [], risks: [], headlines: [], lastPlan: noPlan, owing: [], prompts: undefined },
  }
  return { report, chief, office, quiet }
}

export const digestGallery = (wording: Wording) => {
  const { name, line } = wording
  const { report, chief, office, quiet } = digestViews(wording)
  const fullOffice: OfficeDigestView = {
    ...office,
    notes: many(5, () => line),
    catchUpDue: '9月4日（周五）08:40',
    asks: many(30, (i) => ({
      level: (['office', 'chief', 'leading'] as const)[i % 3] ?? 'office',
      chainName: name,
      text: line,
      source,
    })),
    risks: many(30, (i) => ({ chainName: name, state: i % 2 ? 'new' : 'changed', source })),
    headlines: many(30, () => ({ chainName: name, headline: line, late: true, noNews: false, source })),
    owing: many(30, () => name),
    drafts: many(30, () => name),
    exempt: many(30, () => ({ chainName: name, cause: line })),
    noNewsTwice: many(30, () => name),
  }
  const records: ChiefRecords = {
    word: '任务',
    open: 9,
    soon: 1,
    overdue: 1,
    closed: 3,
    longer: false,
    named: { number: '任务12', title: line, standing: overdueFor(2, 2), mark: { is: 'new' } },
    red: 0,
  }
  const deciding = {
    id: 'problem-2026-8',
    kind: 'problem',
    no: 8,
    rev: 1,
    number: '问题8',
    title: line,
    due: '2026-10-15',
  }
  const officeRecords: OfficeRecords = {
    decide: [
      ['定延期', 1],
      ['销号', 2],
      ['退办', 1],
    ],
    lights: many(9, (i) => ({ chain: name, red: i === 0 ? 1 : 0, yellow: i < 3 ? 1 : 0, changed: i < 4 })),
    changes: [{ word: '任务', overdue: 1, closed: 4 }],
    docs: { lacking: 2, review: 1 },
    still: [['任务', 3]],
    unsigned: 1,
  }
  const fullReport = {
    ...report,
    asks: many(9, () => line),
    otherAsks: { office: 2, leading: 1 },
    risk: 'new',
    nextPlan: many(9, () => line),
    late: true,
  } as const
  const preview = {
    digest: chiefDigestCard(chief),
    state: 'preview',
    name,
    label: '第36周',
    period: '2026-W36',
    target: 'aerospace',
    version: 1,
    groupName: name,
  } as const
  const early = { dueText: '9月3日（周四）18:00', command: earlyCommand(name) }
  const posted = { version: 1, atText: '9月4日 08:30' }
  const overdue = {
    name,
    weekLabel: '第36周',
    dueText: '9月4日（周五）08:30',
    groupName: name,
    period: '2026-W36',
    target: 'aerospace',
    version: 1,
    byName: name,
    atText: '9月8日 09:00',
  }
  return {
    'chief digest': chiefDigestCard(chief),
    'chief digest, quiet': chiefDigestCard({ ...chief, report: quiet.report }),
    'chief digest, full, late, caught up': chiefDigestCard({
      ...chief,
      version: 2,
      notes: many(5, () => line),
      catchUpDue: '9月4日（周五）08:30',
      report: fullReport,
    }),
    'chief digest, risk without ask': chiefDigestCard({ ...chief, report: { ...report, asks: [], risk: 'changed' } }),
    'chief digest, no news': chiefDigestCard({
      ...chief,
      report: { ...report, state: 'no-news', headline: '', asks: [], nextPlan: [] },
    }),
    'chief digest, missing': chiefDigestCard({ ...chief, report: { state: 'missing' } }),
    'chief digest, exempt': chiefDigestCard({ ...chief, report: { state: 'exempt', cause: line } }),
    'office digest': officeDigestCard(office),
    'office digest, full': officeDigestCard(fullOffice),
    'office digest, quiet': officeDigestCard({ ...quiet.office }),
    'office digest, nothing filed': officeDigestCard({
      ...quiet.office,
      counts: { owed: 4, filed: 0, late: 0, draft: 1, missing: 3, exempt: 0 },
      owing: many(4, () => name),
      prompts: office.prompts,
    }),
    'office digest, all that is owed sent back': officeDigestCard({
      ...office,
      counts: { owed: 1, filed: 0, late: 0, draft: 0, missing: 0, exempt: 3, returned: 1 },
      asks: [],
      risks: [],
      owing: [],
    }),
    'chief digest, tasks': chiefDigestCard({
      ...chief,
      report: { ...report, asks: [], headline: '完成设备招标' },
      records: [records],
      recordsSource: recordsSource('9月4日 08:30'),
    }),
    'chief digest, to decide': chiefDigestCard({
      ...chief,
      report: { ...report, asks: [], headline: '完成设备招标' },
      decide: [
        { ...deciding, steps: ['instruct', 'hand_over', 'read'], mark: { is: 'new' } },
        { ...deciding, steps: [], answered: answeredBy('链长', '批示', '任务1') },
      ],
      read: 1,
      records: [records],
      recordsSource: recordsSource('9月4日 08:30'),
      foot: { chain: 'aerospace', name: '航天', item: '2026-W36/aerospace' },
    }),
    'chief digest, tasks, a lot': chiefDigestCard({
      ...chief,
      report: fullReport,
      records: [{ ...records, open: 128, soon: 31, overdue: 27, closed: 12, longer: true }],
      recordsSource: recordsSource('9月4日 08:30'),
    }),
    'chief digest, missing, tasks unchanged': chiefDigestCard({
      ...chief,
      report: { state: 'missing' },
      records: [{ ...records, closed: 0, named: undefined }],
      recordsSource: recordsSource('9月4日 08:30'),
    }),
    'office digest, tasks': officeDigestCard({ ...office, records: officeRecords }),
    'preview, first click': digestPreviewCard(preview),
    'chief digest, early, missing': chiefDigestCard({
      ...chief,
      notDue: '9月3日（周四）18:00',
      notes: [earlyNote('9月2日（周三）16:00', '9月4日（周五）08:30')],
      report: { state: 'missing' },
    }),
    'office digest, early': officeDigestCard({
      ...office,
      notDue: '9月3日（周四）18:00',
      notes: [earlyNote('9月2日（周三）16:00', '9月4日（周五）08:40')],
    }),
    'preview, not due': digestPreviewCard({ ...preview, early: { ...early, asked: false } }),
    'preview, early': digestPreviewCard({ ...preview, early: { ...early, asked: true } }),
    'preview, second click': digestPreviewCard({ ...preview, state: 'confirm' }),
    'preview, queued': digestPreviewCard({ ...preview, state: 'queued' }),
    'preview, cancelled': digestPreviewCard({ ...preview, state: 'cancelled' }),
    'preview, posted': digestPreviewCard({ ...preview, posted }),
    'preview, perhaps posted': digestPreviewCard({ ...preview, mayStand: true }),
    'preview, no group': digestPreviewCard({ ...preview, groupName: undefined }),
    'preview, office': digestPreviewCard({
      ...preview,
      digest: officeDigestCard({ ...fullOffice, preview: true }),
      name: officeDigestName,
      target: 'office',
    }),
    'overdue digest': overdueDigestCard({ ...overdue, state: 'ask' }),
    'overdue digest, queued': overdueDigestCard({ ...overdue, state: 'queued' }),
    'overdue digest, cancelled': overdueDigestCard({ ...overdue, state: 'cancelled' }),
  }
}
