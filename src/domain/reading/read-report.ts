import { typedText } from '../markdown.ts'
import type { AskLevel, RiskState } from '../report.ts'
import { countCharacters, cutText } from '../text.ts'
import type { WeeklyDoubts, WeeklyGuesses, WeeklyRemark, WeeklyTyped } from '../weekly.ts'
import { askElsewhere, riskElsewhere, settle } from './agreement.ts'
import { type FreeReading, readFree } from './free-text.ts'
import type { Section } from './headings.ts'
import { saysNoNews } from './no-news.ts'
import { isNoReport } from './no-report.ts'
import { linesOnce, type Parts, partsOf, underOneHeading } from './report-parts.ts'
import { readAsk, readRisk } from './sections.ts'

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

/** A plan in one line that the form would not take is parted at its stops. */
const planLines = (plan: string): string =>
  plan
    .split('\n')
    .flatMap((line) => (countCharacters(line) > longestLine ? line.split(/(?<=[；;。])/u) : [line]))
    .map((line) => line.replace(/[；;]$/u, '').trim())
    .filter(Boolean)
    .join('\n')
const longestLine = 40
