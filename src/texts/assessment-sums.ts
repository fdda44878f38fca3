import type { BlockSum, GradeWait, Line, Sheet } from '../domain/assessment/assess.ts'
import type { Missing, Ref, Sum } from '../domain/assessment/line.ts'
import { figure } from './charts.ts'
import { needTexts, problemTexts, requestTexts } from './kinds/cases.ts'
import { experienceTexts } from './kinds/experience.ts'
import { goalTexts } from './kinds/goal.ts'
import { riskTexts } from './kinds/risk.ts'
import { taskTexts } from './kinds/task.ts'
import { spokenNumber } from './records.ts'

/** Points have a decimal: `10.0`, `9.17`. */
export const pointsText = (points: number): string => {
  const text = points.toFixed(2)
  return text.endsWith('0') ? text.slice(0, -1) : text
}
export const signed = (points: number): string =>
  points < 0 ? `−${pointsText(-points)}` : points > 0 ? `+${pointsText(points)}` : pointsText(0)
const percent = (value: number): string => `${value < 0 ? '−' : ''}${figure(Math.abs(value))}%`

/** What there is no record of. */
const missingWords: Record<Missing, string> = {
  output: '月报产值',
  returned: '月报已退回，待补充',
  target: '年度目标',
  growth: '可比的月报同比',
  average: '规上平均数',
  energy: '能耗',
  firms: '链上企业',
  'new-firms': '新增规上企业',
  titles: '企业称号',
  projects: '重点项目清单',
  lists: '“1155+N”清单',
  tasks: '没有到期的任务',
  cases: '没有到期的风险和问题',
  reports: '没有到期的报告',
  score: '还没有打分',
}
export const notCounted = '未登记，未计分'
/** Cited from 目标: there may be one that nobody has confirmed yet, or in another unit. */
const ofGoals: readonly Missing[] = ['target', 'average', 'energy']
const notCited = '没有登记、没有核定或单位对不上，未计分'
/** Nothing is missing from the registers: it was sent back, nothing was due, or nobody has scored yet. */
const nothingThere: readonly Missing[] = ['returned', 'tasks', 'cases', 'reports', 'score']

const doneUnsaid = '个项目没有填这一年的完成数'
const pendingText = (pending: number, what: string): string =>
  pending > 0 ? `；另有 ${pending} 件${what}，暂不计` : ''

/** The sum of a line in words: `到期 12 件，按时 10 件：10÷12×12＝10.0`. */
export const sumText = ({ sum, most, points, earned = points, adjusted = [] }: SumOf): string =>
  `${plainSum(sum, most, earned ?? 0)}${adjusted
    .map(
      ({ by, name, reason }) =>
        `；${name}调整 ${signed(by)}（${reason}）${points === undefined ? '，本条未计分，暂不起作用' : ''}`,
    )
    .join('')}`
type SumOf = Pick<Line, 'sum' | 'most' | 'points' | 'earned' | 'adjusted'>

const plainSum = (sum: Sum, most: number, points: number): string => {
  const is = `＝${pointsText(points)}`
  switch (sum.say) {
    case 'none':
      if (sum.missing === 'projects' && sum.pending !== undefined) return `${sum.pending} ${doneUnsaid}，未计分`
      return `${missingWords[sum.missing]}${nothingThere.includes(sum.missing) ? '，未计分' : ofGoals.includes(sum.missing) ? notCited : notCounted}${pendingText(sum.pending ?? 0, sum.missing === 'tasks' ? '已办待销' : '还没到期')}`
    case 'tasks':
      return `到期 ${sum.due} 件，按时 ${sum.done} 件：${sum.done}÷${sum.due}×${figure(most)}${is}${pendingText(sum.pending, '已办待销')}`
    case 'cases':
      return `该处置 ${sum.due} 件，及时 ${sum.done} 件：${sum.done}÷${sum.due}×${figure(most)}${is}${pendingText(sum.pending, '还没到期')}`
    case 'tasks-full':
      return `没有到期的任务，按规则给满分${pendingText(sum.pending, '已办待销')}`
    case 'cases-full':
      return `没有到期的风险和问题，按规则给满分${pendingText(sum.pending, '还没到期')}`
    case 'output':
      return `${monthText(sum.month)}累计 ${figure(sum.done)} 亿元，年度目标 ${figure(sum.target)} 亿元：${figure(sum.done)}÷${figure(sum.target)}×${figure(most)}${is}${sum.done > sum.target ? '（封顶）' : ''}`
    case 'growth':
      return `${monthText(sum.month)}同比 ${percent(sum.own)}，规上平均 ${percent(sum.average)}，相差 ${signed(sum.margin)} 个百分点：得 ${pointsText(points)}`
    case 'energy':
      return `本链 ${figure(sum.own)}，规上平均 ${figure(sum.average)}，${sum.share === 0 ? '基本持平' : `${sum.share < 0 ? '低' : '高'} ${figure(Math.abs(sum.share))}%`}：得 ${pointsText(points)}`
    case 'firms':
      return `链上企业 ${sum.count} 户：${sum.count}÷${sum.needed}×${figure(most)}${is}${sum.count > sum.needed ? '（封顶）' : ''}`
    case 'new-firms':
      return `没有链主，新增规上 ${sum.count} 户：${sum.count}×${figure(sum.each)}${is}`
    case 'titles':
      return `新获称号 ${sum.count} 个：${sum.count}×${figure(sum.each)}${is}${sum.count * sum.each > most ? '（封顶）' : ''}`
    case 'projects':
      return `计划 ${figure(sum.plan)} 万元，完成 ${figure(sum.done)} 万元，时间过了 ${figure(sum.share)}%${sum.red > 0 ? `，红灯 ${sum.red} 个，各扣 ${figure(sum.each)}` : ''}：得 ${pointsText(points)}${sum.pending > 0 ? `；另有 ${sum.pending} ${doneUnsaid}，暂不计` : ''}`
    case 'completeness':
      return `共 ${sum.all} 项，齐全有效 ${sum.present} 项：${sum.present}÷${sum.all}×${figure(most)}${is}`
    case 'late':
      return sum.late === 0
        ? '没有迟报'
        : `迟报 ${sum.late} 次${sum.waived > 0 ? `，每季首次不扣 ${sum.waived} 次` : ''}：${sum.late - sum.waived}×${figure(sum.each)}，扣 ${pointsText(-points)}`
    case 'missed':
      return sum.count === 0
        ? '没有漏报'
        : `漏报 ${sum.count} 次：${sum.count}×${figure(sum.each)}，扣 ${pointsText(-points)}`
    case 'unfixed':
      return sum.count === 0
        ? '没有退回后逾期没改的'
        : `退回后逾期没改 ${sum.count} 次：${sum.count}×${figure(sum.each)}，扣 ${pointsText(-points)}`
    case 'hand':
      return sum.count === 0
        ? '没有登记'
        : `登记 ${sum.count} 次：${sum.count}×${figure(sum.each)}，${points < 0 ? '扣' : '得'} ${pointsText(Math.abs(points))}`
    case 'score':
      return `打分 ${figure(sum.value)}`
    case 'adopted':
      return sum.by.length === 0
        ? '没有被采用的经验'
        : `${sum.by.map(({ where, count, each }) => `${where} ${count}×${figure(each)}`).join('＋')}：得 ${pointsText(points)}`
  }
}

