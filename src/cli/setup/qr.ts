import { encode, renderSVG } from 'uqr'

/** Norm: 4 modules of light around it; 2 are read by every phone and leave more room. */
const quiet = 2
const black = '\u001b[38;2;0;0;0;48;2;255;255;255m'
const plain = '\u001b[0m'

/** A picture of the text for a terminal, two rows of it in one line, dark on light whatever the terminal's colours. undefined: it does not fit. */
export const qrLines = (text: string, room: { columns: number; rows: number }): string[] | undefined => {
  const { data, size } = encode(text, { ecc: 'L', border: quiet })
  const lines = Math.ceil(size / 2)
  // The question and the link want a few lines as well.
  if (size > room.columns || lines + 3 > room.rows) return undefined
  const dark = (row: number, column: number) => data[row]?.[column] === true
  return Array.from({ length: lines }, (_, line) => {
    const halves = Array.from({ length: size }, (_, column) =>
      halfOf(dark(line * 2, column), dark(line * 2 + 1, column)),
    )
    return `${black}${halves.join('')}${plain}`
  })
}

const halfOf = (upper: boolean, lower: boolean): string => (upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ')

export const qrSvg = (text: string): string => renderSVG(text, { ecc: 'L', border: 4 })
