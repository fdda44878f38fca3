import type { Field } from '../domain/records/field.ts'
import type { SheetColumn } from '../domain/records/sheet.ts'
import { demoMark } from './demo.ts'
import { type Sentence, safe, sentence } from './plain.ts'

/** Titles of what every record has; a field's title is its label. */
export const columnTitles: Record<Exclude<SheetColumn['is'], 'field'>, string> = {
  no: '编号',
  chain: '产业链',
  state: '状态',
  light: '灯',
  late: '逾期天数',
  moved: '最近推进',
  source: '来源',
}

/** What offices call the same columns in tables of their own, by their keys. */
export const columnAliases: Readonly<Record<string, readonly string[]>> = {
  chain: ['所属产业链', '产业链名称', '链条'],
  title: ['任务名称', '任务内容', '工作任务', '事项', '问题描述', '需求内容'],
  unit: ['责任单位', '牵头部门', '责任部门'],
  helpers: ['配合部门', '协办单位'],
  due: ['时限', '完成时间', '办结时限', '完成日期'],
  owner: ['负责人'],
}

/** @param narrowed what of them it holds: `在办-红` */
export const sheetFileName = (word: string, scope: string, narrowed: string, day: string, demo: boolean): string =>
  `${[word, scope, narrowed, day].filter(Boolean).join('_')}${demo ? demoMark : ''}.xlsx`
export const noRecords = (word: string): Sentence => sentence`没有找到${word}，没有可导出的。`

/** The second sheet of a template: one line a column. Nothing of it is read. */
export const guideSheet = '填写说明'
export const guideTitles = ['列', '怎么填', '例子'] as const
export const requiredMark = '必填。'
export const guideOf = {
  no: ['新增的不填；填了编号，就更正那一条', ''],
  chain: ['必填。产业链的名称；区级的写「区级」', '区级'],
} as const
export const guideLast = (word: string): string =>
  `填在「${word}」表里，第一行不要改；一行一条。更正时空着的格子不改。填好后把文件私信发给我。`
/** Of what is written in words, where one fits. */
const examplesOf: Readonly<Record<string, string>> = { title: '完成设备招标', nodes: '10-20 设备进场' }
const examples: Partial<Record<Field['is'], string>> = {
  day: '2026-10-30',
  unit: '本链专班',
  units: '区财政局、区科技工信局',
  person: '张工',
  number: '3',
  time: '14:30',
  parties: '区财政局、航天产业链',
  firms: '示例企业甲、示例企业乙',
  link: 'https://example.com',
  firm: '示例企业甲',
  chain: '航天产业链',
  amount: '300 吨',
  code: '18 位信用代码',
  ref: 'L05-3',
}
export const exampleOf = (field: Field): string =>
  field.is === 'pick' ? ((field.said ?? field.of)[0] ?? '') : (examplesOf[field.key] ?? examples[field.is] ?? '')

export const templateName = (word: string): string => `${word}_导入模板.xlsx`
export const templateComing = (word: string): Sentence =>
  sentence`正在生成${safe(word)}的导入模板，好了就发给您。填好后把文件私信发给我。`
export const whichKind = (words: readonly string[]): Sentence =>
  sentence`请写导入什么：${words.map((word) => `导入 ${word}`).join('、')}。`
