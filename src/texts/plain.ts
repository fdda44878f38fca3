import { oneLine } from '../domain/text.ts'

declare const inert: unique symbol
/**
 * What a plain text message says. Only this file makes one, so nothing that was typed, and no name that somebody chose in Feishu, gets into a
 * message as it is: a bare string is no sentence. On a card, which escapes by itself, a sentence is a string like any other.
 */
export type Sentence = string & { readonly [inert]: true }

/**
 * Signs that Feishu turns into something in a text message: `<at user_id="all">`, `<b>`, `[words](address)`, an address, a placeholder of a
 * mention. It documents no escape, so each becomes its full-width twin. What is plain stays as it is, so twice is once.
 */
const twins: readonly (readonly [RegExp, string])[] = [
  [/</g, '＜'],
  [/>/g, '＞'],
  [/\[/g, '［'],
  [/\]/g, '］'],
  [/:(?=\/\/)/g, '：'],
  [/@(?=_?(?:all|user_\d))/gi, '＠'],
  [/&(?=#?\w+;)/g, '＆'],
]
/** `example.com`: found by its dot, with or without a scheme; at an end it may meet the rest. Names of our own files are none. */
const address = /(?<=[\p{L}\p{N}-])\.(?=\p{L})(?!(?:xlsx|docx)\b)|^\.|\.$/giu

const plain = (text: string): string => twins.reduce((said, [sign, twin]) => said.replace(sign, twin), text)
const plainWords = (words: string | number): string => plain(oneLine(String(words)).replace(address, '．'))

/** A sentence around words of any origin: sentence`没找到「${typed}」。` What is put in stands on one line and means nothing to Feishu. */
export const sentence = (parts: TemplateStringsArray, ...words: readonly (string | number)[]): Sentence =>
  // Once more as a whole: two harmless words may meet in an address.
  plain(parts.map((part, i) => part + (i < words.length ? plainWords(words[i] ?? '') : '')).join('')) as Sentence

/** Sentences under one another. */
export const lines = (sentences: readonly Sentence[]): Sentence => sentences.join('\n') as Sentence

/** A name or a few words, at most sixty characters of them. */
export const safe = (text: string): Sentence => plainWords(text).replace(/^(.{60}).+$/u, '$1…') as Sentence

/** At most `max` names, then how many in all: `张工、李工等 7 人`. */
export const nameList = (names: readonly string[], unit: '人' | '条' = '人', max = 5): Sentence => {
  const shown = names.slice(0, max).map(safe).join('、')
  return names.length > max ? sentence`${shown}等 ${names.length} ${unit}` : sentence`${shown}`
}
