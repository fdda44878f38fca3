import type { CellFault, ImportColumns, ImportCounts } from '../domain/records/import.ts'
import { type Sentence, safe, sentence } from './plain.ts'

/** The reason that stands in the history of what a file has corrected. */
export const importReason = '导入'

export const whichChain = '请写产业链；区级的写「区级」'
export const noChain = '没有这条产业链'
export const notYours = '您不能导入这条产业链的'
export const noRecord = '没有这条记录，或者您不能改'
export const chainStays = '产业链不能改：撤销后重新新增'
export const byItsStep = '这一列不能改，请在卡片上办'
export const notReassigned = (state: string): string => `现在是「${state}」，不能改派`
export const alike = (number: string): string => `已有${number}，是同一件就写上编号，不是就改标题`
export const alikeRow = (row: number): string => `和第 ${row} 行是同一件`

export const importTitle = (word: string): string => `导入${word}`
export const countLine = ({ fit, faulty, same }: ImportCounts): string =>
  [`可导入 ${fit} 行`, ...(faulty > 0 ? [`有错 ${faulty} 行`] : []), ...(same > 0 ? [`没有变化 ${same} 行`] : [])].join(
    '，',
  )
/** An export of some days ago says what stood there then. */
export const corrects = (count: number): string =>
  `其中 ${count} 行更正已有的记录，以表里的为准：导出以后台账里又改过的，会改回表里的样子。`
/** 11.3 in a spreadsheet may have been typed as 11.30. */
export const unclearDay = (month: string, day: string): string =>
  `分不清是 ${month}月${day}日还是 ${month}月${day}0日，请写成 ${month}-${day} 或 ${month}-${day}0`
/** `表「任务」第 7 行「完成时限」：没有这一天 2月30日` */
export const faultLine = (sheet: string, { row, title, text }: CellFault): string =>
  `表「${sheet}」第 ${row} 行「${title}」：${text}`
const mostNamed = 8
const short = (title: string): string => [...title.replace(/\s+/gu, ' ')].slice(0, 12).join('')
/** Which columns were taken for which, and which not at all: shown before anything counts. */
export const columnLines = ({ renamed, passedOver, numbered }: ImportColumns): string[] => [
  ...(renamed.length > 0
    ? [`列名不同，当作：${renamed.map(({ written, title }) => `「${short(written)}」→「${title}」`).join('、')}。`]
    : []),
  ...(passedOver.length > 0
    ? [
        `没有用到的列：${passedOver.slice(0, mostNamed).map(short).join('、')}${passedOver.length > mostNamed ? ` 等 ${passedOver.length} 列` : ''}。`,
      ]
    : []),
  ...(numbered ? [] : ['没有「编号」列，每一行都按新增。']),
]
export const moreFaults = (count: number): string => `还有 ${count} 处，见标红的表。`
export const markedComes = '错的格子已标红，表随后发给您；改好后再发一次，已导入的不会重复。'
export const nothingChanges = '表里的内容和台账一样，没有要导入的。'
export const applyLabel = (count: number): string => `导入 ${count} 条`
export const dropLabel = '不导入'

export const applying = (count: number): string => `正在导入 ${count} 条，好了会更新这张卡片。`
export const applied = (made: number, corrected: number): string =>
  `已导入 ${made + corrected} 条：新增 ${made}，更正 ${corrected}。`
export const thereAlready = (count: number): string => `另有 ${count} 行，检查之后台账里已经一样，没有再动。`
export const notApplied = (count: number): string =>
  `${count} 行没有导入：检查之后台账有了变化。再发一次表，看是哪几行。`
export const dropped = '没有导入，台账没有变。'

export const markedName = (fileName: string): string => `${fileName.replace(/\.(?:xlsx|csv)$/iu, '')}_标红.xlsx`
/** The last column of the workbook that goes back. */
export const faultColumn = '错在哪里'
export const faultInCell = ({ title, text }: CellFault): string => `「${title}」：${text}`

/** One clear sentence for a file that cannot be taken. */
const refusals = {
  'not-xlsx': '这不是 .xlsx 表格，没有导入。请用模板填写，发「导入 任务」取模板。',
  legacy: '只收没有密码的 .xlsx。旧格式或加了密码的，请用 WPS 或 Excel 另存为 .xlsx 再发。',
  'too-large': '文件太大，没有导入。一个文件最多 5 MB、2 万行，请分几次发。',
  'too-many-rows': '行数太多，没有导入。一个文件最多 5 MB、2 万行，请分几次发。',
  garbled: '表里有乱码（�），有的字丢了，没有导入。请用 WPS 或 Excel 重新保存后再发。',
  unreadable: '这个文件读不出来，没有导入。请用 WPS 或 Excel 重新保存后再发。',
  'no-titles': '前 10 行里没有模板的列名，没有导入。发「导入 任务」取模板。',
  hidden: '认得的工作表是隐藏的，没有导入。请取消隐藏，看过以后再发。',
  'csv-name': 'csv 没有工作表，要看文件名：请把台账的名字写进文件名，如「任务.csv」，再发一次。',
  empty: '表里一行都没有填，没有导入。',
  gone: '没能从飞书取到这个文件，没有导入。请再发一次。',
  rights: '您现在的职责不能导入。请找推进办。',
  failed: '检查时出了错，不是您的问题，没有导入。请再发一次；还不行，请找管理员看运行日志。',
} as const
export type ImportRefusal = keyof typeof refusals
export const importRefused = (why: ImportRefusal): Sentence => sentence`${refusals[why]}`
export const noSheet = (words: readonly string[]): Sentence =>
  sentence`表格里没有认得的工作表，没有导入。工作表要用台账的名字：${words.join('、')}。发「导入 ${words[0] ?? ''}」取模板。`
export const notOpened = sentence`只收填好的 .xlsx 导入模板或 .csv 表；别的文件没有打开，也没有保存。`

export const broken = sentence`导入中途出了错，没有做完，不是您的问题。请再发一次表，已导入的不会重复；还不行，请找管理员看运行日志。`

export const toldImported = (by: string, count: number, word: string): Sentence =>
  sentence`${safe(by)}导入了 ${count} 件${word}，要您办。请发「我的」看。`

export const importToasts = {
  started: { type: 'success', content: '正在导入' },
  dropped: { type: 'info', content: '没有导入' },
  settled: { type: 'info', content: '已经办过了' },
} as const
