import { textLines } from '../text.ts'
import { saysNo } from './denial.ts'

/** `trouble`: 问题, 困难, 需求 and the like, which may be an ask or not. */
export type Section = 'progress' | 'next_plan' | 'ask' | 'trouble' | 'risk'

const week =
  '(?:本周|这周|这一周|本期|这期|近期|目前|当前|一周|本星期|这个?星期|本链|第[\\d一二三四五六七八九十]{1,3}周)'
const later = '(?:下下?周|下一周|下个?星期|下个?礼拜|下期|下一?步|下一?阶段|接下来|后续|今后)'
const matter = '(?:情况|工作|事项|内容|问题|事宜|要点)'
const help = '(?:协调|支持|帮助|解决|帮忙)'

/** Headings in the words of the form. */
const ofForm: Record<Exclude<Section, 'trouble'>, string> = {
  progress: [
    `${week}?的?(?:主要|重点|总体|整体)?(?:工作)?(?:进展|进度|动态|完成|推进|落实|开展|成效|成果|亮点|做法)${matter}?`,
    `${week}的?(?:主要|重点)?(?:工作|事项|情况)(?:情况)?|(?:主要|重点)工作|工作情况|已完成${matter}?`,
    `${week}?(?:工作)?(?:周报|周动态)|周四工作动态|${week}`,
    '正在(?:做|办|推进|进行)的?|(?:已经?|本周|这周)?(?:做了|做完|做好|办了|办完|干了|干完|做成)的|做了(?:什么|啥|哪些)',
    'this week|progress|done|completed',
  ].join('|'),
  next_plan: [
    `${later}的?(?:主要|重点)?(?:工作)?(?:计划|安排|打算|考虑|目标|思路|重点|任务|举措|措施|部署|工作|事项|要点)?(?:情况)?`,
    '(?:准备|打算|将|接下来|后面|下周|还|要)+(?:做|干|办)的?|要做(?:什么|啥|哪些)',
    '(?:工作)?(?:计划|打算|安排|考虑|部署)|next(?: week| steps?)?|plans?',
  ].join('|'),
  ask: [
    `(?:拟|提|恳)?(?:需要?|请求?|待|须)(?:上级|领导|区里)?(?:给予)?${help}(?:解决)?的?${matter}?|协调(?:事项|事宜|需求)|事项说明`,
    `(?:请示?|需要?|须|拟请|报)(?:请|产业链)?(?:推进办|链长|领导小组)(?:${help}|研究|解决|定)?的?${matter}?`,
    '(?:需?要|想请?)?(?:上面|领导|推进办|链长)?(?:帮忙|帮助|支持|协调|帮)的|求助',
    'help(?: needed)?|support(?: needed)?|asks?',
  ].join('|'),
  risk: '断链断供(?:风险)?|风险|(?:supply )?risks?',
}
/** Headings in people's own words: 存在问题, 目前的主要困难, 问题和建议, 断供风险, 风险隐患. */
const troubles = '问题|困难|难点|难题|堵点|瓶颈|短板|不足|需求|诉求|建议|意见'
const named = `(?:${troubles}|断链|断供|风险|隐患)`
const own = `(?:目前|当前|现阶段|本周|近期)?[仍还尚]?(?:存在|面临|遇到)?的?(?:主要|突出|重点|潜在|企业|产业链|供应链)*${named}(?:(?:的|和|与|及|以及|、|或|主要)*${named})*(?:点|提示|预警|情况|事项)?|(?:issues?|problems?|blockers?)`
const namesRisk = /风险|隐患|断链|断供/u
const namesTrouble = new RegExp(troubles, 'u')

const anyHeading = `${Object.values(ofForm).join('|')}|${own}`
/** 下周 alone and 完成 are part of many a sentence: they need a mark behind them. */
const bare = new RegExp(`^(?:${week}|${later}|完成|推进|落实|开展)$`, 'u')
const decoration = '[\\p{Extended_Pictographic}\\p{So}\\u2190-\\u21ff\\u25a0-\\u27ff➤➢\\ufe0f\\u20e3]'
const ordinal =
  '(?:\\d\\ufe0f?\\u20e3|[（(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳]|第[一二三四五][、，,是])'
