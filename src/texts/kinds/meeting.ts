import type { meeting } from '../../domain/kinds/meeting.ts'
import type { KindTexts } from './kind-texts.ts'

export const meetingTexts: KindTexts<typeof meeting> = {
  word: '会议',
  aliases: ['meeting', '调度会', '例会'],
  summary: '开会：议题、通知、决定、纪要；写上编号看这一次',
  example: '会议 新增',
  fields: {
    type: { label: '类型', hint: '选一种' },
    on: { label: '日期', hint: '选日期；开过的会也可以补记' },
    time: { label: '时间', hint: '例如：14:30' },
    place: { label: '地点', hint: '可以不填' },
    host: { label: '主持', hint: '写姓名' },
    invited: { label: '参会', hint: '选单位和产业链' },
    link: { label: '材料', hint: '链接，或文号和存放处；可以不填' },
    agenda: { label: '议题', hint: '' },
    items: { label: '议题', hint: '可以多选；不选就照旧' },
    extra: { label: '再加几个', hint: '一行一个，最多 3 个；写编号就是那一条，例如：任务12' },
    item: { label: '哪个议题', hint: '选一个' },
    decision: { label: '决定', hint: '定了什么' },
    task_unit: { label: '责任单位', hint: '填了，印发后就是一件任务' },
    task_owner: { label: '责任人', hint: '写姓名，可以不填' },
    task_due: { label: '完成时限', hint: '选日期；不选就给默认时限' },
    signed_by: { label: '签发', hint: '写姓名，不填就是主持' },
    person: { label: '派谁', hint: '写姓名' },
    text: { label: '说明', hint: '一句话' },
  },
  states: { draft: '筹备', called: '已通知', held: '已开待纪要', issued: '已印发', void: '取消' },
  steps: {
    agenda: { button: '改议题', toast: '议题已改' },
    call: { button: '发通知', toast: '通知已发' },
    attend: { button: '参加', toast: '已回复参加' },
    absent: { button: '请假', toast: '已回复请假' },
    send: { button: '派员', toast: '已回复派员' },
    decide: { button: '记决定', toast: '决定已记下', ask: '写了责任单位的，印发后就是一件任务。' },
    issue: { button: '印发', toast: '已印发' },
    minutes: { button: '纪要' },
  },
  waits: { held: '印发纪要' },
  bars: {
    noItems: '还没有议题，先点「改议题」。',
    noneDecided: '没有一项写了决定。',
    past: '时间已经过了，不能发通知。开过的会点「记决定」，时间写错了点「更正」。',
    answered: '已经办过了。',
  },
}

/** Lines of an agenda: `1. 任务1 接通示例地块水电`. */
export const itemLine = (no: number, what: string): string => `${no}. ${what}`
export const decisionLine = (decision: string, who: string): string => `决定：${decision}${who ? `（${who}）` : ''}`
/** What an item becomes when the minutes are issued. */
export const becomes = {
  task: (who: string) => `成为任务：${who}`,
  noUnit: '没有写责任单位，只写进纪要，不成为任务',
  undecided: '没有写决定',
}

export const calledOff = (by: string, number: string, title: string): string =>
  `${by}取消了${number} ${title}，不开了。`
export const movedMeeting = (by: string, number: string): string => `${by}改了${number}的时间、地点或主持，请看。`
export const sentInstead = (by: string, number: string): string => `${by}请您代为参加${number}。`

export const minutesTitle = (title: string): string => `${title}纪要`
export const agendaTitle = (title: string): string => `${title}议题（未印发）`
export const minutesHead = {
  time: '时间',
  place: '地点',
  host: '主持',
  invited: '通知参会',
  decision: '决定',
  duty: '责任单位',
  due: '时限',
  noDecision: '没有写决定。',
  signed: '签发',
} as const

/** In the event of a calendar that wants an end. */
export const endUnknown = '没有定结束时间，日历上先占一小时。'
/** To whoever called it: what the calendar of Feishu does not have. */
export const notInCalendar: Record<'scope' | 'failed' | 'stale', (number: string) => string> = {
  scope: (number) => `${number}没有进飞书日历：应用没有开通日历权限。日历文件（.ics）照发，通知不受影响。`,
  failed: (number) => `${number}没有进飞书日历：飞书没有接受。日历文件（.ics）照发，通知不受影响。`,
  stale: (number) => `${number}在飞书日历里还是改之前的样子：飞书没有接受改动。请以卡片为准。`,
}
