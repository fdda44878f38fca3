import { oneLine } from '../domain/text.ts'
import { ink } from './colours.ts'

/** By name, so that a file looks alike where it is opened. A picture needs none of them (src/exports/outlines.ts). */
const families = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text of a person between tags or in quotes. What XML cannot hold goes as well: one such character and the picture is refused whole. */
export const escaped = (text: string): string =>
  oneLine(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

const rounded = (value: number): number => Math.round(value * 100) / 100

type Attributes = Readonly<Record<string, string | number | undefined>>
/** Values are ours or go through `escaped` here; a number is rounded. */
const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? rounded(value) : escaped(String(value))}"`)
    .join('')

/** One element; `inside` is markup already. */
export const element = (tag: string, attributes: Attributes, inside = ''): string =>
  inside === '' ? `<${tag}${written(attributes)}/>` : `<${tag}${written(attributes)}>${inside}</${tag}>`

export interface Type {
  size: number
  bold?: boolean
  fill?: string
  anchor?: 'middle' | 'end'
}

/** One line of text; `y` is its base line. */
export const textLine = (x: number, y: number, said: string, { size, bold, fill, anchor }: Type): string =>
  element(
    'text',
    { x, y, 'font-size': size, 'font-weight': bold ? 700 : undefined, fill, 'text-anchor': anchor },
    escaped(said),
  )

export interface Drawing {
  svg: string
  width: number
  height: number
  title: string
}

/** The whole drawing on white. */
export const drawing = (width: number, height: number, title: string, inside: string): Drawing => ({
  width,
  height,
  title,
  svg: element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      role: 'img',
      'aria-label': title,
      'font-family': families,
      fill: ink,
    },
    `<title>${escaped(title)}</title>${element('rect', { width, height, fill: '#ffffff' })}${inside}`,
  ),
})
