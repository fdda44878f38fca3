import { cleanText } from './text.ts'

const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0f\uff0d]/g
const halfWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0)

/** Marks that people put around a word: `「状态」`, `**状态**`. */
const quotes = '“”"‘’\'「」『』*`'
/** Marks that end a word; a dot in front of a letter or a figure belongs to it. */
const stops = '(?:[:：，,。！!？?～~、；;…]|[.．](?![\\p{L}\\p{N}]))'

const marksBefore = new RegExp(`^[\\s${quotes}]+`, 'u')
const stopsBehind = new RegExp(`(?:\\s|${stops})+$`, 'u')
const marksBehind = new RegExp(`(?:[\\s${quotes}]|${stops})+$`, 'u')

/** Without the stops at its end. */
export const withoutStops = (text: string): string => text.replace(stopsBehind, '')

/** A word without the marks around it, `航天。` or `「航天」`; of nothing but marks it stays as it is. */
export const withoutMarks = (text: string): string =>
  text.replace(marksBehind, '').replace(marksBefore, '') || text.trim()

/** Words as typed on any keyboard: full-width letters, digits, slash and hyphen become half-width, leading slashes go, spaces collapse. */
export const plainLine = (text: string): string =>
  cleanText(text)
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

const firstWord = new RegExp(
  `^[/／\\s]*(?<open>[${quotes}]*)[/／\\s]*(?<word>(?:(?!${stops})[^\\s${quotes}])+)(?<rest>.*)$`,
  'su',
)
const marksInFront = new RegExp(`^(?:\\s|${stops})+`, 'u')
const closing = new RegExp(`^[${quotes}]+|[${quotes}]+${stops}*$`, 'u')

/**
 * The word a message begins with and what follows it, each as typed: `/周报：…`, `「查 航天」`, `状态。`. Quotation marks around both go.
 * A message of marks alone is its first mark.
 */
export const splitCommand = (text: string): { head: string; words: string } => {
  const typed = cleanText(text)
  const { open, word, rest = '' } = firstWord.exec(typed)?.groups ?? {}
  if (word === undefined) return { head: typed.slice(0, 1), words: '' }
  const inside = open ? rest.replace(closing, '') : rest
  return { head: word, words: inside.replace(marksInFront, '') }
}

/** Whether two words are one command, whatever the width and the case of their letters. */
export const isSameWord = (a: string, b: string): boolean => plainWord(a).toLowerCase() === plainWord(b).toLowerCase()
