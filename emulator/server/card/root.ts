import { isObject, type Json } from '../json.ts'
import {
  anyObject,
  anyText,
  type Check,
  flag,
  listOf,
  oneOf,
  type Place,
  shaped,
  type Tokens,
  wrong,
} from './checks.ts'
import { component } from './components/component.ts'
import { elementId, headerText, i18nText, icon, layout, padding, plainText } from './parts.ts'

const shared: Check = (value, at) => {
  flag(value, at)
  if (value !== true) throw wrong(at, 'update_multi must be true in a 2.0 card', value)
}

const style: Check = shaped({
  optional: {
    text_size: (value, at) => each(value, at, shaped({ optional: { default: anyText, pc: anyText, mobile: anyText } })),
    color: (value, at) => each(value, at, shaped({ optional: { light_mode: anyText, dark_mode: anyText } })),
  },
})

function each(value: unknown, at: Place, check: Check): void {
  anyObject(value, at)
  for (const [name, item] of Object.entries(value as Json)) check(item, { ...at, path: [...at.path, name] })
}

const config: Check = shaped({
  optional: {
    update_multi: shared,
    width_mode: oneOf('default', 'compact', 'fill'),
    // Not in the list of 2.0, and sent by many bots on real tenants.
    wide_screen_mode: flag,
    enable_forward: flag,
    enable_forward_interaction: flag,
    summary: shaped({ optional: { content: anyText, i18n_content: i18nText } }),
    streaming_mode: flag,
    streaming_config: anyObject,
    locales: listOf(anyText),
    use_custom_translation: flag,
    style,
  },
})

const tagColors = 'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(' ')
export const templates =
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ')

export const textTag: Check = shaped({
  required: { tag: oneOf('text_tag'), text: plainText },
  optional: { color: oneOf(...tagColors), element_id: elementId },
})

const header: Check = shaped({
  required: { title: headerText },
  optional: {
    subtitle: headerText,
    text_tag_list: listOf(textTag),
    i18n_text_tag_list: anyObject,
    template: oneOf(...templates),
    icon,
    padding,
  },
})

const link: Check = shaped(
  { optional: { url: anyText, pc_url: anyText, ios_url: anyText, android_url: anyText } },
  (node, at) => {
    if (!node.url && !(node.pc_url && node.ios_url && node.android_url))
      throw wrong(at, 'card_link needs url, or all of pc_url, ios_url, android_url')
  },
)

const body: Check = shaped({ optional: { ...layout, elements: listOf(component) } })

const root: Check = shaped({
  required: { schema: oneOf('2.0') },
  optional: { config, card_link: link, header, body },
})

const names = (value: unknown): Set<string> => new Set(isObject(value) ? Object.keys(value) : [])

export function tokensOf(card: Json): Tokens {
  const own = isObject(card.config) && isObject(card.config.style) ? card.config.style : {}
  return { textSizes: names(own.text_size), colors: names(own.color) }
}

/** Properties and types of a whole card of 2.0. */
export function checkShape(card: Json): void {
  const at: Place = { path: [], tokens: tokensOf(card) }
  if (card.schema !== '2.0') throw wrong(at, 'unknown schema', card.schema)
  root(card, at)
}