const monthText = (month: string): string => `${Number(month.slice(5))}月`

const kindWords: Readonly<Record<string, string>> = {
  task: taskTexts.word,
  risk: riskTexts.word,
  problem: problemTexts.word,
  need: needTexts.word,
  request: requestTexts.word,
  experience: experienceTexts.word,
  entry: '登记',
  firm: '企业',
  goal: goalTexts.word,
  appeal: '申诉',
}
const reportWords: Readonly<Record<string, string>> = { weekly: '周报', monthly: '月报' }

/** What a line rests on, as people write it: `任务12`, `周报2026-W40`. */
export const refText = (ref: Ref, year: number): string => {
  const [report = '', period] = ref.split('/')
  if (report === 'part') return period ?? ''
  if (period !== undefined && reportWords[report] !== undefined) return `${reportWords[report]}${period}`
  const found = /^(.+)-(\d{1,4})-(\d+)$/u.exec(ref)
  if (!found) return ref
  const [, kind = '', of, no] = found
  // What is looked at again and again is of no year: `企业3`, `L12-4`.
  if (of === '0') return kindWords[kind] === undefined ? `${kind}-${no}` : `${kindWords[kind]}${no}`
  return spokenNumber(kindWords[kind] ?? kind, { year: Number(of), no: Number(no) }, year)
}
export const refsText = (refs: readonly Ref[], year: number, most = Number.POSITIVE_INFINITY): string => {
  const shown = refs.slice(0, most).map((ref) => refText(ref, year))
  return refs.length > most ? `${shown.join('、')}等 ${refs.length} 件` : shown.join('、')
}

/** `10.0／12`; of one that only takes away `−0.5`; without anything to go by 未计分. */
export const lineScore = ({ points, most }: Pick<Line, 'points' | 'most'>): string =>
  points === undefined
    ? most > 0
      ? `未计分／${figure(most)}`
      : '未计分'
    : most > 0
      ? `${pointsText(points)}／${figure(most)}`
      : signed(points)

export const blockScore = ({ points, most, counted }: BlockSum): string =>
  counted === 0
    ? `未计分／${figure(most)}`
    : counted < most
      ? `${pointsText(points)}／${figure(counted)}（${figure(most - counted)} 分未计）`
      : `${pointsText(points)}／${figure(most)}`

/** `已计 62.5／共 74 分（26 分无数据）` */
export const totalText = ({ points, counted }: Pick<Sheet, 'points' | 'counted'>): string =>
  counted < 100
    ? `已计 ${pointsText(points)}／共 ${figure(counted)} 分（${figure(100 - counted)} 分无数据）`
    : `${pointsText(points)}／100 分`

export const noGradeYet = '未评'
const waitWords: Record<GradeWait, (missing: number) => string> = {
  year: () => '这一年还没过完',
  counted: (missing) => `还有 ${figure(missing)} 分没有数据`,
  third: () => '没有第三方评估分',
  closed: () => '产业链已撤',
}
/** Why there is no grade yet; nothing where there is one. */
export const waitsText = ({ waits = [], counted }: Pick<Sheet, 'waits' | 'counted'>): string | undefined =>
  waits.length === 0 ? undefined : `暂不评等次：${waits.map((one) => waitWords[one](100 - counted)).join('；')}`
