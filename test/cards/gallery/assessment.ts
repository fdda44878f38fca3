import { gradesCard, issueCard, secondCard } from '../../../src/cards/assessment.ts'
import { type LineView, sheetCard } from '../../../src/cards/assessment-sheet.ts'
import { many, type Wording } from './texts.ts'

export const assessmentGallery = ({ name, line }: Wording) => {
  const row = (grade: string | undefined, points: string | undefined) => ({
    id: 'aerospace',
    chain: name,
    grade,
    why: grade === undefined ? '暂不评等次：还有 26 分没有数据' : '',
    points,
  })
  const grades = {
    year: 2026,
    until: '截至11月30日，这一年还没过完',
    page: 1,
    pages: 1,
    ofMany: true,
    rules: line,
  }
  const known: LineView = {
    head: `B1 ${name}`,
    score: '10.0／12',
    earns: 'some',
    sum: `到期 12 件，按时 10 件：10÷12×12＝10.0；${name}调整 +0.5（${line}）`,
    against: '失分的：任务11、任务12',
  }
  const unknown: LineView = {
    head: `A5 ${name}`,
    score: '未计分／10',
    earns: 'none',
    sum: '企业称号未登记，未计分',
    against: undefined,
  }
  const sheet = {
    title: `考核 · ${name} · 2026年`,
    grade: undefined,
    until: '截至11月30日，这一年还没过完',
    total: '已计 62.5／共 74 分（26 分无数据）',
    waits: '暂不评等次：这一年还没过完；还有 26 分没有数据；没有第三方评估分',
    notes: [] as string[],
    blocks: ['A 发展成效　30.0／50', 'B 推进工作　26.0／30', 'C 报送协同　9.5／10', 'D 领导评价　未计分／10'].map(
      (title) => ({ title, lines: many(6, (at) => (at % 2 === 0 ? known : unknown)) }),
    ),
    rules: line,
  }
  return {
    'grades for the office': gradesCard({
      ...grades,
      rows: [row('优秀', '95.0／100 分'), row(undefined, '已计 62.5／共 74 分（26 分无数据）')],
      withPoints: true,
      mayExport: true,
    }),
    'grades in a group': gradesCard({
      ...grades,
      rows: [row('优秀', undefined), row('良好', undefined)],
      withPoints: false,
      mayExport: false,
    }),
    'grades, one reason for all, second page': gradesCard({
      ...grades,
      rows: many(8, () => row(undefined, undefined)),
      page: 2,
      pages: 3,
      withPoints: true,
      mayExport: true,
    }),
    'sheet of a year that is not over': sheetCard(sheet),
    'sheet made known, with what has changed since': sheetCard({
      ...sheet,
      grade: '良好',
      until: '全年（到12月31日）',
      total: '85.5／100 分',
      waits: undefined,
      blocks: ['A 发展成效　42.0／50', 'B 推进工作　26.0／30', 'C 报送协同　9.5／10', 'D 领导评价　8.0／10'].map(
        (title) => ({
          title,
          lines: [known, { ...known, against: undefined }],
        }),
      ),
      notes: [
        '第三方评估 86.5 分，按 0.7：0.3 合成',
        '年度结果 85.8：0.7×85.5＋0.3×86.5',
        '1月12日公布；有异议，1月19日（周二）止，发「申诉 新增」',
        '与1月12日公布的比：B1 9.0／12→10.0／12',
        '登记3等第二人确认，没有计入',
      ],
      appeal: '申诉 aerospace 新增',
    }),
    'second yes asked for': secondCard({ line, ask: line, entry: 'entry-2026-3' }),
    'second yes given': secondCard({ line, ask: line, entry: 'entry-2026-3', settled: `${name}已同意，计入` }),
    'making known asked for': issueCard({ year: 2026, ask: line }),
    'made known': issueCard({ year: 2026, ask: line, said: line }),
  }
}
