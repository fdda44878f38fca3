import { cleanText } from './text.ts'

/** Most texts have none of these, and one look is enough for them. */
const anyMark = /[#>*_`~|+\-•●■◆▪·]|<br/u

const fence = /^\s*(?:```|~~~)\S*\s*$/u
const rule = /^\s*([-*_])(?:\s*\1){2,}\s*$/u
const tableRule = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*$/u
const tableRow = /^\s*\|(?<cells>.+)\|\s*$/u

const heading = '#+\\s+|##+(?![#\\s])'
const quotation = '>\\s+'
/** `- 3.2%` alone on a line is a figure. */
const bullet = '(?:[-+](?!\\s*\\d+(?:\\.\\d+)?\\s*%?\\s*$)|\\*)\\s+|[•●■◆▪·]\\s*'
const ticked = '\\[[ xX]\\]\\s+'
const opening = new RegExp(`^\\s*(?:${heading}|${quotation}|(?:${bullet})(?:${ticked})?)+(?=\\S)`, 'u')
/** The other end of it stands on another line. */
const leftOpen = /^\s*\*\*(?=[^*]+$)/u

/** Before and behind a mark that parts no word. */
const before = '(?<![\\p{L}\\p{N}_*])'
const behind = '(?![\\p{L}\\p{N}_*])'
const pairs: readonly RegExp[] = [
  /`([^`]+)`/gu,
  /~~(?=\S)([^~]+)~~/gu,
  // 张**、李** are names left out, and no pair.
  new RegExp(`(?:${before}\\*\\*(?=[^\\s*])|\\*\\*(?=[\\p{L}\\p{N}]))([^*]+)\\*\\*`, 'gu'),
  new RegExp(`${before}__(?=[^\\s_])([^_]+)__(?:(?<=[:：]__)|${behind})`, 'gu'),
  new RegExp(`${before}\\*(?=[^\\s*])([^*]*[^\\s*])\\*${behind}`, 'gu'),
  new RegExp(`${before}_(?=[^\\s_])([^_]*[^\\s_])_${behind}`, 'gu'),
]

/** `| 需协调 | 无 |` reads as 需协调：无. */
const rowText = (cells: string): string => {
  const [first = '', ...rest] = cells
    .split('|')
    .map((cell) => cell.trim())
    .filter(Boolean)
  return rest.length > 0 ? `${first}：${rest.join('，')}` : first
}

const bareLine = (line: string): string => {
  const cells = tableRow.exec(line)?.groups?.cells
  const opened = (cells === undefined ? line : rowText(cells)).replace(opening, '')
  return pairs.reduce((text, pair) => text.replace(pair, '$1'), opened).replace(leftOpen, '')
}

const once = (text: string): string =>
  text
    .replace(/<br\s*\/?>/giu, '\n')
    .split('\n')
    .filter((line) => !fence.test(line) && !rule.test(line) && !tableRule.test(line))
    .map(bareLine)
    .join('\n')

/** Marks within marks; nobody writes more of them. */
const mostRounds = 4

/** Text without the marks of markdown around headings and words, as assistants write them: `**需协调：**无`, `## 本周进展`, `- [x] 招标`. */
export const withoutMarkdown = (text: string): string => {
  let bare = text
  for (let round = 0; round < mostRounds && anyMark.test(bare); round += 1) {
    const before = bare
    bare = once(before)
    if (bare === before) break
  }
  return bare
}

/** What a person typed into a field of text, as it is stored. */
export const typedText = (text: string): string => cleanText(withoutMarkdown(cleanText(text)))
