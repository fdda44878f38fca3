import { typedText } from '../markdown.ts'
import type { AskLevel, RiskState } from '../report.ts'
import { countCharacters, cutText, textLines } from '../text.ts'
import type { WeeklyDoubts, WeeklyGuesses, WeeklyRemark, WeeklyTyped } from '../weekly.ts'
import { askSaid } from './asks.ts'
import { clausesOf } from './denial.ts'
import { fold } from './fold.ts'
import { type FreeReading, type Heard, readFree } from './free-text.ts'
import { readHeading, reportLines, type Section } from './headings.ts'
import { saysNoNews } from './no-news.ts'
import { isNoReport } from './no-report.ts'
import { riskSaid } from './risks.ts'
import { deniesAll, readAsk, readRisk } from './sections.ts'

export interface ReportReading {
  typed: WeeklyTyped
  /** `headed` and `free` are reports wherever they are said; `words` where somebody was asked for one; `not` nowhere. */
  kind: 'headed' | 'free' | 'words' | 'not'
  /** The person says 无新增 and nothing else about the week. */
  noNews: boolean
  /** The words that say so; empty where none do. */
  noNewsWords: string
  /** Fields that were filled by guessing, with the words they came from. */
  guesses: WeeklyGuesses
  /** Picks that the words leave open, with the words that led to the question. */
  doubts: WeeklyDoubts
  remarks: WeeklyRemark[]
}

/**
 * Reads a report typed into the chat. The person sees the result as a filled card before it counts: what is guessed is said to be guessed, and what
 * the words leave open is asked. Nothing that was said of an ask or a risk becomes 无 by itself.
 */
export const readReport = (text: string): ReportReading => {
  const parts = partsOf(typedText(text))
  const whole = underOneHeading(parts)
  const cut = whole === undefined ? undefined : readFree(whole)
  // 周报：… in front of everything is no heading of a part.
  const isCut = cut !== undefined && (cut.plan || cut.ask || cut.risk) !== ''
  if (isCut) parts.sections.progress = []
  const free = isCut ? cut : readFree(parts.free)
  const headedProgress = linesOnce(parts.sections.progress)
  const progress = [free.progress, headedProgress].filter(Boolean).join('\n')
  const plan = [free.plan, linesOnce(parts.sections.next_plan)].filter(Boolean).join('\n')
  const noNews =
    free.progress === '' &&
    (headedProgress === '' ? free.noNews !== undefined : saysNoNews(headedProgress) !== undefined)

  const section = (name: Section) => linesOnce(parts.sections[name])
  const ask = readAsk(section('ask'), section('trouble'))
  const risk = readRisk(section('risk'))
  const elsewhere = {
    progress: headedProgress,
    plan: section('next_plan'),
    ask: [section('ask'), section('trouble')].filter(Boolean).join('\n'),
    risk: section('risk'),
    mixed: parts.mixed,
  }
  const level = settle<AskLevel>([ask?.heard, free.level], 'none', askElsewhere(elsewhere))
  const state = settle<RiskState>([risk?.heard, free.state], 'none', riskElsewhere(elsewhere))
  const askDetail = [free.ask, ask?.detail].filter(Boolean).join('\n')
  const riskDetail = [free.risk, risk?.detail].filter(Boolean).join('\n')

  const typed: WeeklyTyped = {
    ...(progress !== '' && !noNews && { progress }),
    ...(plan !== '' && { next_plan: planLines(plan) }),
    ...(level?.value && { ask_level: level.value }),
    ...(askDetail !== '' && { ask_detail: askDetail }),
    ...(state?.value && { risk: state.value }),
    ...(riskDetail !== '' && { risk_detail: riskDetail }),
  }
  const guesses: WeeklyGuesses = {
    ...(typed.progress && free.progress !== '' && quoted('progress', free.progress)),
    ...(free.plan !== '' && quoted('next_plan', free.planWords)),
    ...(level?.value && !(ask?.plain && level === ask.heard) && quoted('ask_level', level.words)),
    ...(state?.value && !(risk?.plain && state === risk.heard) && quoted('risk', state.words)),
  }
  const doubts: WeeklyDoubts = {
    ...(level?.open && quoted('ask_level', level.words)),
    ...(state?.open && quoted('risk', state.words)),
  }
  const remarks: WeeklyRemark[] = [
    ...free.questions.map((words) => ({ about: 'question' as const, words: cutText(words, longestQuote).text })),
    ...(parts.twice ? [{ about: 'twice' as const }] : []),
  ]
  const noNewsWords = noNews ? cutText(headedProgress || (free.noNewsWords ?? ''), longestQuote).text : ''
  return { typed, kind: kindOf(text, parts, free, typed, noNews, isCut), noNews, noNewsWords, guesses, doubts, remarks }
}

interface Parts {
  /** What stands before the first heading. */
  free: string
  sections: Record<Section, string[]>
  ofForm: number
  ofOwn: number
  /** 问题和风险: one section for both. */
  mixed: boolean
  /** A second report begins. */
  twice: boolean
}

