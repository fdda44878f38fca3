import { monthCard } from '../../../src/cards/monthly.ts'
import { monthChiefCard } from '../../../src/cards/monthly-chief.ts'
import { monthLeadingCard } from '../../../src/cards/monthly-leading.ts'
import { monthLookCard } from '../../../src/cards/monthly-look.ts'
import { monthOfficeCard } from '../../../src/cards/monthly-office.ts'
import { monthTold } from '../../../src/cards/monthly-told.ts'
import { type SignView, signCard } from '../../../src/cards/sign-off.ts'
import { type VersionEntry, type VersionsView, versionsCard } from '../../../src/cards/versions.ts'
import { monthViews } from './monthly.ts'
import { many, type Wording } from './texts.ts'

/** 审签, 退回 and 版本 of a month. */
export const monthlyHandsGallery = (wording: Wording) => {
  const { name, line, long } = wording
  const { content, common, step, chief, office, leading, filed } = monthViews(wording)
  const returned = { by: name, reason: line, dueText: '9月28日（周一）10:00' }
  const waiting: SignView = {
    state: 'waiting',
    item: common.item,
    rev: 1,
    chainName: name,
    reportName: '9月月报',
    periodLabel: '月度进展 9月（9月24日截止）',
    told: monthTold(content, true),
    filedByName: name,
    onBehalfOf: name,
    sentText: '9月24日 16:20',
    passesText: '9月28日（周一）09:50',
  }
  const entry: VersionEntry = {
    rev: 2,
    kind: 'correction',
    byText: `${name}填报，10月9日 12:30`,
    reason: line,
    changes: many(6, () => line),
    returned: line,
  }
  const versions: VersionsView = {
    item: common.item,
    rev: 2,
    chainName: name,
    reportLabel: '9月月报',
    told: monthTold(content),
    page: 1,
    pages: 1,
    total: 2,
    entries: [entry, { ...entry, rev: 1, kind: 'submit', reason: undefined }],
    canCorrect: false,
    canReturn: true,
  }
  const entries = (count: number) =>
    many(count, (i) => ({
      chainName: i > 0 ? name : '',
      month: '2026-09',
      marks: ['late', 'corrected', 'returned', 'waiting'] as const,
      report: { item: `monthly/2026-0${i}/aerospace`, rev: 2, content },
      byText: line,
      detail: { item: `monthly/2026-0${i}/aerospace`, word: 'detail' as const },
    }))
  const look = {
    chain: 'all',
    chainName: name,
    from: '2026-07',
    to: '2026-09',
    page: 1,
    pages: 1,
    total: 2,
  }
  const chiefs = (report: object) => monthChiefCard({ ...chief, report: { ...chief.report, ...report } as never })
  return {
    'month sign-off': signCard(waiting),
    'month sign-off, with a fault': signCard({ ...waiting, typed: long, fault: { reason: 'too-long', actual: 61 } }),
    'month, preview, returned': monthCard({ ...step, step: 'preview', content, rev: 1, returned }),
    'month, preview, by the office': monthCard({
      ...step,
      step: 'preview',
      content,
      rev: 1,
      asksReason: true,
      byOffice: true,
      faults: [{ field: 'reason', reason: 'missing' }],
    }),
    'month, figures, returned': monthCard({ ...step, step: 'figures', rev: 1, returned }),
    'month, filed, returned': monthCard({ ...filed, returned }),
    'month, filed, to be signed': monthCard({ ...filed, sign: { state: 'waiting', text: line } }),
    'month for a chief, returned': chiefs({ returned: true }),
    'month for a chief, to be signed': chiefs({ sign: 'waiting' }),
    'month for the office, returned, unsigned': monthOfficeCard({
      ...office,
      counts: { ...office.counts, returned: 1 },
      figures: office.figures.map((one) => ({ ...one, returned: true })),
      returns: many(5, () => ({ chainName: name, reason: line, open: true })),
      unsigned: [
        ['waiting', many(12, () => name)],
        ['passed', [name]],
      ],
    }),
    'month for the leading group, returned': monthLeadingCard({ ...leading, returned: many(12, () => name) }),
    'month versions, of the office': versionsCard(versions),
    'month versions, returned, a lot': versionsCard({
      ...versions,
      state: line,
      page: 2,
      pages: 3,
      total: 19,
      entries: many(9, () => entry),
    }),
    'month look, with details': monthLookCard({ ...look, entries: entries(2) }),
    'month look, with details, a lot': monthLookCard({ ...look, entries: entries(20) }),
  }
}
