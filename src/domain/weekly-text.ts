import { cleanText, textLines } from './text.ts'
import type { AskLevel, RiskState, WeeklyTyped } from './weekly.ts'

type Section = 'progress' | 'next_plan' | 'ask' | 'risk'

const words: Record<Section, readonly string[]> = {
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
    ...['下一步打算', '下一步', '下步工作计划', '下步工作', '下步计划', '下步打算', '工作计划', '计划'],
  ],
  ask: [
    ...['需要协调解决的事项', '需协调解决事项', '需要协调事项', '需要协调', '需协调事项', '需协调问题', '需协调'],
    ...['请协调事项', '请协调', '协调事项', '事项说明'],
  ],
  risk: ['断链断供风险', '断链断供', '风险'],
}
const asked = '请(?:产业链)?(?:推进办|链长|领导小组)(?:协调|研究|解决)?'
const all = Object.values(words).flat()
const anyHeading = [...all, asked].join('|')
const longHeading = [...all.filter((word) => word.length > 2), asked].join('|')
const ordinal = '(?:[（(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳])'
const opening = `(?:[#*■●•·\\-\\s]|${ordinal})*`
const headingLine = new RegExp(
  `^${opening}(?:【\\s*(?<framed>${anyHeading})\\s*】\\s*[:：]?|(?<plain>${anyHeading})\\s*(?<mark>[:：]|$|\\s))`,
  'u',
)
// Several headings on one line, as people type on a phone: 本周进展：…；下周计划：…
const inlineHeading = new RegExp(
  `(?<=[；;。，,\\s])${opening}(?=【(?:${longHeading})】|(?:${longHeading})\\s*[:：])`,
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
  ...{ 无: 'none', 无新增: 'none', 没有: 'none', 暂无: 'none' },
  ...{ 有: 'new', 有新增: 'new', 新增: 'new' },
  ...{ 有变化: 'changed', 已报风险有变化: 'changed', 变化: 'changed' },
}

export interface WeeklyTextReading {
  typed: WeeklyTyped
  /** False when nothing looked like a heading, so that all of the text became the progress. */
  headings: boolean
  /** The person says 无新增 and nothing else about the week. */
  noNews: boolean
}

/**
 * Reads a report typed into the chat, with or without headings. The person sees the result as a filled card before it counts.
 * An ask that names nobody goes to the office, the first rung outside of the task force.
 */
export function parseWeeklyText(text: string): WeeklyTextReading {
  const sections: Record<Section, string[]> = { progress: [], next_plan: [], ask: [], risk: [] }
  let current: Section = 'progress'
  let headings = false
  for (const line of textLines(cleanText(text).replace(inlineHeading, '\n'))) {
    const heading = readHeading(line)
    if (heading) {
      headings = true
      current = heading.section
      if (textLines(heading.rest).length > 0) sections[current].push(heading.rest)
    } else {
      sections[current].push(line)
    }
  }

  const progress = sections.progress.join('\n')
  const noNews = progress !== '' && nothing.test(progress)
  const nextPlan = sections.next_plan.join('\n')
  const risk = riskOf(sections.risk.join(''))
  return {
    typed: {
      ...(progress !== '' && !noNews && { progress }),
      ...(nextPlan !== '' && { next_plan: nextPlan }),
      ...readAsk(sections.ask.join('\n')),
      ...(risk && { risk }),
    },
    headings,
    noNews,
  }
}

/** The mark that parted this heading from the next on one line. */
const withoutStop = (text: string): string => text.replace(/[；;，,\s]+$/u, '').trim()

const riskOf = (text: string): RiskState | undefined => riskWords[text.replace(/[。.]+$/u, '')]

function readHeading(line: string): { section: Section; rest: string } | undefined {
  const match = headingLine.exec(line)
  const word = match?.groups?.framed ?? match?.groups?.plain
  if (!match || !word) return undefined
  const spaceOnly = match.groups?.plain !== undefined && /^\s$/u.test(match.groups.mark ?? '')
  if (spaceOnly && word.length < 4) return undefined
  const rest = withoutStop(line.slice(match[0].length))
  const section = (Object.keys(words) as Section[]).find((one) => words[one].includes(word))
  // 请链长协调：… is a heading and the choice at once.
  if (!section) return { section: 'ask', rest: `${word} ${rest}`.trim() }
  // Free words about a risk have no field of their own: they stay where they stand.
  if (section === 'risk' && riskOf(rest) === undefined) return undefined
  return { section, rest }
}

function readAsk(text: string): Pick<WeeklyTyped, 'ask_level' | 'ask_detail'> {
  if (text === '') return {}
  if (nothing.test(text)) return { ask_level: 'none' }
  const named = levels
    .map(([pattern, level]) => ({ level, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  const level = named[0]?.level ?? 'office'
  const detail = text.replace(pickerWords, '').trim()
  return { ask_level: level, ...(detail !== '' && { ask_detail: detail }) }
}
