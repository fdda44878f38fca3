import { typedText } from './markdown.ts'
import type { AskLevel, RiskState } from './report.ts'
import { cutText, textLines } from './text.ts'
import type { WeeklyDoubts, WeeklyTyped } from './weekly.ts'
import { askSentence, riskSentence, saysNo } from './weekly-hints.ts'

/** `trouble`: 问题, 困难, 需求 and the like, which may be an ask or not. */
type Section = 'progress' | 'next_plan' | 'ask' | 'trouble' | 'risk'

/** Headings in the words of the form. */
const words: Record<Exclude<Section, 'trouble'>, readonly string[]> = {
  progress: [
    ...[
      '本周工作进展情况',
      '本周工作进展',
      '本周进展情况',
      '本周工作动态',
      '本周工作',
      '本周进展',
      '本周动态',
      '本周完成',
    ],
    ...['工作进展情况', '工作进展', '工作动态', '进展情况', '进展'],
  ],
  next_plan: [
    ...[
      '下周工作计划',
      '下周工作安排',
      '下周工作',
      '下周计划',
      '下周安排',
      '下一步工作计划',
      '下一步工作',
      '下一步计划',
    ],
    ...[
      '下一步打算',
      '下一步安排',
      '下一步',
      '下步工作计划',
      '下步工作',
      '下步计划',
      '下步安排',
      '下步打算',
      '下周打算',
    ],
    ...['工作打算', '工作计划', '打算', '计划'],
  ],
  ask: [
    ...['需要协调解决的事项', '需协调解决事项', '需要协调事项', '需要协调', '需协调事项', '需协调问题', '需协调'],
    ...['请协调事项', '请协调', '协调事项', '事项说明'],
  ],
  risk: ['断链断供风险', '断链断供', '风险'],
}
const asked = '请(?:产业链)?(?:推进办|链长|领导小组)(?:协调|研究|解决)?'
/** Headings in people's own words: 存在问题, 目前的主要困难, 问题和建议, 断供风险, 风险隐患. */
const troubles = '问题|困难|难点|难题|堵点|瓶颈|短板|不足|需求|诉求|建议|意见'
const named = `(?:${troubles}|断链|断供|风险|隐患)`
const own = `(?:目前|当前|现阶段|本周|近期)?[仍还尚]?(?:存在|面临|遇到)?的?(?:主要|突出|重点|潜在|企业|产业链|供应链)*${named}(?:(?:的|和|与|及|以及|、|或|主要)*${named})*(?:点|提示|预警|情况|事项)?`
const namesRisk = /风险|隐患|断链|断供/u
const namesTrouble = new RegExp(troubles, 'u')

const all = Object.values(words).flat()
const anyHeading = [...all, asked, own].join('|')
const longHeading = [...all.filter((word) => word.length > 2), asked].join('|')
const shortHeading = `${own}|打算`
const ordinal = '(?:[（(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳])'
const opening = `(?:[#*■●•·\\-\\s]|${ordinal})*`
const headingLine = new RegExp(
  `^${opening}(?:【\\s*(?<framed>${anyHeading})\\s*】\\s*[:：]?|(?<plain>${anyHeading})\\s*(?<mark>[:：]|$|\\s))`,
  'u',
)
const followed = (heading: string) => `${opening}(?=【(?:${heading})】|(?:${heading})\\s*[:：])`
// Several headings on one line, as people type on a phone: 本周进展：…；下周计划：… A short one may be part of a sentence, except behind a stop.
const inlineHeading = new RegExp(
  `(?<=[；;。，,\\s])${followed(longHeading)}|(?<=[；;。\\s])${followed(shortHeading)}`,
  'gu',
)

const nothing = /^(?:(?:本周)?(?:暂)?无(?:新增|变化|进展|新进展)?|没有(?:新增)?|[-—/])?[。.！!]?$/u

const levels: readonly [RegExp, AskLevel][] = [
  [/专班(?:自解|自行解决|内部解决)|自行解决/u, 'self'],
  [/(?:请|由|需|报|提)(?:请|产业链|区)*领导小组(?!办公室)/u, 'leading'],
  [/(?:请|由|需|报|提)(?:请|产业链|区)*链长/u, 'chief'],
  [/(?:请|由|需|报|提)(?:请|产业链|区)*(?:推进办|领导小组办公室)/u, 'office'],
]
const pickerWords =
  /^(?:请(?:产业链)?推进办协调|请链长协调|请领导小组研究|专班自解)(?=[\s：:，,。；;]|$)[\s：:，,。；;]*/u

const riskWords: Readonly<Record<string, RiskState>> = {
  ...{ 有: 'new', 有新增: 'new', 新增: 'new' },
  ...{ 有变化: 'changed', 已报风险有变化: 'changed', 变化: 'changed' },
}
const riskAndMore = /^(?<state>有新增|新增|已报风险有变化|有变化)[\s：:，,。；;]+(?<more>.+)$/su

export interface WeeklyTextReading {
  typed: WeeklyTyped
  /** False when nothing looked like a heading, so that all of the text became the progress. */
  headings: boolean
  /** The person says 无新增 and nothing else about the week. */
  noNews: boolean
  /** Picks that the words leave open. Absent where there is none. */
  doubts?: WeeklyDoubts
}

type Read = Pick<WeeklyTextReading, 'typed' | 'doubts'>

