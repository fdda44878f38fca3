import { isObject, type Json } from '../json.ts'
import { anyObject, anyText, type Check, flag, listOf, numberIn, oneOf, type Place, shaped, wrong } from './checks.ts'
import { button } from './components/button.ts'
import { div, hr, img, markdown } from './components/display.ts'
import { oldElements, oldHeader } from './old-card.ts'
import { headerText, icon, multiUrl, styledText } from './parts.ts'
import { templates, textTag, tokensOf } from './root.ts'

const config: Check = shaped({
  optional: { update_multi: flag, enable_forward: flag, enable_forward_interaction: flag, wide_screen_mode: flag },
})

const header: Check = shaped({
  required: { title: headerText },
  optional: { subtitle: headerText, text_tag_list: listOf(textTag), template: oneOf(...templates) },
})

/** One of these, by its tag. What 1.0 has beyond them is called missing here, and not wrong. */
const byTag =
  (known: () => Record<string, Check>): Check =>
  (value, at) => {
    if (!isObject(value)) throw wrong(at, 'a component must be an object', value)
    const { tag } = value
    if (typeof tag !== 'string' || tag === '') throw wrong(at, 'missing required property, property: tag')
    const check = Object.hasOwn(known(), tag) ? known()[tag] : undefined
    if (!check) throw wrong(at, `not supported here: ${tag} at this place of a 1.0 card`)
    check(value, at)
  }

/** `behaviors` as in 2.0, or what stood for them before. */
const oldButton: Check = (value, at) => {
  button(value, at)
  shaped({ optional: { value: anyObject, url: anyText, multi_url: multiUrl, complex_interaction: flag } })(value, at)
}

const oldImage: Check = (value, at) => {
  const wide = isObject(value) && value.size === 'stretch_without_padding'
  img(wide ? { ...value, size: 'stretch' } : value, at)
}

const oldDiv: Check = (value, at) => {
  div(value, at)
  shaped({ optional: { extra: byTag(() => ({ button: oldButton, img: oldImage })) } })(value, at)
}

const words = styledText('plain_text', 'lark_md')
const note: Check = shaped({
  required: {
    elements: listOf(
      byTag(() => ({ plain_text: words, lark_md: words, img: oldImage, standard_icon: icon, custom_icon: icon })),
    ),
  },
})

const action: Check = shaped({
  required: { actions: listOf(byTag(() => ({ button: oldButton }))) },
  optional: { layout: oneOf('bisected', 'trisection', 'flow', 'default') },
})

const columnSet: Check = shaped({
  required: { columns: listOf((value, at) => column(value, at)) },
  optional: { flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect') },
})

const display = { div: oldDiv, markdown, hr, img: oldImage, note, action, column_set: columnSet }

const column: Check = shaped({
  required: { tag: oneOf('column') },
  optional: {
    elements: listOf(byTag(() => ({ ...display, button: oldButton }))),
    width: anyText,
    weight: numberIn(1, 5),
  },
})

/** Properties and types of a card of 1.0: what the Chinese client shows of it. */
export function checkOldShape(card: Json): void {
  const at: Place = { path: [], tokens: tokensOf(card), loose: true }
  if (card.body !== undefined) throw wrong(at, 'a card without "schema": "2.0" is one of 1.0, which has no body')
  const said = { config: card.config, header: oldHeader(card), elements: oldElements(card) }
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  shaped({ optional: { config, header, elements: listOf(byTag(() => display)) } })(given, at)
}
