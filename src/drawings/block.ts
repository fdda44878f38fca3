import { wrapped } from './lines.ts'
import { type Type, textLine } from './svg.ts'

/** A piece of a drawing that knows how high it is; it is put where the one before it ends. */
export interface Block {
  height: number
  at(x: number, y: number): string
}

export const space = (height: number): Block => ({ height, at: () => '' })

export const below = (blocks: readonly Block[], between = 0): Block => ({
  height: blocks.reduce((sum, { height }) => sum + height, 0) + between * Math.max(0, blocks.length - 1),
  at: (x, y) => {
    let top = y
    return blocks
      .map((block) => {
        const marks = block.at(x, top)
        top += block.height + between
        return marks
      })
      .join('')
  },
})

/** Chinese has no descenders to speak of: the base line of a line of this size. */
export const baseOf = (top: number, size: number, lineHeight: number): number => top + lineHeight / 2 + size * 0.36

export const lineHeightOf = (size: number): number => Math.round(size * 1.5)

/** Text in as many lines as it takes, at most `most`. */
export const paragraph = (text: string, width: number, type: Type & { most?: number }): Block => {
  const lines = wrapped(text, type.size, width, type.most)
  const lineHeight = lineHeightOf(type.size)
  return {
    height: lines.length * lineHeight,
    at: (x, y) =>
      lines.map((line, n) => textLine(x, baseOf(y + n * lineHeight, type.size, lineHeight), line, type)).join(''),
  }
}
