import { chiefDigestCard } from '../../../src/cards/chief-digest.ts'
import { mineCard, type SignItem } from '../../../src/cards/mine.ts'
import { officeDigestCard } from '../../../src/cards/office-digest.ts'
import { receiptCard } from '../../../src/cards/receipt.ts'
import { type SignView, signCard } from '../../../src/cards/sign-off.ts'
import { statusCard } from '../../../src/cards/status.ts'
import { type SupplementView, supplementCard } from '../../../src/cards/supplement.ts'
import { weeklyCard } from '../../../src/cards/weekly.ts'
import { reportBlocks, type WeeklyFiledView } from '../../../src/cards/weekly-filed.ts'
import type { WeeklyFormView } from '../../../src/cards/weekly-form.ts'
import type { SupportLine, WeeklyContent } from '../../../src/domain/weekly.ts'
import { digestViews } from './digests.ts'
import { listViews } from './lists.ts'
import { many, type Wording } from './texts.ts'
import { weekViews } from './weekly.ts'

export const handsGallery = (wording: Wording) => {
  const { name, line, long } = wording
  const [week, lists, digests] = [weekViews(wording), listViews(wording), digestViews(wording)]
  const item = 'weekly/2026-W36/aerospace'
  const period = { item, chainName: name, periodLabel: '第36周（9月3日截止）' }
  const support: SupportLine[] = many(3, (i) => ({
    id: `frag_${i}`,
    unit: i === 2 ? '' : name,
    by: name,
    at: '2026-09-03T01:30:00.000Z',
    text: line,
  }))
  const content: WeeklyContent = { ...week.plain, support }
  const waiting: SignView = {
    ...period,
    reportName: '第36周工作动态',
    state: 'waiting',
    rev: 1,
    told: reportBlocks(content),
    filedByName: name,
    onBehalfOf: name,
    sentText: '9月3日 16:20',
    passesText: '9月4日（周五）09:50',
  }
  const ended = { ...waiting, byName: name, atText: '9月3日 17:00' }
  const form: WeeklyFormView = {
    ...week.form,
    typed: { progress: long, fragments: 'frag_0,frag_2' },
    support,
    request: 'possible',
  }
  const filed: WeeklyFiledView = { ...week.filed, content: week.plain, headlineCut: false }
  const sign: SignItem = { item, rev: 1, chain: 'aerospace', period: '2026-W36', chainName: name, text: line }
  const asked: SupplementView = { ...period, state: 'ask', askedBy: name, lockText: '9月4日（周五）12:00' }
  const unsigned = [
    ['waiting', many(12, () => name)],
    ['passed', [name]],
  ] as const
  const counts = { owed: 4, filed: 4, late: 0, draft: 0, missing: 0, exempt: 0 }
  return {
    'sign-off': signCard(waiting),
    'sign-off, with a fault': signCard({ ...waiting, typed: long, fault: { reason: 'too-long', actual: 61 } }),
    'sign-off, signed': signCard({ ...ended, state: 'signed' }),
    'sign-off, passed': signCard({ ...ended, state: 'passed', byName: undefined }),
    'sign-off, returned': signCard({ ...ended, state: 'returned' }),
    'sign-off, replaced': signCard({ ...ended, state: 'replaced' }),
    'weekly filed, to be signed': weeklyCard({ ...filed, sign: { state: 'waiting', text: line } }),
    'weekly filed, signed, with what units added': weeklyCard({
      ...filed,
      content,
      sign: { state: 'signed', text: line },
      unpicked: 2,
    }),
    'weekly form, with what units added': weeklyCard(form),
    'weekly form, units asked': weeklyCard({
      ...form,
      support: many(9, (i) => ({ ...(support[0] as SupportLine), id: `frag_${i}` })),
      faults: [{ field: 'fragments', reason: 'not-an-option' }],
      request: 'sent',
    }),
    'mine, to sign': mineCard({ owed: [], filed: [], signing: [sign] }),
    'mine, a lot to sign': mineCard({
      owed: [],
      filed: [],
      signing: many(20, (i) => ({ ...sign, chain: `chain-${i}` })),
    }),
    'status, signed': statusCard({
      ...lists.status,
      rows: (['waiting', 'signed', 'passed'] as const).map((word) => ({
        chain: word,
        chainName: name,
        state: 'filed',
        timeText: '9月3日 16:20',
        sign: word,
      })),
      canNudge: false,
      canNudgeAll: false,
    }),
    'receipt, unsigned': receiptCard({ ...lists.receipt, counts, unsigned }),
    'chief digest, to be signed, with what units added': chiefDigestCard({
      ...digests.chief,
      report: {
        ...digests.quiet.report,
        support: many(4, () => `${name}：${line}`),
        sign: 'waiting',
        full: undefined,
        source: line,
      },
    }),
    'office digest, unsigned, with what units added': officeDigestCard({
      ...digests.quiet.office,
      version: 1,
      counts,
      support: many(4, () => ({ chainName: name, text: line })),
      unsigned,
      source: line,
    }),
    supplement: supplementCard(asked),
    'supplement, with a fault': supplementCard({ ...asked, typed: long, fault: { reason: 'too-long', actual: 201 } }),
    'supplement, received': supplementCard({ ...asked, state: 'received', askedBy: undefined, line, typed: line }),
    'supplement, withdrawn': supplementCard({ ...asked, state: 'withdrawn', askedBy: undefined, line }),
    'supplement, not taken': supplementCard({ state: 'refused', line, typed: long }),
  }
}
