import { graphemes } from './graphemes.ts'

// Control characters except \n, \t and \r, half surrogates, and whatever is drawn as nothing: they smuggle or break, and nobody types them.
// Stay: the joiner between two pictures (👨‍👩‍👧) and the mark that makes a sign a picture (⚠️, 1️⃣).
const unwanted = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\p{Cf}\\p{Cs}\\p{DI}\\u2800]',
    '(?<!\\p{ExtPict}\\p{EMod}?\\ufe0f?\\u200d(?=\\p{ExtPict}))',
    '(?<!\\p{ExtPict}\\ufe0f|[\\d#*]\\ufe0f(?=\\u20e3))',
  ].join(''),
  'gu',
)
/** Spaces of other widths than ours; the ideographic one is ours. */
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g
/** Radicals that copying out of a PDF puts in the place of characters: ⼯ is 工. */
const radicals = /[\u2f00-\u2fd5]/g
/** Letters, figures, Chinese and its punctuation: most texts have nothing else, and one look is enough for them. */
const ordinary = /^[\n -~·—‘’“”…\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]*$/
/** Nothing, or a lone stop. */
const wordless = /^[\s\p{Cf}。．.，,、；;：:！!？?～~…]*$/u

/** Text of a person as it is stored: NFC, without unwanted characters, lines parted by `\n`, trimmed. All that people type goes through it. */
export const cleanText = (text: string): string =>
  ordinary.test(text)
    ? text.trim()
    : text
        .replace(unwanted, '')
        .replace(oddSpaces, ' ')
        .replace(radicals, (radical) => radical.normalize('NFKC'))
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .normalize('NFC')
        .trim()

/** The same in one line: a name, a title. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ')

/** Lines that hold a word, each trimmed. */
export const textLines = (text: string): string[] =>
  cleanText(text)
    .split('\n')
    .filter((line) => !wordless.test(line))
    .map((line) => line.trim())

/** Line breaks, and the first half of each pair of halves. */
const uncounted = /\n|[\ud800-\udbff](?=[\udc00-\udfff])/g
/** 字数: code points without line breaks, so that what is counted bounds what is stored. */
export const countCharacters = (text: string): number => text.replace(uncounted, '').length

/** At most `limit` code points, never half a character; a cut text ends in `…`, which counts. */
export function cutText(text: string, limit: number): { text: string; cut: boolean } {
  if (text.length <= limit || countCharacters(text) <= limit) return { text, cut: false }
  let end = 0
  let room = limit - 1
  for (const character of text) {
    if (character !== '\n') room -= 1
    if (room < 0) break
    end += character.length
  }
  // Asked for the one place where it is cut: going through all of them takes thirty times as long.
  const kept = text.slice(0, graphemes(text).containing(end)?.index)
  return { text: `${kept.trimEnd()}…`, cut: true }
}
