import type { pairing } from '../../domain/kinds/pairing.ts'
import type { KindTexts } from './kind-texts.ts'

export const pairingTexts: KindTexts<typeof pairing> = {
  word: '配套',
  aliases: ['pairing', '供需配套'],
  summary: '看撮合出来的供需、谈到哪一步了；写上编号看这一件',
  example: '配套 航天',
  fields: {
    item: { label: '需求', hint: '' },
    buyer: { label: '需求企业', hint: '' },
    offer: { label: '供给', hint: '' },
    seller: { label: '供给企业', hint: '' },
    why: { label: '为什么', hint: '' },
    result: { label: '配套了什么', hint: '例如：试用样品，年供 300 吨' },
    on: { label: '日期', hint: '哪一天定的' },
    matched_on: { label: '配套日期', hint: '' },
  },
  states: { new: '待确认', going: '对接中', matched: '已配套', unfit: '不合适', void: '已撤销' },
  steps: {
    contact: { button: '开始对接', toast: '已转对接中' },
    match: { button: '已配套', toast: '已记配套', ask: '写清配套了什么、哪一天定的。' },
    unfit: { button: '不合适', toast: '已记不合适，这一对不再提', ask: '写一句原因，这一对以后不再提。' },
  },
  waits: {},
  bars: {},
}
