import { graphemes } from '../../domain/graphemes.ts'
import { cleanText, oneLine } from '../../domain/text.ts'

const encoder = new TextEncoder()

/** Bytes of the text in UTF-8. */
export const byteLength = (text: string): number => encoder.encode(text).length

/** Bytes the text takes inside a JSON string, where quotes, backslashes and line breaks double. */
const jsonBytes = (text: string): number => byteLength(JSON.stringify(text)) - 2

/** Bytes one UTF-16 unit takes at most, be it escaped for JSON or for markdown. */
const mostPerUnit = 6

const cut = (text: string, max: number, mark: string, size: (part: string) => number): string => {
  if (text.length * mostPerUnit <= max) return text
  // Every UTF-16 unit takes one byte or more: what lies beyond cannot fit, and a huge text is not measured whole.
  const head = text.length > max ? text.slice(0, max + 1) : text
  if (head.length === text.length && size(text) <= max) return text
  const room = max - size(mark)
  let used = 0
  let kept = ''
  for (const { segment } of graphemes(head)) {
    used += size(segment)
    if (used > room) break
    kept += segment
  }
  return `${kept}${mark}`
}

/** At most `max` bytes of JSON, cut between graphemes, ending in `mark` when something was left out. */
export const cutBytes = (text: string, max: number, mark = '…'): string => cut(text, max, mark, jsonBytes)

/** At most `max` UTF-16 units, the unit of an input's `max_length`, cut between graphemes; no mark, the text goes back into an input. */
export const cutUnits = (text: string, max: number): string => cut(text, max, '', (part) => part.length)

// Feishu takes these as markup in `markdown` and `lark_md`; numeric entities show the character itself.
const markup = /[&<>*_~[\]()#:+\-=!/\\"'$`|.]/g

const entities = (text: string): string =>
  text.replace(markup, (char) => `&#${char.charCodeAt(0)};`).replaceAll('\n', '<br>')

/** The only way user text gets into markdown. Line breaks become `<br>`. */
export const escapeMarkdown = (text: string): string => entities(cleanText(text))

/** One line made fit for markdown, cut so that the escaped text takes at most `max` bytes of JSON. */
export const escapeLine = (text: string, max: number): string =>
  escapeMarkdown(cut(oneLine(text), max, '…', (part) => jsonBytes(entities(part))))