const partsOf = (text: string): Parts => {
  const parts: Parts = {
    free: '',
    sections: { progress: [], next_plan: [], ask: [], trouble: [], risk: [] },
    ofForm: 0,
    ofOwn: 0,
    mixed: false,
    twice: false,
  }
  const free: string[] = []
  let current: Section | undefined
  for (const line of reportLines(text)) {
    const heading = readHeading(line)
    if (!heading) {
      ;(current ? parts.sections[current] : free).push(line)
      continue
    }
    if (heading.own) parts.ofOwn += 1
    else parts.ofForm += 1
    const begun = current !== undefined && current !== 'progress'
    if (heading.section === 'progress' && begun && parts.sections.progress.length > 0) parts.twice = true
    current = heading.section
    parts.mixed ||= heading.mixed === true
    if (textLines(heading.rest).length > 0) parts.sections[current].push(heading.rest)
  }
  parts.free = free.join('\n')
  return parts
}

/** What stands below a heading of progress, where there is no other and nothing before it. */
const underOneHeading = ({ free, sections, ofForm, ofOwn }: Parts): string | undefined =>
  free === '' && ofForm === 1 && ofOwn === 0 && sections.progress.length > 0 ? linesOnce(sections.progress) : undefined

/** A line that was pasted twice stands once. */
const linesOnce = (lines: readonly string[]): string => [...new Set(lines)].join('\n')

const kindOf = (
  text: string,
  { ofForm, ofOwn, sections }: Parts,
  free: FreeReading,
  typed: WeeklyTyped,
  noNews: boolean,
  isCut: boolean,
): ReportReading['kind'] => {
  const headed = ofForm > 0 || ofOwn > 1
  const filled = isCut || Object.values(sections).some((lines) => lines.length > 0)
  if (isNoReport(text, { headed: headed && filled, done: free.doneClauses })) return 'not'
  if (Object.keys(typed).length === 0 && !noNews) return 'not'
  // One heading in words of one's own may open a question to the bot.
  if (headed && filled) return 'headed'
  const risky = free.state?.value === 'new' || free.state?.value === 'changed' || free.risk !== ''
  const asks = free.ask !== '' && countCharacters(free.ask) >= 8
  const tells =
    countCharacters(text) >= 6 &&
    (free.doneClauses > 0 || (free.planClauses > 0 && free.clauses > free.planClauses) || risky || asks)
  return free.noNews === 'said' || tells ? 'free' : 'words'
}

export const longestQuote = 60
const quoted = <Field extends keyof WeeklyTyped>(field: Field, words: string): Partial<Record<Field, string>> =>
  ({ [field]: cutText(words.replaceAll('\n', '；'), longestQuote).text }) as Partial<Record<Field, string>>

interface Elsewhere {
  progress: string
  plan: string
  ask: string
  risk: string
  mixed: boolean
}
interface Other {
  strong: string | undefined
  weak: string | undefined
}

/** What the parts say together. An answer that other words contradict is a question. */
const settle = <T>(heard: readonly (Heard<T> | undefined)[], none: T, other: Other): Heard<T> | undefined => {
  const all = heard.filter((one) => one !== undefined)
  const [first] = all
  const open = all.find((one) => one.open)
  if (open) return open
  if (all.some(({ value }) => value !== first?.value))
    return { open: true, words: all.find(({ value }) => value !== none)?.words ?? '' }
  if (first && first.value !== none) return first
  const words = other.strong ?? (first ? undefined : other.weak)
  return words === undefined ? first : { open: true, words }
}

/** Words of an ask under other headings: they stay where they are, and the person is asked. A plain ask contradicts a 无, a hint does not. */
const askElsewhere = ({ progress, plan, risk, mixed }: Elsewhere): Other => {
  const done = (clause: string) => askSaid(clause)
  const planned = (clause: string) => askSaid(clause, { plan: true })
  return {
    strong: firstOf(
      sentenceWith(progress, (clause) => isPlain(done(clause))),
      sentenceWith(plan, (clause) => isPlain(planned(clause))),
      sentenceWith(risk, (clause) => isPlain(done(clause))),
    ),
    weak: firstOf(
      sentenceWith(progress, (clause) => done(clause) !== undefined),
      sentenceWith(plan, (clause) => planned(clause) !== undefined),
      mixed && risk !== '' && !deniesAll(risk) ? risk : undefined,
    ),
  }
}
const isPlain = (said: ReturnType<typeof askSaid>): boolean => said?.kind === 'of' || said?.kind === 'asks'

/** The same of a risk: words that tell of a supply contradict a 无新增, the bare word 风险 does not. */
const riskElsewhere = ({ progress, plan, ask }: Elsewhere): Other => ({
  strong: firstOf(...[progress, plan, ask].map((text) => sentenceWith(text, (clause) => isFirm(riskSaid(clause))))),
  weak: firstOf(...[progress, plan].map((text) => sentenceWith(text, (clause) => riskSaid(clause) !== undefined))),
})
const isFirm = (said: ReturnType<typeof riskSaid>): boolean => said?.kind === 'is' || said?.firm === true

const firstOf = (...found: (string | undefined)[]): string | undefined => found.find((one) => one !== undefined)

const sentenceWith = (text: string, speaks: (clause: string) => boolean): string | undefined => {
  if (text === '') return undefined
  const { said } = fold(text)
  let at = 0
  for (const sentence of said.split(/[。；;\n]/u)) {
    if (clausesOf(sentence).some(speaks)) return text.slice(at, at + sentence.length).trim()
    at += sentence.length + 1
  }
  return undefined
}

/** A plan in one line that the form would not take is parted at its stops. */
const planLines = (plan: string): string =>
  plan
    .split('\n')
    .flatMap((line) => (countCharacters(line) > longestLine ? line.split(/(?<=[；;。])/u) : [line]))
    .map((line) => line.replace(/[；;]$/u, '').trim())
    .filter(Boolean)
    .join('\n')
const longestLine = 40
