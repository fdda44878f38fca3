import { isObject, objects } from '../../json.ts'
import { type Check, either, flag, oneOf, type Place, shaped } from '../checks.ts'
import { CardFault } from '../fault.ts'
import { common, px } from '../parts.ts'

const types = 'line area bar pie common funnel radar linearProgress circularProgress scatter wordCloud'.split(' ')

const kind = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/** The little of VChart's schema that the platform is known to check. */
const spec: Check = (value: unknown, at: Place) => {
  const refuse = (why: string) => new CardFault(200550, `chart spec is invalid, ${why}`, at.path)
  if (!isObject(value)) throw refuse(`(root): Invalid type. Expected: object, given: ${kind(value)}`)
  if (typeof value.type !== 'string' || !types.includes(value.type))
    throw refuse(`type: unknown chart type ${String(value.type)}`)
  if (!isObject(value.data) && !Array.isArray(value.data))
    throw refuse(`data: Invalid type. Expected: object, given: ${kind(value.data)}`)
  const sets = Array.isArray(value.data) ? objects(value.data) : [value.data as Record<string, unknown>]
  for (const set of sets)
    if (!Array.isArray(set.values))
      throw refuse(`data.values: Invalid type. Expected: array, given: ${kind(set.values)}`)
  for (const key of ['axes', 'series', 'media']) {
    if (key in value && !Array.isArray(value[key]))
      throw refuse(`${key}: Invalid type. Expected: array, given: ${kind(value[key])}`)
  }
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