/**
 * Reads a report typed into the chat, with or without headings. The person sees the result as a filled card before it counts. Words of an ask or
 * of a risk that say neither yes nor no in the form's own words leave the pick to the person.
 */
export function parseWeeklyText(text: string): WeeklyTextReading {
  const sections: Record<Section, string[]> = { progress: [], next_plan: [], ask: [], trouble: [], risk: [] }
  let current: Section = 'progress'
  let ofForm = 0
  let ofOwn = 0
  let mixed = false
  for (const line of textLines(typedText(text).replace(inlineHeading, '\n'))) {
    const heading = readHeading(line)
    if (!heading) {
      sections[current].push(line)
      continue
    }
    if (heading.own) ofOwn += 1
    else ofForm += 1
    current = heading.section
    mixed ||= heading.mixed === true
    if (textLines(heading.rest).length > 0) sections[current].push(heading.rest)
  }

  const progress = sections.progress.join('\n')
  const nextPlan = sections.next_plan.join('\n')
  const noNews = progress !== '' && nothing.test(progress)
  const ask = readAsk(sections.ask.join('\n'), sections.trouble.join('\n'))
  const riskText = sections.risk.join('\n')
  const risk = readRisk(riskText)
  const asking = () =>
    askSentence(progress, 'done') ??
    askSentence(nextPlan, 'planned') ??
    (mixed && !deniesAll(riskText) ? riskText : undefined)
  const doubts: WeeklyDoubts = {
    ...(said(ask) ? {} : quoted('ask_level', asking())),
    ...(said(risk) ? {} : quoted('risk', riskSentence(progress) ?? riskSentence(nextPlan))),
    ...ask.doubts,
    ...risk.doubts,
  }
  return {
    typed: {
      ...(progress !== '' && !noNews && { progress }),
      ...(nextPlan !== '' && { next_plan: nextPlan }),
      ...ask.typed,
      ...risk.typed,
    },
    // One heading in words of one's own may open a question to the bot.
    headings: ofForm > 0 || ofOwn > 1,
    noNews,
    ...(Object.keys(doubts).length > 0 && { doubts }),
  }
}

const longestQuote = 60

const quoted = (pick: keyof WeeklyDoubts, text: string | undefined): WeeklyDoubts =>
  text ? { [pick]: cutText(text.replaceAll('\n', '；'), longestQuote).text } : {}

const said = ({ typed, doubts }: Read): boolean => Object.keys({ ...typed, ...doubts }).length > 0

/** The mark that parted this heading from the next on one line. */
const withoutStop = (text: string): string => text.replace(/[；;，,\s]+$/u, '').trim()

interface Heading {
  section: Section
  rest: string
  /** In words of one's own. */
  own?: true
  /** 问题和风险: one section for both. */
  mixed?: true
}

function readHeading(line: string): Heading | undefined {
  const match = headingLine.exec(line)
  const word = match?.groups?.framed ?? match?.groups?.plain
  if (!match || !word) return undefined
  const spaceOnly = match.groups?.plain !== undefined && /^\s$/u.test(match.groups.mark ?? '')
  if (spaceOnly && word.length < 4) return undefined
  const rest = withoutStop(line.slice(match[0].length))
  const section = (Object.keys(words) as (keyof typeof words)[]).find((one) => words[one].includes(word))
  if (section) return { section, rest, ...(word === '风险' && { own: true }) }
  // 请链长协调：… is a heading and the choice at once.
  if (/^请/u.test(word)) return { section: 'ask', rest: saysNo(rest) ? rest : `${word} ${rest}`.trim() }
  // What is about a risk goes into no group, so it does not stand among the asks either.
  if (!namesRisk.test(word)) return { section: 'trouble', rest, own: true }
  return { section: 'risk', rest, own: true, ...(namesTrouble.test(word) && { mixed: true }) }
}

const deniesAll = (text: string): boolean => nothing.test(text) || saysNo(text)

/** What is asked, and troubles that may be an ask. Who must act is read where somebody is named in so many words. */
function readAsk(ask: string, trouble: string): Read {
  const troubles = deniesAll(trouble) ? '' : trouble
  if (ask === '' && trouble === '') return { typed: {} }
  if (deniesAll(ask)) {
    if (troubles === '') return { typed: { ask_level: 'none' } }
    return { typed: { ask_detail: troubles }, doubts: quoted('ask_level', troubles) }
  }
  const [first] = levels
    .map(([pattern, level]) => ({ level, at: ask.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  const detail = [troubles, ask.replace(pickerWords, '').trim()].filter(Boolean).join('\n')
  return {
    typed: { ...(first && { ask_level: first.level }), ...(detail !== '' && { ask_detail: detail }) },
    ...(!first && { doubts: quoted('ask_level', ask) }),
  }
}

/** The form's own words are an answer. All others are kept as they stand, and the person picks. */
function readRisk(text: string): Read {
  if (text === '') return { typed: {} }
  if (deniesAll(text)) return { typed: { risk: 'none' } }
  const plain = riskWords[text.replace(/[。.]+$/u, '')]
  if (plain) return { typed: { risk: plain } }
  const { state = '', more = '' } = riskAndMore.exec(text)?.groups ?? {}
  const answer = riskWords[state]
  if (answer) return { typed: { risk: answer, risk_detail: more } }
  return { typed: { risk_detail: text }, doubts: quoted('risk', text) }
}
