import type { EntrySort } from '../domain/assessment/facts.ts'
import type { Day } from '../domain/time.ts'
import { pointsText, signed } from './assessment-sums.ts'
import { figure } from './charts.ts'
import { dayText, monthDay } from './dates.ts'
import { demoMark } from './demo.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'

const toast = (type: Toast['type'], content: string): Toast => ({ type, content })

export const gradesTitle = (year: number): string => `考核 · ${year}年`
export const sheetTitle = (chain: string, year: number): string => `考核 · ${chain} · ${year}年`
export const untilText = (day: Day, over: boolean): string =>
  over ? `全年（到${monthDay(day)}）` : `截至${monthDay(day)}，这一年还没过完`
export const closedText = (day: Day): string => `${monthDay(day)}撤链，算到那一天，不评等次`
export const gradesNote = '只报等次，不排名次；按产业链的次序列出。'
export const sheetNote = '每条都从台账和报告算出，写明依据。没有数据的不给分，也不当 0 分。回复快慢、阅读和登录都不看。'
export const noChains = (year: number): Sentence => sentence`${year}年没有可考核的产业链。`
export const noRules = (year: number, known: readonly number[]): Sentence =>
  known.length === 0
    ? sentence`还没有考核规则。请管理员在区文件旁边放 assessment/${year}.yaml，再重启。`
    : sentence`${year}年没有考核规则。有的是：${known.map((one) => `${one}年`).join('、')}。`
export const bonusLine = (points: number, most: number): string => `加分 ${pointsText(points)}（最多 ${figure(most)}）`
export const thirdLine = (score: number, weights: { internal: number; third: number }): string =>
  `第三方评估 ${figure(score)} 分，按 ${figure(weights.internal)}：${figure(weights.third)} 合成`
export const resultLine = (v: {
  internal: number
  third: number
  result: number
  counted: number
  weights: { internal: number; third: number }
}): string =>
  `年度结果 ${pointsText(v.result)}：${figure(v.weights.internal)}×${pointsText(v.internal)}＋${figure(v.weights.third)}×${figure(v.third)}${v.counted < 100 ? '（内部分不全，只供参考）' : ''}`
export const capLine = (grade: string): string => `有数据不实或失泄密等情形，等次不高于「${grade}」`
export const rulesLine = (title: string, version: number): string => `规则：${title}，第 ${version} 版`
export const againstLine = (refs: string): string => `失分的：${refs}`
export const waitingLine = (numbers: string): string => `${numbers}等第二人确认，没有计入`
/** @param rules the version that it was made by, where that is another by now */
export const differsLine = (
  day: Day,
  why: 'night' | 'issued',
  changes: readonly string[],
  rules: number | undefined,
): string =>
  `与${monthDay(day)}${why === 'issued' ? '公布的' : '快照'}比：${changes.join('；')}${rules === undefined ? '' : `（那时按规则第 ${rules} 版）`}`
export const lineChange = (rule: string, was: string, is: string): string => `${rule} ${was}→${is}`
export const issuedLine = (day: Day, until: Day): string =>
  `${monthDay(day)}公布；有异议，${dayText(until)}止，发「申诉 新增」`
export const pageLine = (page: number, pages: number): string => `第 ${page} / ${pages} 页`

/** What a button asks for, in the words of the command. */
export const sheetWords = (chain: string, year: number): string => `考核 ${chain} ${year}`
export const fileWords = (form: string, year: number): string => `考核 导出 ${form} ${year}`
export const fileForms = { table: '表格', notice: '通报', city: '强市' } as const
export const appealWords = (chain: string): string => `申诉 ${chain} 新增`
export const appealButton = '申诉'
export const assessmentButtons = {
  open: '查看',
  previous: '上一页',
  next: '下一页',
  table: '导出表格',
  notice: '导出通报',
  city: '导出强市考核表',
  agree: '同意',
  refuse: '不同意',
  issue: '公布',
} as const

const sortWords: Record<EntrySort, string> = {
  input: '登记',
  score: '打分',
  deduct: '扣分',
  bonus: '加分',
  adjust: '调整',
  third: '第三方评估分',
}
/** `登记3：航天产业链 B1 任务按时办结 调整 +0.5（补录佐证）` */
export const entryLine = (v: {
  number: string
  chain: string
  title: string
  sort: EntrySort
  value: number
  unit: string
  reason: string
}): string => {
  const amount =
    v.sort === 'deduct' || v.sort === 'bonus'
      ? ''
      : ` ${v.sort === 'adjust' ? signed(v.value) : figure(v.value)}${v.unit}`
  return `${v.number}：${v.chain} ${v.title}${v.sort === 'input' || v.sort === 'third' ? '' : ` ${sortWords[v.sort]}`}${amount}（${v.reason}）`
}
export const entryNumber = (no: number): string => `登记${no}`
export const thirdTitle = '第三方评估分'
export const entered = (line: string): Sentence => sentence`已记下：${line}。`
export const enteredAgain = (line: string): Sentence => sentence`已经记过了：${line}。`
export const enteredWaiting = (line: string, names: readonly string[]): Sentence =>
  sentence`已记下，还没有计入：${line}。本单位是这条链的责任部门，要另一位推进办的人确认${names.length > 0 ? `（${safe(names.join('、'))}）` : ''}。`
