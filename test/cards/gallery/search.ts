import { monthTold } from '../../../src/cards/monthly-told.ts'
import { type ReportView, reportCard } from '../../../src/cards/report.ts'
import { type SearchView, searchCard } from '../../../src/cards/search.ts'
import { reportBlocks } from '../../../src/cards/weekly-filed.ts'
import { reportMarks } from '../../../src/domain/look-words.ts'
import { monthFullTitle, weeklyFullTitle } from '../../../src/texts/look.ts'
import { monthViews } from './monthly.ts'
import type { Wording } from './texts.ts'
import { weekContent } from './weekly.ts'

export const searchGallery = (wording: Wording) => {
  const { name, line, long } = wording
  const entry = (index: number): SearchView['entries'][number] => ({
    item: `weekly/2026-W${10 + index}/aerospace`,
    rev: 2,
    title: `${name} 第${10 + index}周`,
    light: (['red', 'yellow', 'green'] as const)[index % 3] ?? 'green',
    marks: index % 2 ? reportMarks : [],
    excerpt: { before: line, found: name, after: long },
  })
  const search: SearchView = {
    chainName: name,
    sought: `「${name}」`,
    rangeText: '全部时间',
    count: { reports: 2, more: false, about: false },
    page: 1,
    entries: [entry(1), entry(2)],
    words: '喷管',
    far: false,
    indexing: false,
  }
  const report: ReportView = {
    subtitle: weeklyFullTitle,
    item: 'weekly/2026-W36/aerospace',
    rev: 2,
    currentRev: 2,
    chainName: name,
    periodLabel: '第36周',
    light: 'yellow',
    marks: ['逾期'],
    by: [`${name}填报，9月3日 16:20`, `更正理由：${line}`],
    detail: 'detail',
    told: reportBlocks(weekContent(wording)),
  }
  return {
    search: searchCard(search),
    'search, between pages': searchCard({
      ...search,
      count: { reports: 1000, more: true, about: false },
      page: 3,
      entries: Array.from({ length: 8 }, (_, index) => entry(index)),
      older: 2_700_000_001,
      newer: 2_700_000_009,
      indexing: true,
    }),
    'search, further back': searchCard({
      ...search,
      count: { reports: 9, more: false, about: true },
      older: 5,
      far: true,
    }),
    report: reportCard(report),
    'report, an older version': reportCard({ ...report, rev: 1, detail: 'versions' }),
    'report of a month': reportCard({
      ...report,
      subtitle: monthFullTitle,
      item: 'monthly/2026-09/aerospace',
      periodLabel: '9月',
      marks: [],
      told: monthTold(monthViews(wording).content),
      detail: undefined,
    }),
  }
}
