import type { Rules } from '../domain/assessment/rules.ts'
import type { Day } from '../domain/time.ts'
import { figure } from './charts.ts'
import { monthDay } from './dates.ts'
import { demoMark } from './demo.ts'

export const packFiles = {
  index: '00-目录.txt',
  rules: '01-考核规则.txt',
  sheets: '02-成绩单.xlsx',
  evidence: '03-依据清单.xlsx',
  texts: (mask: string): string => `04-文字材料/${mask}.docx`,
  manifest: 'MANIFEST.sha256',
} as const

export const packName = (year: number, day: Day): string => `考核材料包_${year}年_${day}.zip`
export const keyName = (pack: string): string => pack.replace(/\.zip$/iu, '').concat('_对照表.xlsx')

export const indexText = (v: {
  year: number
  until: Day
  chains: number
  digits: number
  files: readonly string[]
  demo: boolean
  title: string
}): string =>
  [
    `${v.year}年重点产业链推进工作考核材料包${v.demo ? demoMark : ''}`,
    `数据截至 ${v.until.slice(0, 4)}年${monthDay(v.until)}，产业链 ${v.chains} 条。规则：${v.title}。`,
    '',
    '企业、人员、单位、产业链的名称都换成了代号，同一个名称在这个包里总是同一个代号。代号的对照表留在推进办，不在包里。',
    v.digits === 0
      ? '产值、投资的数额没有列出。得分按原数算。'
      : `产值、投资的数额只留 ${v.digits} 位有效数字。算式里的得分按原数算，所以可能与列出的数差一点。`,
    '只认得出登记过的名称；没有登记的企业和人如果写在文字材料里，认不出来。',
    '没有数据的条目没有给分，也没有当 0 分；「已计」是有数据的部分。',
    '电话、邮箱、链接、账号都略去；敏感事项只列编号。',
    '',
    '文件：',
    ...v.files.map((name) => `- ${name}`),
    '',
    '评估后，请按产业链代号返回 0 到 100 的分数和说明。',
    '收到后可用 lianzhang pack verify 核对有没有被改动。',
  ].join('\n')

export const rulesText = (rules: Rules): string =>
  [
    rules.title,
    '',
    ...rules.blocks.flatMap((block) => [
      `${block.id} ${block.title}（${figure(block.points)} 分${block.deducts ? '，只扣分' : ''}）`,
      ...block.rules.map((rule) => `  ${rule.id} ${rule.title}${rule.points > 0 ? ` ${figure(rule.points)} 分` : ''}`),
    ]),
    `加分（最多 ${figure(rules.bonus.most)} 分）`,
    ...rules.bonus.rules.map((rule) => `  ${rule.id} ${rule.title}`),
    '',
    `年度结果＝${figure(rules.weights.internal)}×内部考核＋${figure(rules.weights.third)}×第三方评估`,
    `等次：${rules.grades.bands.map(({ word, from }) => `${word} ${figure(from)} 分以上`).join('、')}`,
  ].join('\n')

export const evidenceTitles = {
  chain: '产业链',
  rule: '条目',
  number: '依据',
  title: '内容',
  state: '情况',
  due: '时限',
  done: '完成或报送',
  costs: '是否失分',
} as const
export const costsWord = '失分'
export const hiddenWord = '（敏感，不列）'
export const firmWord = '链上企业'
export const filedWord = '已报'
export const notFiledWord = '未报'
export const openWord = '在办'
export const closedWord = '已结'

export const textsTitle = (mask: string, year: number): string => `${mask}${year}年文字材料`
export const weeklyHeading = '周报'
export const monthlyHeading = '月报'
export const experienceHeading = '经验做法'
export const reportHead = (period: string): string => period
export const nothingFiled = '没有报送的文字。'

export const keyTitles = { mask: '代号', name: '名称', sort: '类别' } as const
export const sortWords = { chain: '产业链', firm: '企业', person: '人员', unit: '单位' } as const
export const keySheet = '对照表'

export const packed = (file: string, bytes: number, files: number): string =>
  `已生成：${file}（${files} 个文件，${bytes} 字节）`
export const keyWritten = (file: string): string =>
  `代号对照表：${file}。只留在本单位，不要和材料包一起发出去。发出前请把文字材料看一遍：没有登记过的名称认不出来。`
export const noPack = (year: number): string => `${year}年没有考核规则，或没有可考核的产业链。`
export const leaked = (file: string, count: number): string =>
  `没有生成：「${file}」里还有 ${count} 处真实名称没有换成代号。请把这件事告诉开发者。`
export const notAPack = (file: string): string => `${file} 不是考核材料包，或者读不出来。`
export const packSound = (files: number, until: string): string => `完好：${files} 个文件都和清单一致（${until}）。`
export const packBroken = (names: readonly string[]): string => `被改动过：${names.join('、')}`
export const packMissing = (name: string): string => `${name}（缺少）`
export const packExtra = (name: string): string => `${name}（清单里没有）`
export const packShell = '压缩包的外壳（文件头或目录）'
