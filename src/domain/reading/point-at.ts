import type { Span } from '../pointing/question.ts'
import { cutText } from '../text.ts'
import { longestQuote, type ReportReading } from './read-report.ts'

/** Whether the rules leave something of a report open that words of it may answer. */
export const leavesOpen = ({ kind, doubts, typed, noNews }: ReportReading): boolean =>
  Object.keys(doubts).length > 0 || (kind !== 'headed' && typed.progress === undefined && !noNews)

/**
 * A report with words of it that somebody else pointed at. They fill a field the rules left empty, as a guess; of an ask or a risk they only
 * open the pick, so nothing said becomes 无. @returns the same object where they change nothing.
 */
export const pointAt = (read: ReportReading, spans: readonly Span[]): ReportReading => {
  let pointed = read
  for (const field of ['progress', 'next_plan'] as const) {
    const words = quotesOf(spans, field)
    if (words === '' || read.typed[field] !== undefined || (field === 'progress' && read.noNews)) continue
    pointed = {
      ...pointed,
      typed: { ...pointed.typed, [field]: words },
      guesses: { ...pointed.guesses, [field]: quoted(words) },
    }
  }
  for (const [pick, field] of [
    ['ask_level', 'ask_detail'],
    ['risk', 'risk_detail'],
  ] as const) {
    const words = quotesOf(spans, field)
    const { [pick]: picked, ...typed } = pointed.typed
    const { [pick]: guessed, ...guesses } = pointed.guesses
    const unsure = picked === undefined || (picked === 'none' && guessed !== undefined)
    if (words === '' || !unsure || typed[field] !== undefined) continue
    pointed = {
      ...pointed,
      typed: { ...typed, [field]: words },
      guesses: { ...guesses, [field]: quoted(words) },
      doubts: { ...pointed.doubts, [pick]: pointed.doubts[pick] ?? quoted(words) },
    }
  }
  return pointed
}

const quotesOf = (spans: readonly Span[], field: Span['field']): string =>
  [...new Set(spans.flatMap((one) => (one.field === field ? [one.quote] : [])))].join('\n')

const quoted = (words: string): string => cutText(words.replaceAll('\n', '；'), longestQuote).text
