import { withoutMarkdown } from './markdown.ts'
import { cleanText } from './text.ts'

const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0f\uff0d]/g
const halfWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0)

/** Marks that people put around a word: `「状态」`, `**状态**`. */
const quotes = '“”"‘’\'「」『』*`'
/** Marks that end a word. */
const stops = ':：，,。！？!?～~、；;….．'

/** By hand: a pattern bound to the end alone begins anew at every character, and a message of sixty thousand stops takes minutes. */
const trimEnd = (text: string, marks: string): string => {
  let end = text.length
  while (end > 0 && (marks.includes(text.charAt(end - 1)) || text.charAt(end - 1).trim() === '')) end -= 1
  return text.slice(0, end)
}
const quotesInFront = new RegExp(`^[\\s${quotes}]+`, 'u')

/** Without the stops at its end. */
export const withoutStops = (text: string): string => trimEnd(text, stops)

/** A word without the marks around it, `航天。` or `「航天」`; of nothing but marks it stays as it is. */
export const withoutMarks = (text: string): string =>
  trimEnd(text, quotes + stops).replace(quotesInFront, '') || text.trim()

/** Words as typed on any keyboard: full-width letters, digits, slash and hyphen become half-width, leading slashes go, spaces collapse. */
export const plainLine = (text: string): string =>
  withoutMarkdown(cleanText(text))
    .replace(fullWidth, halfWidth)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/^[/\s]+/, '')

/** A word that stands for a name or a choice, without the marks around it. */
export const plainWord = (text: string): string => withoutMarks(plainLine(text))

/** The first word of several, without the marks around it, and what follows it as typed. */
export const splitFirst = (words: string): { word: string; rest: string } => {
  const [first = ''] = words.trim().split(/[\s:：。]/u)
  const rest = words.trim().slice(first.length)
  return { word: plainWord(first), rest: rest.replace(/^[\s:：。]+/u, '') }
}

/** A dot in front of a letter or a figure belongs to the word. */
const stop = '(?:[:：，,。！？!?～~、；;…]|[.．](?![\\p{L}\\p{N}]))'
const firstWord = new RegExp(
  `^[/／\\s]*(?<open>[${quotes}]*)[/／\\s]*(?<word>(?:(?!${stop})[^\\s${quotes}])+)(?<rest>.*)$`,
  'su',
)
const marksInFront = new RegExp(`^(?:\\s|${stop})+`, 'u')
const closedInFront = new RegExp(`^[${quotes}]+`, 'u')

/**
 * The word a message begins with and what follows it, each as typed: `/周报：…`, `「查 航天」`, `状态。`. Quotation marks around both go.
 * A message of marks alone is its first mark.
 */
export const splitCommand = (text: string): { head: string; words: string } => {
  const typed = cleanText(text)
  const { open, word, rest = '' } = firstWord.exec(typed)?.groups ?? {}
  if (word === undefined) return { head: typed.slice(0, 1), words: '' }
  return { head: word, words: (open ? closed(rest) : rest).replace(marksInFront, '') }
}

/** Without the mark that closes what was opened in front of the command: behind it, or at the end. */
const closed = (rest: string): string => {
  const behind = rest.replace(closedInFront, '')
  if (behind !== rest) return behind
  const end = withoutStops(rest)
  return quotes.includes(end.slice(-1)) ? trimEnd(end, quotes) : rest
}
