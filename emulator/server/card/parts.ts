import type { Json } from '../json.ts'
import {
  anyObject,
  anyText,
  type Check,
  either,
  flag,
  listOf,
  matching,
  oneOf,
  shaped,
  someText,
  textOf,
  wrong,
} from './checks.ts'

const locale = 'zh_cn|en_us|zh_hk|zh_tw|ja_jp|id_id|vi_vn|th_th|pt_br|es_es|ko_kr|de_de|fr_fr|it_it|ru_ru|ms_my'.split(
  '|',
)

export const i18nText: Check = shaped({ optional: Object.fromEntries(locale.map((key) => [key, anyText])) })

export const elementId: Check = matching(
  /^[A-Za-z]\w{0,19}$/,
  'a letter, then letters, digits, underscores, at most 20',
)

export const px = (min: number, max: number): Check => {
  const form = matching(/^-?\d+(\.\d+)?px$/, `[${min},${max}]px`)
  return (value, at) => {
    form(value, at)
    const size = Number.parseFloat(String(value))
    if (size < min || size > max) throw wrong(at, `length out of [${min},${max}]px`, value)
  }
}

const lengths =
  (min: number, max: number): Check =>
  (value, at) => {
    const parts = typeof value === 'string' ? value.trim().split(/\s+/) : []
    if (![1, 2, 4].includes(parts.length)) throw wrong(at, 'expected one, two or four lengths', value)
    for (const part of parts) px(min, max)(part, at)
  }

const margin: Check = lengths(-99, 99)
export const padding: Check = lengths(0, 99)
const spacing: Check = either(
  'small|medium|large|extra_large or [0,99]px',
  oneOf('small', 'medium', 'large', 'extra_large'),
  px(0, 99),
)
export const horizontal: Check = oneOf('left', 'center', 'right')
export const vertical: Check = oneOf('top', 'center', 'bottom')

const hues = 'blue|carmine|green|indigo|lime|orange|purple|red|sunflower|turquoise|violet|wathet|yellow|grey'
const colorForm = new RegExp(`^(?:(?:${hues})(?:-(?:50|[1-9]00|350))?|white|bg-white|default)$`)

export const color: Check = (value, at) => {
  if (typeof value === 'string' && (colorForm.test(value) || at.tokens.colors.has(value))) return
  throw wrong(at, 'unknown color', value)
}

const sizes =
  'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation xxxx-large xxx-large xx-large x-large large medium small x-small'.split(
    ' ',
  )

export const textSize: Check = (value, at) => {
  if (typeof value === 'string' && (sizes.includes(value) || at.tokens.textSizes.has(value))) return
  throw wrong(at, 'unknown text_size', value)
}

const textNode = (tags: readonly string[], more: Record<string, Check> = {}, max?: number): Check =>
  shaped({
    required: { tag: oneOf(...tags), content: max === undefined ? anyText : textOf(max) },
    optional: { i18n_content: i18nText, element_id: elementId, ...more },
  })

export const plainText: Check = textNode(['plain_text'])
export const shortText: Check = textNode(['plain_text'], {}, 100)
export const headerText: Check = textNode(['plain_text', 'lark_md'])

const look = { text_size: textSize, text_color: color, text_align: horizontal, lines: anyLines }

function anyLines(value: unknown, at: Parameters<Check>[1]): void {
  if (!Number.isInteger(value) || Number(value) < 1) throw wrong(at, 'lines must be a whole number from 1', value)
}

/** Only plain_text takes a colour; markdown uses `<font>`. */
export const styledText =
  (...tags: readonly string[]): Check =>
  (value, at) => {
    textNode(tags, look)(value, at)
    const node = value as Json
    if (!at.loose && node.tag !== 'plain_text' && node.text_color !== undefined)
      throw wrong(at, 'unknown property, property: text_color')
  }

/** Each tag reads its own of `token` and `img_key`; the official example carries both. */
export const icon: Check = (value, at) => {
  const own = (value as Json | null)?.tag === 'custom_icon' ? 'img_key' : 'token'
  shaped({
    required: { tag: oneOf('standard_icon', 'custom_icon'), [own]: someText },
    optional: { token: someText, img_key: someText, color, size: anyText, element_id: elementId },
  })(value, at)
}

export const confirm: Check = shaped({ required: { title: plainText }, optional: { text: plainText } })

const urls = { pc_url: anyText, ios_url: anyText, android_url: anyText }
export const multiUrl: Check = shaped({ optional: { url: anyText, ...urls } })

const behavior: Check = (value, at) => {
  const type = (value as Json | null)?.type
  if (type === 'callback') shaped({ required: { type: oneOf('callback'), value: anyObject } })(value, at)
  else if (type === 'open_url') {
    const url = (node: Json, place: typeof at) => {
      if (!node.default_url && !(node.pc_url && node.ios_url && node.android_url))
        throw wrong(place, 'open_url has no url')
    }
    shaped({ required: { type: oneOf('open_url') }, optional: { default_url: anyText, ...urls } }, url)(value, at)
  } else throw wrong(at, `unknown behavior type: ${String(type)}`)
}

export const behaviors: Check = listOf(behavior)

/** What every component may carry. */
export const common: Record<string, Check> = { element_id: elementId, margin }

/** How a container lays its children out. */
export const layout: Record<string, Check> = {
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: horizontal,
  vertical_align: vertical,
}

export const disabling: Record<string, Check> = { disabled: flag, disabled_tips: plainText }
