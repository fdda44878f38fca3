import { clockNumbers, type Lit, type RecordLight, stockBand } from '../domain/records/light.ts'
import type { Numbers } from '../domain/records/numbers.ts'
import { type Sentence, sentence } from './plain.ts'

export const recordLightWords: Record<RecordLight, string> = {
  red: '红灯',
  orange: '橙灯',
  yellow: '黄灯',
  blue: '蓝灯',
  green: '绿灯',
}
/** In counts: `红1　黄2`. */
export const shortLightWords: Record<RecordLight, string> = {
  red: '红',
  orange: '橙',
  yellow: '黄',
  blue: '蓝',
  green: '绿',
}

const sums = (lit: Lit, toAll: boolean): string => {
  const { sum } = lit
  switch (sum.rule) {
    case 'overdue':
      return `逾期 ${sum.days} 个工作日`
    case 'extended-twice':
      return '已延期 2 次，还没办结'
    case 'soon':
      return sum.days === 0 ? '今天到期' : `还有 ${sum.days} 个工作日`
    case 'in-time':
      return `还有 ${sum.days} 个工作日`
    case 'no-due':
      return '没有时限'
    case 'unsolved-twice':
      return '已 2 次未解决'
    case 'minutes-late':
      return `纪要迟 ${sum.days} 个工作日`
    case 'open-long':
      return `${sum.days} 个工作日没有闭环`
    case 'to-review':
      return sum.days === 0 ? '待评估，今天到期' : `待评估，已过 ${sum.days} 天`
    case 'behind':
      return `落后序时 ${sum.points} 个百分点`
    case 'in-step':
      return sum.points > 0
        ? `落后序时 ${sum.points} 个百分点`
        : `不落后序时${sum.points < 0 ? `，快 ${-sum.points} 个百分点` : ''}`
    case 'stopped':
      return ['链主或骨干企业停产', ...stockOf(sum.days, toAll)].join('，')
    case 'no-substitute':
      return `没有替代，${stockText(sum.days, toAll)}`
    case 'stock':
      return stockText(sum.days, toAll)
    case 'unverified':
      return ['替代还没有验证', ...stockOf(sum.days, toAll)].join('，')
    case 'sole':
      return ['供应来源唯一', ...stockOf(sum.days, toAll)].join('，')
    case 'watch':
      return ['不够黄灯', ...stockOf(sum.days, toAll)].join('，')
    case 'unknown':
      return '库存、来源、替代都没有填'
    case 'unseen':
      return '首报还没有人阅'
    case 'going':
      return '还在处置'
    case 'concluded':
      return '等办结'
  }
}
const stockText = (days: number, toAll: boolean): string => (toAll ? `库存${stockBand(days)}` : `库存约剩 ${days} 天`)
const stockOf = (days: number | undefined, toAll: boolean): string[] =>
  days === undefined ? [] : [stockText(days, toAll)]

/** The colour, its word and its sum: `● 黄灯　逾期 3 个工作日`. @param toAll a group reads it: no figure of one firm */
export const lightText = (lit: Lit, toAll = false): string =>
  `● ${recordLightWords[lit.light]}　${lightSum(lit, toAll)}`
export const lightSum = (lit: Lit, toAll = false): string =>
  `${lit.node ? `节点「${lit.node}」` : ''}${lit.clock ? clockWords[lit.clock] : ''}${sums(lit, toAll)}`
const clockWords = { accept: '受理', answer: '答复' } as const

/** Why a light is what it is, with the rule and its number. */
export const lightWhy = (number: string, lit: Lit, numbers: Numbers, toAll: boolean): Sentence => {
  const { soon, red } = lit.clock ? clockNumbers : { soon: numbers['task-soon'], red: numbers['task-red'] }
  const rule = {
    overdue: `逾期 1–${red} 个工作日是黄灯，超过是红灯`,
    'extended-twice': '延期 2 次还没办结是红灯',
    soon: `到期前 ${soon} 个工作日内是蓝灯`,
    'in-time': `离到期还有 ${soon} 个工作日以上是绿灯`,
    'no-due': '没有时限的是绿灯',
    'unsolved-twice': '2 次未解决是红灯',
    'minutes-late': `记下第一项决定后 ${numbers['meeting-minutes']} 个工作日没有印发是黄灯`,
    'open-long': `超过 ${numbers['visit-close']} 个工作日没有闭环是黄灯`,
    'to-review': `印发或上次评估后 ${numbers['doc-review']} 天，或定了下次评估的日子，到日没有评估是黄灯`,
    behind: `落后序时 ${numbers['project-yellow']}–${numbers['project-red']} 个百分点是黄灯，超过是红灯`,
    'in-step': `落后序时不到 ${numbers['project-yellow']} 个百分点是绿灯`,
    stopped: '链主或骨干企业停产是红灯',
    'no-substitute': `没有替代、库存不超过 ${numbers['risk-red']} 天是红灯`,
    stock: `库存不超过 ${numbers['risk-orange']} 天是橙灯，不超过 ${numbers['risk-yellow']} 天是黄灯`,
    unverified: '替代没有验证是橙灯',
    sole: '供应来源唯一是黄灯',
    watch: '没有到红、橙、黄灯的是蓝灯',
    unknown: '什么都没有填的先是蓝灯',
    unseen: '待阅和处置中的是红灯',
    going: '待阅和处置中的是红灯',
    concluded: '已终报的是黄灯',
  }[lit.sum.rule]
  return sentence`${number}：${recordLightWords[lit.light]}，${lightSum(lit, toAll)}（${rule}）。`
}
