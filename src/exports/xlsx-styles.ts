import type { CellStyle } from 'hucre/xlsx'

const side = { style: 'thin', color: { rgb: 'D0D7DE' } } as const
const border = { left: side, right: side, top: side, bottom: side }
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const cell = (alignment: CellStyle['alignment'], numFmt?: string): CellStyle => ({
  border,
  alignment: { vertical: 'top', ...alignment },
  ...(numFmt !== undefined && { numFmt }),
})
const wraps = { wrapText: true }
/** Excel's own format 文本: what is typed into such a cell stays as it was typed. */
const text = '@'

export const styles = {
  header: {
    font: { name: '宋体', size: 11, charset: 134, bold: true },
    fill: solid('E8EEF7'),
    border,
    alignment: { horizontal: 'center', vertical: 'center' },
  },
  text: cell({}),
  wrapped: cell(wraps),
  quoted: cell({}, text),
  quotedWrapped: cell(wraps, text),
  moment: cell({ horizontal: 'left' }, 'yyyy\\-mm\\-dd\\ hh:mm'),
  day: cell({ horizontal: 'left' }, 'yyyy\\-mm\\-dd'),
  figure: cell({}, '0'),
  decimal: cell({ horizontal: 'right' }),
  // Quoted, since what is wrong may well begin with a sign.
  faulty: { ...cell(wraps, text), fill: solid('F8CBCB') },
} as const satisfies Record<string, CellStyle>
export type StyleName = keyof typeof styles

/**
 * Typed again by a person, such a text would become something else: a formula, or a number without its leading zeros or its last digits.
 */
export const asText = (said: string): boolean => /^[=+\-@\t]|^0\d+$|^\d{12,}$/.test(said)