export const nobodyElse: Sentence = sentence`推进办现在没有别人，请先登记一位。`
export const secondTitle = '考核登记待确认'
export const secondAsk = (by: string, why: 'own' | 'unknown'): string =>
  why === 'own'
    ? `${by}登记。推进办所在单位是这条链的责任部门，要您这第二个人确认才计入。`
    : `${by}登记。区文件没有写推进办所在单位，一律要第二个人确认才计入。`
export const settledLine = (name: string, agreed: boolean): string =>
  agreed ? `${name}已同意，计入` : `${name}不同意，不计入`
export const tellProposer = (line: string, name: string, agreed: boolean): Sentence =>
  sentence`${line}：${name}${agreed ? '已同意，计入考核' : '不同意，没有计入'}。`
export const scoredAlready = (line: string): Sentence =>
  sentence`今年已经打过分：${line}。要改，请推进办发「考核 调整」。`
export const ownEntry: Sentence = sentence`您登记的，请另一位推进办的人确认。`
export const settledAlready: Sentence = sentence`这条登记已经处理过了。`
export const noEntry = (said: string): Sentence => sentence`没有找到${safe(said)}。`
export const withdrawn = (line: string): Sentence => sentence`已撤回，不再计入：${line}。`

export const assessmentToasts = {
  agreed: toast('success', '已同意，计入考核'),
  refused: toast('success', '不同意，没有计入'),
  own: toast('warning', '您登记的，请别人确认'),
  settled: toast('info', '已经处理过了'),
  issued: toast('success', '已公布'),
  issuedAgain: toast('info', '今天已经公布过了'),
  file: toast('success', '文件随后发来'),
} as const

export const missingWords = {
  chain: (known: readonly string[]): Sentence => sentence`请写明产业链：${known.slice(0, 12).map(safe).join('、')}。`,
  score: (chain: string): Sentence => sentence`请写几分和理由，例如「考核 打分 ${safe(chain)} 4.5 推进有力」。`,
  value: (unit: string): Sentence => sentence`请写数字${unit === '' ? '' : `（${safe(unit)}）`}。`,
  reason: sentence`请写一句理由或依据，至少 4 个字。`,
  input: (names: readonly string[]): Sentence => sentence`可以登记的数：${names.map(safe).join('、')}。`,
  rule: (ids: readonly string[]): Sentence => sentence`请写条目编号：${ids.map(safe).join('、')}。`,
  most: (most: number): Sentence => sentence`这一条最多 ${figure(most)} 分，最少 0 分。`,
  third: sentence`第三方评估分是 0 到 100。`,
  adjust: sentence`调整写成 +0.5 或 -0.5，不能是 0。`,
  district: (name: string): Sentence => sentence`「${safe(name)}」是全区的数，写「考核 登记 全区 ${safe(name)} …」。`,
  ofChain: (name: string): Sentence => sentence`「${safe(name)}」按产业链登记，请写明哪条链。`,
  notScorer: sentence`打分由这条链的链长和领导小组来做。`,
  closed: (chain: string, day: Day): Sentence => sentence`${safe(chain)}已于${monthDay(day)}撤链。`,
} as const

export const issueTitle = (year: number): string => `公布${year}年考核成绩`
export const issueAsk = (chains: number, until: Day, workdays: number): string =>
  `${chains} 条产业链的成绩单各自私信发给本链的人，此后这份成绩不再改写，更正只显示差异。${workdays} 个工作日内（到${dayText(until)}）可以申诉。`
export const issueConfirm = '发出后收不回。'
export const issuedSaid = (chains: number, until: Day): Sentence =>
  sentence`已公布 ${chains} 条产业链的成绩，到${dayText(until)}止可以申诉。`

export const tableName = (year: number, day: Day, demo: boolean): string =>
  `考核成绩_${year}年_${day}${demo ? demoMark : ''}.xlsx`
export const noticeName = (year: number, day: Day, demo: boolean): string =>
  `考核通报_${year}年_${day}${demo ? demoMark : ''}.docx`
export const cityName = (year: number, day: Day, demo: boolean): string =>
  `先进制造业强市考核_${year}年_${day}${demo ? demoMark : ''}.xlsx`

export const sheetTitles = {
  totals: '成绩',
  lines: '逐条',
  chain: '产业链',
  until: '截至',
  points: '已计得分',
  counted: '可计分值',
  bonus: '加分',
  third: '第三方',
  result: '年度结果',
  grade: '等次',
  note: '说明',
  rule: '条目',
  title: '名称',
  most: '分值',
  got: '得分',
  sum: '算法',
  records: '依据',
  against: '失分的',
  at: '计算时间',
} as const

export const noticeTitle = (year: number): string => `${year}年重点产业链推进工作考核通报`
export const noticeIntro = (until: string, title: string): string =>
  `按《${title}》，${until}，各产业链考核情况通报如下。成绩由台账和报告逐条算出，只报等次，不排名次。`
export const noticeGroup = (word: string, count: number): string => `${word}（${count} 条）`
export const noticeWaiting = '暂不评等次'
export const noticeLine = (chain: string, why: string): string => `${chain}：${why}`
export const noticeEnd = (workdays: number): string =>
  `成绩单只发给本链。对成绩单有异议的，自成绩单发出起 ${workdays} 个工作日内向推进办申诉。`
