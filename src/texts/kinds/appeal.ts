import type { appeal } from '../../domain/kinds/appeal.ts'
import type { Day } from '../../domain/time.ts'
import { dayText } from '../dates.ts'
import { type Sentence, safe, sentence } from '../plain.ts'
import type { KindTexts } from './kind-texts.ts'

export const appealTexts: KindTexts<typeof appeal> = {
  word: '申诉',
  aliases: ['appeal', '考核申诉'],
  summary: '对公布的考核成绩有异议，五个工作日内提；写上编号看这一件',
  example: '申诉 航天 新增',
  fields: {
    ref: { label: '条目', hint: '对哪一条有异议' },
    reason: { label: '理由', hint: '哪里不对，依据是什么' },
    link: { label: '佐证', hint: '链接，或文号和存放处，可以不填' },
    score: { label: '公布得分', hint: '' },
    until: { label: '申诉截止', hint: '' },
    result: { label: '复核结果', hint: '维持还是调整' },
    to_points: { label: '调整为', hint: '这一条改成几分；维持不填', unit: '分' },
    text: { label: '复核意见', hint: '为什么这样定' },
    answer: { label: '复核意见', hint: '' },
  },
  states: { new: '待复核', closed: '已答复', void: '已撤销' },
  steps: {
    answer: { button: '答复', toast: '已答复', ask: '「维持」写明依据；「调整」再写改成几分。' },
    agree: { button: '同意调整', toast: '已同意，计入考核', ask: '同意后这一条的分就改了。' },
    disagree: {
      button: '不同意调整',
      toast: '不同意，退回复核',
      fields: { reason: { label: '原因', hint: '一句话，为什么不同意' } },
    },
  },
  waits: { new: '复核申诉', second: '确认申诉调整' },
  bars: {
    noPoints: '写明这一条改成几分',
    beyond: '这一条到不了这么多分。得分的条目从 0 到满分，扣分的条目写 0 或负数',
    uncounted: '公布时这一条未计分，没有分可改。请先把数据登记好，成绩单随之重算；这里选「维持」并写明',
  },
  doubts: {},
}

export const notIssued = (chain: string): Sentence => sentence`${safe(chain)}还没有公布考核成绩，现在没有可申诉的。`
export const tooLate = (issued: Day, until: Day): Sentence =>
  sentence`成绩${dayText(issued)}公布，申诉到${dayText(until)}为止，现在已经过了。有新的情况，请找推进办。`
export const appealLine = (rule: string, title: string): string => `${rule} ${title}`
export const issuedSum = (score: string, sum: string): string => `公布的：${score}，${sum}`
export const adjustReason = (number: string, words: string): string => `${number}：${words}`
