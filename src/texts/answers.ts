import type { Talk } from '../domain/words/talk.ts'
import type { PostWord } from '../domain/words/wish-words.ts'
import { stateWords } from './commands.ts'
import { type Sentence, safe, sentence } from './plain.ts'
import type { Toast } from './toasts.ts'

/** Titles of answers to questions. */
export const answerTitles = {
  due: '截止时间',
  filed: '报送情况',
  owing: '谁还没报',
  who: '找人',
  workday: '上不上班',
  limits: '字数和条数',
  returned: '退回原因',
  leave: '请假',
  push: '摘要推送',
  confirm: '请点按钮确认',
  textOnly: '图片和附件',
  reviewer: '谁审签',
  posted: '摘要发了没有',
  nothing: '没有办',
  talk: '链长制工作助手',
  unsure: '没看懂，您要的是',
  notFound: '没有找到',
} as const

/** What a suggestion's button says. */
export const says = {
  mine: '我的待办',
  status: '看报送状态',
  help: '看能做什么',
  owing: '谁还没报',
  lately: '看近4周',
  asks: '要链长定的',
  read: '看内容',
  allTime: '在全部时间里查',
  lastWeek: '上周',
  everyChain: '各产业链',
  correct: '更正',
  nudge: '催报',
  members: '看成员',
  callOffice: '请推进办找我',
  pushWeekly: '每周都推送',
  pushNeeded: '只在有请示或红色时',
} as const

/** Opens the form of a report. @param word how it is called for: 周报 */
export const fillSay = (word: string): { label: string; words: string } => ({ label: `填${word}`, words: word })

export const sayToast: Toast = { type: 'info', content: '已按按钮上的话办' }

export const dueOf = (what: string, due: string): string => `${what}：${due} 截止`
/** @param isDue before it is due nobody has failed to report. */
export const stateLine = (chain: string, state: keyof typeof stateWords, isDue: boolean, note?: string): string =>
  `${chain}：${stateWords[state === 'missing' && !isDue ? 'notYet' : state]}${note ? `，${note}` : ''}`

export const stillOwing = (
  week: string,
  { missing, drafts, returned }: Record<'missing' | 'drafts' | 'returned', readonly string[]>,
): string => {
  const marked = (names: readonly string[], mark: string) => names.map((name) => `${name}（${mark}）`)
  const all = [...missing, ...marked(drafts, '草稿中'), ...marked(returned, '退回待补充')]
  return all.length === 0 ? `${week}没有欠报的。` : `${week}还有 ${all.length} 条没报：${all.join('、')}。`
}
export const filedCount = (filed: number, owed: number): string => `应报 ${owed} 条，已报 ${filed} 条。`

export const reportsNothing = (name: string): string => `${name}没有登记报哪条产业链。`
export const nobodyCalled = (name: string): string => `没有叫「${name}」的产业链，登记的人里也没有。`

const posts: Record<PostWord, string> = {
  reporter: '主报',
  backup: '备报',
  lead: '专班负责人',
  chief: '链长',
  office: '推进办',
  admin: '管理员',
}
export const holderLine = (chain: string, post: PostWord, names: readonly string[]): string =>
  `${chain}${posts[post]}：${names.length > 0 ? names.join('、') : '未登记'}`
/** @param posts `航天产业链主报` */
export const postsLine = (name: string, posts: readonly string[]): string =>
  `${name}：${posts.length > 0 ? posts.join('、') : '没有登记职责'}。`
export const noPhone = '电话我这里没有，请在飞书里搜名字联系。'

export const onlyText = '我只读文字，图片、附件和语音都不会记下。请把要点写成文字。'

export const signedBy = (chain: string, leads: readonly string[], hours: number): string =>
  `${chain}：${leads.length > 0 ? `${leads.join('、')}（专班负责人）审签` : '要审签，专班负责人还没登记'}，${hours} 个工作小时不签就算通过。`
export const notSigned = (chain: string): string => `${chain}：不用审签，提交了就算报上。`
export const andMore = (count: number): string => `另有 ${count} 条链，写上链名再问。`

