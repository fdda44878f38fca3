import type { risk } from '../../domain/kinds/risk.ts'
import type { KindTexts } from './kind-texts.ts'

export const riskTexts: KindTexts<typeof risk> = {
  word: '风险',
  aliases: ['risk', 'risks'],
  summary: '看断链断供风险，登记和更新；写上编号办这一件',
  example: '风险 航天 红',
  fields: {
    category: { label: '类别', hint: '选一项' },
    firms: { label: '企业', hint: '写企业名，用顿号隔开' },
    product: { label: '关键产品或物料', hint: '不写企业名，群里会看到', missing: '写明断的是哪种产品或物料' },
    supplier: { label: '现供应方及所在地', hint: '谁供的、在哪里' },
    sources: { label: '供应来源', hint: '选一项' },
    stock_days: { label: '库存可支撑', hint: '从今天起还能用几天', unit: '天' },
    substitute: { label: '有无替代', hint: '选一项' },
    done: { label: '已采取措施', hint: '做了什么' },
    need: { label: '需要谁做什么', hint: '写清找谁、做什么' },
    left: { label: '库存约剩', hint: '', unit: '天' },
    level: { label: '报到哪一级', hint: '选一项' },
    result: { label: '怎么消除的', hint: '写清现在的库存、来源或替代' },
    owner: { label: '责任人', hint: '写姓名' },
    ref: { label: '哪一条', hint: '例如：风险3' },
  },
  states: { open: '在管', closing: '拟销号', closed: '已销号', void: '已撤销' },
  steps: {
    update: { button: '更新', toast: '已更新', ask: '有变化的才填，至少填一项。库存按今天算。' },
    same: { button: '无变化', toast: '已记无变化' },
    escalate: { button: '升级', toast: '已升级', ask: '报给谁，谁会收到这张卡片。' },
    to_task: { button: '转任务', ask: '填一件任务。' },
    propose: { button: '提请销号', toast: '已提请销号', ask: '写清风险是怎么消除的。' },
    confirm: { button: '确认销号', toast: '已销号' },
    deny: { button: '未消除', toast: '已退回在管' },
    warn: { button: '提请推进办关注' },
    warn_chief: { button: '提请链长关注' },
  },
  waits: { closing: '销号' },
  bars: {
    sameToday: '今天已经记过无变化了。',
    nothingNew: '有变化的才填，至少填一项',
    firmInProduct: '产品里不写企业名，群里会看到',
  },
}
