/*
 * Text is searched by pairs of neighbouring characters: Chinese is written without spaces, and a word of two characters is the shortest that
 * people look for. What is in the index and what is looked for go through the same functions.
 */

/** A search word is at least this long, in characters. */
export const shortestWord = 2
export const longestWord = 20

/** Kinds and cases of letters are one: full width, half width, capitals. Every character is taken alone, so that places can be told. */
const plainCharacter = (character: string): string => character.normalize('NFKC').toLowerCase()
/** What is not plain already: nearly all of a Chinese text is, and a search reads hundreds of them. */
const odd = /[^\n -@[-~、。\u4e00-\u9fff]/gu
export const plainText = (text: string): string => text.replace(odd, plainCharacter)

const run = /[\p{Script=Han}]+|[\p{L}\p{N}\p{M}]+?(?=[\p{Script=Han}]|[^\p{L}\p{N}\p{M}]|$)/gu
const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text)
const runsOf = (text: string): string[] => plainText(text).match(run) ?? []

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`)

/** What a text is found by: pairs of Chinese characters, the last of each run alone, and other words whole. */
export const tokensOf = (text: string): string[] => {
  const tokens = new Set<string>()
  for (const found of runsOf(text)) {
    const characters = [...found]
    if (!isHan(found)) tokens.add(found)
    else for (const token of [...pairsOf(characters), characters.at(-1) ?? '']) tokens.add(token)
  }
  return [...tokens]
}

/** A token to be found whole or by its beginning. */
export interface Sought {
  token: string
  beginning: boolean
}

/** What every text with this word in it has among its tokens. Empty for a word without letters and digits. */
export const soughtFor = (word: string): Sought[] =>
  runsOf(word).flatMap((found): Sought[] => {
    const pairs = pairsOf([...found])
    return isHan(found) && pairs.length > 0
      ? pairs.map((token) => ({ token, beginning: false }))
      : [{ token: found, beginning: true }]
  })

const letters = /[\p{L}\p{N}]+/gu

const piecesOf = (characters: readonly string[], length: number): string[] =>
  characters.slice(length - 1).map((_, index) => characters.slice(index, index + length).join(''))

/** Every two and every three neighbouring letters or digits of a text, and the last of each run alone: whatever stands anywhere in it, in the middle of a number too. */
export const piecesOfText = (text: string): string[] =>
  (plainText(text).match(letters) ?? []).flatMap((found) => {
    const characters = [...found]
    return [...piecesOf(characters, 2), ...piecesOf(characters, 3), characters.at(-1) ?? '']
  })

/** What `piecesOfText` says of every text with this word in it: of longer words the threes, since their pairs may stand apart in many. Empty for one without letters and digits. */
export const piecesSought = (word: string): Sought[] =>
  (plainText(word).match(letters) ?? []).flatMap((found): Sought[] => {
    const characters = [...found]
    const pieces = piecesOf(characters, characters.length > 2 ? 3 : 2)
    return pieces.length > 0
      ? pieces.map((token) => ({ token, beginning: false }))
      : [{ token: found, beginning: true }]
  })

/** Whether the tokens alone say that the word is there. Where not, the text has to be looked at. */
export const saidByTokens = (word: string): boolean => {
  const plain = plainText(word)
  return /^\p{Script=Han}{2}$/u.test(plain)
}

/** Whether the text holds the word as it was typed. */
export const holds = (plain: string, word: string): boolean => plain.includes(plainText(word))

/** A piece of a text around the first word found in it. */
export interface Excerpt {
  before: string
  found: string
  after: string
}

const before = 12
const after = 40

/** One line around the first of the words; undefined where none is in the text. */
export const excerptOf = (text: string, words: readonly string[]): Excerpt | undefined => {
  const characters = [...text]
  const plain = characters.map(plainCharacter)
  const whole = plain.join('')
  for (const word of words) {
    const at = whole.indexOf(plainText(word))
    if (at < 0) continue
    const from = characterAt(plain, at)
    const to = characterAt(plain, at + plainText(word).length - 1) + 1
    const start = Math.max(0, from - before)
    const end = Math.min(characters.length, to + after)
    const piece = (first: number, last: number): string => characters.slice(first, last).join('').replaceAll('\n', '；')
    return {
      before: `${start > 0 ? '…' : ''}${piece(start, from)}`,
      found: piece(from, to),
      after: `${piece(to, end)}${end < characters.length ? '…' : ''}`,
    }
  }
  return undefined
}

/** The character that a place in the joined text belongs to: one may have become several. */
const characterAt = (plain: readonly string[], place: number): number => {
  let passed = 0
  return plain.findIndex((each) => {
    passed += each.length
    return passed > place
  })
}
