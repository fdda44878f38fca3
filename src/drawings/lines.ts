import { graphemes } from '../domain/graphemes.ts'

const wide = /[MW@%&mw—]/u
const narrow = /[ !'(),.:;I[\]ijl|·]/u
const latin = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d!-~ ·]/u

/** In ems, a little on the safe side; a Chinese character is as wide as it is high. */
const emsOf = (character: string): number => {
  if (!latin.test(character)) return 1
  if (wide.test(character)) return 0.94
  if (narrow.test(character)) return 0.36
  return /[A-Z]/.test(character) ? 0.7 : 0.6
}

export const widthOf = (text: string, size: number): number => {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return ems * size
}

/** A letter word or a number stays together; Chinese breaks anywhere, but no line begins with a closing sign. */
const pieces = /[\p{Script=Latin}\d._/-]+|\s+|[^\p{Script=Latin}\d\s][，。、；：！？）〕】》”’…,.;:!?)]*/gu

/** @param most lines; what is left over ends in `…`. */
export const wrapped = (text: string, size: number, width: number, most = 3): string[] => {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text, size, width)) {
    if (line !== '' && widthOf(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1]}……`, size, width)]
}

const piecesOf = (text: string, size: number, width: number): string[] =>
  (text.match(pieces) ?? []).flatMap((piece) =>
    widthOf(piece, size) <= width ? [piece] : [...graphemes(piece)].map(({ segment }) => segment),
  )

/** In one line of that width; a cut text ends in `…`. */
export const cut = (text: string, size: number, width: number): string => {
  if (widthOf(text, size) <= width) return text
  let kept = ''
  for (const { segment } of graphemes(text)) {
    if (widthOf(`${kept}${segment}…`, size) > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
