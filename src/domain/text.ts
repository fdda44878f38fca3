// Control characters except \n, \t and \r, bidi overrides and isolates, and half surrogates: they smuggle or break, and nobody types them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: stripping them is the point
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Cs}]/gu
/** Letters, figures, Chinese and its punctuation: most texts have nothing else, and one look is enough for them. */
const ordinary = /^[\n -~·—‘’“”…\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]*$/
const invisible = /^[\s\p{Cf}]*$/u

/** Text of a person as it is stored: NFC, without unwanted characters, lines parted by `\n`, trimmed. */
export const cleanText = (text: string): string =>
  ordinary.test(text)
    ? text.trim()
    : text
        .replace(unwanted, '')
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .normalize('NFC')
        .trim()

/** Lines that hold something visible, each trimmed. */
export const textLines = (text: string): string[] =>
  cleanText(text)
    .split('\n')
    .filter((line) => !invisible.test(line))
    .map((line) => line.trim())

/** 字数: code points without line breaks, so that what is counted bounds what is stored. */
export const countCharacters = (text: string): number => [...text.replaceAll('\n', '')].length

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** At most `limit` code points, never half a character; a cut text ends in `…`, which counts. */
export function cutText(text: string, limit: number): { text: string; cut: boolean } {
  if (countCharacters(text) <= limit) return { text, cut: false }
  let end = 0
  let room = limit - 1
  for (const character of text) {
    if (character !== '\n') room -= 1
    if (room < 0) break
    end += character.length
  }
  // Asked for the one place where it is cut: going through all of them takes thirty times as long.
  const kept = text.slice(0, graphemes.segment(text).containing(end)?.index)
  return { text: `${kept.trimEnd()}…`, cut: true }
}
