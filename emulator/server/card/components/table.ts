import { isObject, type Json, objects } from '../../json.ts'
import {
  anyText,
  type Check,
  either,
  flag,
  listOf,
  matching,
  numberIn,
  oneOf,
  type Place,
  shaped,
  someText,
} from '../checks.ts'
import { CardFault } from '../fault.ts'
import { color, common, horizontal, px, vertical } from '../parts.ts'

const column: Check = shaped({
  required: { name: someText },
  optional: {
    display_name: anyText,
    data_type: oneOf('text', 'lark_md', 'markdown', 'number', 'options', 'persons', 'date'),
    width: either('auto|[80,600]px|percent', oneOf('auto'), px(80, 600), matching(/^(?:[1-9]\d?|100)%$/, '1% to 100%')),
    horizontal_align: horizontal,
    vertical_align: vertical,
    format: shaped({
      optional: { precision: numberIn(0, 10), symbol: matching(/^.?$/u, 'one character'), separator: flag },
    }),
    date_format: anyText,
  },
})

const header: Check = shaped({
  optional: {
    text_align: horizontal,
    text_size: oneOf('normal', 'heading'),
    background_style: oneOf('none', 'grey'),
    text_color: color,
    bold: flag,
    lines: numberIn(1, 100),
  },
})

const isTag = (cell: unknown): boolean =>
  isObject(cell) && typeof cell.text === 'string' && (cell.color === undefined || typeof cell.color === 'string')

const cells: Record<string, (cell: unknown) => boolean> = {
  text: (cell) => typeof cell === 'string',
  lark_md: (cell) => typeof cell === 'string',
  markdown: (cell) => typeof cell === 'string',
  number: (cell) => typeof cell === 'number',
  date: (cell) => typeof cell === 'number',
  options: (cell) => Array.isArray(cell) && cell.every(isTag),
  persons: (cell) => typeof cell === 'string' || (Array.isArray(cell) && cell.every((id) => typeof id === 'string')),
}

function rows(node: Json, at: Place): void {
  const types = new Map(objects(node.columns).map((item) => [String(item.name), String(item.data_type ?? 'text')]))
  objects(node.rows).forEach((row, i) => {
    for (const [key, cell] of Object.entries(row)) {
      const type = types.get(key)
      const path = [...at.path, `rows[${i}]`]
      if (type === undefined) throw new CardFault(200915, `table row has a key without column: ${key}`, path, key)
      if (!cells[type]?.(cell))
        throw new CardFault(200914, `table rows are invalid, column ${key} takes ${type}`, path, JSON.stringify(cell))
    }
  })
}

const rowList: Check = (value, at) => {
  if (!Array.isArray(value) || !value.every(isObject)) throw new CardFault(200914, 'table rows are invalid', at.path)
}

export const table: Check = shaped(
  {
    required: { tag: oneOf('table'), columns: listOf(column), rows: rowList },
    optional: {
      ...common,
      page_size: numberIn(1, 10),
      row_height: either('low|middle|high|auto|[32,124]px', oneOf('low', 'middle', 'high', 'auto'), px(32, 124)),
      row_max_height: px(32, 999),
      freeze_first_column: flag,
      header_style: header,
    },
  },
  rows,
)
