import { chineseNumber } from './bulletin.ts'

const number = '\\d{1,2}|[一二三四五六七八九十]{1,3}'
/** `1.`, `一、`, `（2）` or `③` before words; `3.5` is a figure, a mark alone a line. */
const mark = new RegExp(
  `^(?:[（(]\\s*(?<framed>${number})\\s*[)）]|(?<plain>${number})\\s*(?:[、)）]|[.．](?!\\d))|(?<ringed>[①-⑳]))\\s*(?=\\S)`,
  'u',
)
/** 一、二期 and 5、6月份; 1、一条 is numbered. */
const figuresOn = (number: string, rest: string): boolean =>
  /\d/u.test(number) ? /^\d/u.test(rest) : /^[一二三四五六七八九十]/u.test(rest)
const bullet = /^[-*•·●■◆▪]\s*(?=\S)/u

interface Mark {
  number: string
  rest: string
}

const markOf = (line: string): Mark | undefined => {
  const found = mark.exec(line)
  if (!found) return undefined
  const { framed, plain, ringed } = found.groups ?? {}
  return { number: framed ?? plain ?? ringed ?? '', rest: line.slice(found[0].length) }
}

/** ① stands at U+2460. */
const ringed = (n: number): string => String.fromCodePoint(0x245f + n)
const spells = (written: string, n: number): boolean => [String(n), chineseNumber(n), ringed(n)].includes(written)

/**
 * The lines of one field without their numbering: what shows them numbers them again. Marks are numbering only where they count on from the first
 * and no figure follows one of them; else the words stay as typed: 一、二期厂房, 5、6月份, 3、4号线.
 */
export const withoutNumbering = (lines: readonly string[]): string[] => {
  const found = lines.map(markOf)
  const marks = found.filter((one) => one !== undefined)
  const counts = marks.every(({ number, rest }, i) => spells(number, i + 1) && !figuresOn(number, rest))
  return counts ? lines.map((line, i) => found[i]?.rest ?? line) : [...lines]
}

/** A line without what looks like a number before it, for counting its characters only. */
export const bareLine = (line: string): string => markOf(line)?.rest ?? line

/** Numbers or bullets lines, unless somebody has: none is numbered twice. */
export const markLines = (lines: readonly string[], ours: (line: string, index: number) => string): string[] =>
  lines.some((line) => bullet.test(line) || markOf(line)) ? [...lines] : lines.map(ours)
