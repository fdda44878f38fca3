import { chiefDigestCard } from '../../../src/cards/chief-digest.ts'
import { lookCard } from '../../../src/cards/look.ts'
import { type MineItem, mineCard } from '../../../src/cards/mine.ts'
import { exemptCard, returnCard } from '../../../src/cards/return.ts'
import { statusCard } from '../../../src/cards/status.ts'
import { type VersionEntry, versionsCard } from '../../../src/cards/versions.ts'
import { weeklyCard } from '../../../src/cards/weekly.ts'
import type { WeeklyFiledView } from '../../../src/cards/weekly-filed.ts'
import type { WeeklyFormView } from '../../../src/cards/weekly-form.ts'
import { weeklyTold } from '../../../src/cards/weekly-told.ts'
import { digestViews } from './digests.ts'
import { listViews } from './lists.ts'
import { many, type Wording } from './texts.ts'
import { weekViews } from './weekly.ts'

export const correctionGallery = (wording: Wording) => {
  const { name, line, long } = wording
  const [week, lists, digests] = [weekViews(wording), listViews(wording), digestViews(wording)]
  const entry: VersionEntry = {
    rev: 2,
    kind: 'correction',
    byText: `${name}填报，9月4日 12:01`,
    reason: line,
    changes: [line, line],
    returned: line,
  }
  const versions = {
    item: 'weekly/2026-W36/aerospace',
    rev: 2,
    chainName: name,
    reportLabel: '第36周',
    told: weeklyTold(week.content),
    page: 1,
    pages: 1,
    total: 2,
    entries: [entry, { ...entry, rev: 1, kind: 'submit', reason: undefined, returned: undefined }],
    canCorrect: false,
    canReturn: false,
  } as const
  const period = { item: versions.item, chainName: name, periodLabel: '第36周（9月3日截止）' }
  const back = { ...period, rev: 1, byText: name, dueText: '9月7日（周一）12:01' }
  const returned = { by: name, reason: line, dueText: '9月7日（周一）12:01' }
  const form: WeeklyFormView = {
    ...week.form,
    lastPlan: [line, line, line],
    typed: { progress: long, next_plan: line, ask_level: 'none', reason: line },
    rev: 1,
    editing: true,
    correction: true,
    reasonAsked: true,
  }
  const filed: WeeklyFiledView = {
    ...week.filed,
    content: week.plain,
    headlineCut: false,
    sentText: '9月4日（周五）12:01',
    rev: 2,
    canEdit: false,
  }
  const mine: MineItem = {
    ...lists.mine('aerospace', 'returned'),
    item: versions.item,
    dueText: '9月7日 12:01',
    reason: line,
  }
  return {
    'weekly form, correction with a reason': weeklyCard({
      ...form,
      faults: [{ field: 'reason', reason: 'too-long', limit: 60, actual: 61 }],
    }),
    'weekly form, correction by the office': weeklyCard({ ...form, byOffice: true }),
    'weekly form, returned': weeklyCard({ ...form, reasonAsked: false, returned }),
    'weekly filed, corrected': weeklyCard({ ...filed, reason: line }),
    'weekly filed, returned': weeklyCard({ ...filed, returned }),
    'mine, returned': mineCard({ owed: [mine], filed: [] }),
    'mine of the office': mineCard({ owed: [], filed: [], waiting: [mine] }),
    'mine of the office, nothing': mineCard({ owed: [], filed: [], waiting: [] }),
    'mine of the office, a lot': mineCard({
      owed: [],
      filed: [],
      waiting: many(20, (i) => ({ ...mine, chain: `chain-${i}` })),
    }),
    'status with details': statusCard({
      ...lists.status,
      rows: many(60, (i) => ({
        chain: `chain-${i}`,
        item: `weekly/2026-W36/chain-${i}`,
        chainName: name,
        state: i % 2 ? ('filed' as const) : ('returned' as const),
        note: line,
      })),
      canOpen: true,
    }),
    'look with details': lookCard({
      ...lists.look,
      chain: 'all',
      page: 2,
      pages: 3,
      total: 20,
      entries: many(8, (i) => ({
        weekLabel: `${name} 第36周`,
        marks: ['late', 'corrected', 'returned'] as const,
        progress: long,
        ask: line,
        nextPlan: line,
        byText: line,
        detail: { item: `weekly/2026-W3${i}/chain`, word: 'detail' as const },
      })),
    }),
    'chief digest, returned': chiefDigestCard({
      ...digests.chief,
      report: { ...digests.quiet.report, returned: true, full: undefined, source: line },
    }),
    versions: versionsCard(versions),
    'versions, of the office': versionsCard({ ...versions, canCorrect: true, canReturn: true }),
    'versions, returned, a lot': versionsCard({
      ...versions,
      state: line,
      page: 2,
      pages: 3,
      total: 19,
      entries: many(9, () => ({ ...entry, changes: many(6, () => line) })),
      canCorrect: true,
    }),
    'versions, none': versionsCard({ ...versions, rev: 0, total: 0, told: [], entries: [] }),
    return: returnCard({ ...back, state: 'ask' }),
    'return, with a fault': returnCard({
      ...back,
      state: 'ask',
      typed: long,
      fault: { reason: 'too-long', actual: 61 },
    }),
    'return, done': returnCard({
      ...back,
      state: 'done',
      reason: line,
      returnedBy: name,
    }),
    'return, left alone': returnCard({ ...back, state: 'dropped' }),
    exempt: exemptCard({ ...period, state: 'ask', typed: line }),
    'exempt, with a fault': exemptCard({ ...period, state: 'ask', fault: { reason: 'missing' } }),
    'exempt, done': exemptCard({ ...period, state: 'done', cause: line, byName: name, atText: '9月2日 15:00' }),
    'exempt, to be undone': exemptCard({ ...period, state: 'restore', cause: line }),
    'exempt, undone': exemptCard({ ...period, state: 'restored', byName: name, atText: '9月2日 15:00' }),
    'exempt, left alone': exemptCard({ ...period, state: 'dropped', byName: name, atText: '9月2日 15:00' }),
  }
}
