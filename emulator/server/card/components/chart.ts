import { isObject, type Json } from '../../json.ts'
import { type Check, either, flag, oneOf, type Place, shaped } from '../checks.ts'
import { CardFault } from '../fault.ts'
import { common, px } from '../parts.ts'

const types: readonly string[] =
  'line area bar pie common funnel radar linearProgress circularProgress gauge scatter wordCloud'.split(' ')

type Refuse = (field: string, expected: string, given: unknown) => CardFault

const kind = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const isText = (value: unknown): boolean => typeof value === 'string'
const isNames = (value: unknown): boolean => isText(value) || (Array.isArray(value) && value.every(isText))

/** A property that need not be there, but has this kind when it is. */
const optional: Record<string, [expected: string, fits: (value: unknown) => boolean]> = {
  axes: ['array', Array.isArray],
  series: ['array', Array.isArray],
  media: ['array', Array.isArray],
  xField: ['string or array of strings', isNames],
  yField: ['string or array of strings', isNames],
  seriesField: ['string', isText],
  categoryField: ['string', isText],
  valueField: ['string', isText],
  nameField: ['string', isText],
  direction: ['"horizontal" or "vertical"', (value) => value === 'horizontal' || value === 'vertical'],
}

/** The little of VChart's schema that the platform is known to check. */
const spec: Check = (value: unknown, at: Place) => {
  const invalid = (why: string) => new CardFault(200550, `chart spec is invalid, ${why}`, at.path)
  const refuse: Refuse = (field, expected, given) =>
    invalid(`${field}: Invalid type. Expected: ${expected}, given: ${kind(given)}`)
  if (!isObject(value)) throw refuse('(root)', 'object', value)
  if (typeof value.type !== 'string' || !types.includes(value.type))
    throw invalid(`type: unknown chart type ${String(value.type)}`)
  for (const [field, [expected, fits]] of Object.entries(optional))
    if (field in value && !fits(value[field])) throw refuse(field, expected, value[field])
  const sets = dataSets(value, refuse)
  eachObject(value.axes, 'axes', refuse)
  eachObject(value.series, 'series', refuse)
  if (value.type === 'common') checkMixed(value, sets, refuse, invalid)
}

/** One set of records, or a list of them. */
function dataSets({ data }: Json, refuse: Refuse): number {
  if (!isObject(data) && !Array.isArray(data)) throw refuse('data', 'object', data)
  const sets: unknown[] = Array.isArray(data) ? data : [data]
  for (const set of sets) {
    if (!isObject(set)) throw refuse('data', 'object', set)
    if (!Array.isArray(set.values)) throw refuse('data.values', 'array', set.values)
    eachObject(set.values, 'data.values', refuse)
  }
  return sets.length
}

function eachObject(list: unknown, field: string, refuse: Refuse): void {
  if (!Array.isArray(list)) return
  list.forEach((item, i) => {
    if (!isObject(item)) throw refuse(`${field}.${i}`, 'object', item)
  })
}

/** A mixed chart names its parts, each with a set of data that is there. */
function checkMixed({ series }: Json, sets: number, refuse: Refuse, invalid: (why: string) => CardFault): void {
  if (!Array.isArray(series)) throw refuse('series', 'array', series)
  series.forEach((part: Json, i) => {
    if (typeof part.type !== 'string' || !types.includes(part.type) || part.type === 'common')
      throw invalid(`series.${i}.type: unknown chart type ${String(part.type)}`)
    const index = part.dataIndex ?? 0
    if (part.dataId === undefined && !(Number.isInteger(index) && Number(index) >= 0 && Number(index) < sets))
      throw invalid(`series.${i}.dataIndex: there is no data ${String(index)}`)
  })
}

export const chart: Check = shaped({
  required: { tag: oneOf('chart'), chart_spec: spec },
  optional: {
    ...common,
    aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
    height: either('auto|[1,999]px', oneOf('auto'), px(1, 999)),
    color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
    preview: flag,
  },
})