/** @param name `航天产业链第37周` */
export const digestSent = (name: string, at: string): string => `${name}摘要：${at} 已发出。`
export const digestWaits = (name: string): string => `${name}摘要：到点了，还没有送达的记录。`
export const digestComes = (name: string, due: string): string => `${name}摘要：还没发，定在 ${due}，免报的不发。`
export const digestQuiet = (name: string): string => `${name}摘要：按链长的意思，这期不推送。`
export const digestUnknown = '没有查到发过摘要的记录。'
export const unknownReaders = '谁看过，我这里看不到。'

export const callLine = '要推进办来找您，点下面的按钮，会把您的名字转给推进办。'

export const workdayLine = (day: string, works: boolean, holiday: string | undefined): string => {
  if (works) return `${day}是工作日，照常上班。`
  return holiday === undefined ? `${day}是休息日，不上班。` : `${day}放假（${holiday}），不上班。`
}
export const restLine = (name: string, days: string, count: number): string => `${name}：${days}放假，共 ${count} 天。`
/** @param days `9月14日–9月20日` */
export const usualWeek = (days: string): string => `${days}没有节假日，周一到周五照常上班。`
export const noSuchHoliday = (name: string): string => `近一年的日历里没有查到${name}的安排。`
export const provisionalLine = '这一年的放假安排还没公布，暂按法定节日算。'

export const overLimit = '超了会提示，不会丢。'

export const returnedLine = (what: string, reason: string, due: string): string =>
  `${what}被退回：${reason}。${due} 前重报。`
export const nothingReturned = '现在没有被退回、等着重报的。'

export const leaveHow = (day: string): string =>
  `请假要写到哪天、谁来代，例如「请假 至${day} 代 某人」；不写谁代，由备报代。`
export const leaveUntil = (day: string): string => `请到${day}`

export const pushNowLine = (chain: string, weekly: boolean): string =>
  `${chain}的摘要现在${weekly ? '每周推送给链长' : '只在有请示或红色时推送给链长'}。要改，点下面的按钮。`
export const nothingDone = '好的，没有办。什么都没有发出，也没有改动。'

/** What a button will do, for commands that prompt or change something. */
export const confirmLine = (command: string, words: string): string => {
  switch (command) {
    case '催报':
      return `要催报${words === '' ? '还没报的各链' : words}吗？点按钮才会私信提醒主报，群里不点名。`
    case '简报':
      return `要起草${words}简报吗？点按钮打开草稿，内容您来选。`
    case '请假':
      return '要取消已登记的请假吗？点按钮才会取消。'
    case '稍后':
      return `要把今天的下一次提醒改到 ${words} 吗？点按钮才会改。`
    default:
      return `要按「${command} ${words}」登记吗？点按钮才会登记。`
  }
}

export const talkLines: Record<Talk, string> = {
  greeting: '您好，我在。报周报、看报送、查往期，直接说就行。',
  thanks: '不客气，有事随时发我。',
  heard: '好的。',
  later: '好的。这句没有当成周报，报的时候再发我。',
  bye: '再见，有事随时发我。',
  name: '我是链长制工作助手，是机器人，不是真人。要找人，发「转人工」。',
  skills: '我能帮您报周报和月报、看谁没报、查往期、导出表格。全部能做的发「帮助」。',
  test: '收到，我在。这是测试，没有当成周报。',
  other: '这个我不会，我只管周报、月报和产业链的事。',
  picture: '好的。',
}
export const called = (office: Sentence): Sentence => sentence`已告诉${office}您在找他们。急的话请直接联系。`
export const calledAlready = (office: Sentence): Sentence => sentence`今天已经告诉过${office}。急的话请直接联系。`
export const callsForHelp = (name: string, duties: readonly string[]): Sentence =>
  sentence`${safe(name)}${duties.length > 0 ? `（${duties.map(safe).join('、')}）` : ''}请推进办的人联系。`

/** Under what was found: what the words were taken for. */
export const takenFor = (command: string, pressable: boolean): string =>
  `按「${command}」查的。${pressable ? '不对就点：' : ''}`
/** Under a look back that found nothing. */
export const widerLine = '换个时间看：'

/** In place of a time that was not understood. */
export const usualTimes = ['本周', '上周', '近4周']

export const nearConfirm = (command: string): string => `现在${command}？`