const mark = `[#*■●•·\\-\\s]|${decoration}|${ordinal}`
const opening = `(?:${mark})*`
const opened = new RegExp(`^${opening}`, 'u')
const headingLine = new RegExp(
  `^${opening}(?:[【\\[〖]\\s*(?<framed>${anyHeading})\\s*[】\\]〗]\\s*[:：]?|(?<plain>${anyHeading})\\s*(?<mark>[:：]|—{1,4}|$|\\s))`,
  'iu',
)
const headed = (heading: string) => `(?:${mark}){0,6}(?=[【\\[〖](?:${heading})[】\\]〗]|(?:${heading})\\s*[:：])`
// Several headings on one line, as people type on a phone: 本周进展：…；下周计划：… A short one may be part of a sentence, except behind a stop.
const long = `(?=[^:：】]{3})(?:${Object.values(ofForm).join('|')})`
const inlineHeading = new RegExp(
  `(?<![a-z]\\s)(?:(?<=[；;。，,\\s])${headed(long)}|(?<=[；;。\\s])${headed(anyHeading)})|(?<=\\s)${ordinal}(?=(?:${anyHeading})[\\s:：])|(?=【(?:${anyHeading})】)`,
  'giu',
)
const decorated = new RegExp(`^\\s*(?:${decoration}|[>»]\\s)+\\s*`, 'u')

export interface Heading {
  section: Section
  rest: string
  /** In words of one's own. */
  own?: true
  /** 问题和风险: one section for both. */
  mixed?: true
}

/** The lines of a text: a heading begins one, what decorates a line is gone. */
export const reportLines = (text: string): string[] =>
  textLines(text)
    .flatMap((line) => {
      const lead = opened.exec(line)?.[0] ?? ''
      return textLines(lead + line.slice(lead.length).replace(inlineHeading, '\n'))
    })
    .map((line) => line.replace(decorated, '').trim())
    .filter(Boolean)

/** The mark that parted this heading from the next on one line. */
const withoutStop = (text: string): string => text.replace(/[；;，,\s]+$/u, '').trim()

export const readHeading = (line: string): Heading | undefined => {
  const match = headingLine.exec(line)
  const { framed, plain, mark } = match?.groups ?? {}
  const word = framed ?? plain
  if (!match || !word) return undefined
  const marked = framed !== undefined || (mark !== undefined && mark.trim() !== '')
  const spaceOnly = !marked && /^\s$/u.test(mark ?? '')
  if (spaceOnly && (word.length < 4 || /^[a-z]/iu.test(word))) return undefined
  if (!marked && bare.test(word) && line.trim() !== word) return undefined
  const rest = withoutStop(line.slice(match[0].length))
  return { rest, ...sectionOf(word, rest) }
}

const whole = Object.fromEntries(
  Object.entries(ofForm).map(([section, words]) => [section, new RegExp(`^(?:${words})$`, 'iu')]),
) as Record<Exclude<Section, 'trouble'>, RegExp>

const sectionOf = (word: string, rest: string): Omit<Heading, 'rest'> & { rest?: string } => {
  // 请链长协调：… is a heading and the choice at once.
  const asked = /^(?<how>请示?|需要?|须|拟请|报)(?:请|产业链)?(?<whom>推进办|链长|领导小组)/u.exec(word)?.groups
  if (asked) {
    // 请示链长：… is the same in other words.
    const choice = asked.how === '请' ? word : `请${asked.whom}协调`
    return { section: 'ask', rest: saysNo(rest) ? rest : `${choice} ${rest}`.trim() }
  }
  for (const section of ['progress', 'next_plan', 'ask', 'risk'] as const)
    if (whole[section].test(word)) return { section, ...(word === '风险' && { own: true }) }
  // What is about a risk goes into no group, so it does not stand among the asks either.
  if (!namesRisk.test(word)) return { section: 'trouble', own: true }
  return { section: 'risk', own: true, ...(namesTrouble.test(word) && { mixed: true }) }
}
