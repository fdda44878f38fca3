import { isObject, type Json, objects, text } from '../json.ts'

/** A card without a schema is one of 1.0. */
export const isOld = (card: Json): boolean => card.schema === undefined || card.schema === '1.0'

/** An empty card may become either. */
export const isOtherSchema = (before: Json, after: Json): boolean =>
  [before, after].every((card) => Object.keys(card).length > 0) && isOld(before) !== isOld(after)

/** Everybody who has the card sees its update; an update asks for this word also where it is the default. */
export const isShared = (card: Json): boolean => isObject(card.config) && card.config.update_multi === true

/** Whole cards by language go before what is said once; the people here read Chinese. */
const inChinese = (byLanguage: unknown, once: unknown): unknown =>
  isObject(byLanguage) && Object.keys(byLanguage).length > 0 ? (byLanguage.zh_cn ?? Object.values(byLanguage)[0]) : once

export const oldHeader = (card: Json): unknown => inChinese(card.i18n_header, card.header)
export const oldElements = (card: Json): unknown => inChinese(card.i18n_elements, card.elements)

const kept = new WeakMap<Json, Json>()

/**
 * What the client shows of a card: one of 2.0 is itself, one of 1.0 is said in components of 2.0, so that page, clicks and reading know one kind.
 * The same object for the same card: a button is found again by what it is.
 */
export function shown(card: Json): Json {
  if (!isOld(card)) return card
  const known = kept.get(card)
  if (known) return known
  const header = oldHeader(card)
  const said = {
    ...(isObject(header) ? { header } : {}),
    body: { elements: objects(oldElements(card)).map(component) },
  }
  kept.set(card, said)
  return said
}

const layouts: Record<string, string> = { bisected: 'bisect', trisection: 'trisect' }

function component(node: Json): Json {
  switch (node.tag) {
    case 'note':
      return row(objects(node.elements).flatMap(remark), 'flow')
    case 'action':
      return actions(objects(node.actions).map(component), layouts[text(node.layout)])
    case 'button':
      return { ...node, behaviors: behaviorsOf(node) }
    case 'column_set':
      return { ...node, columns: objects(node.columns).map((one) => ({ ...one, elements: inside(one) })) }
    case 'div':
      return isObject(node.extra) ? beside(node, component(node.extra)) : node
    default:
      return node
  }
}

const inside = (column: Json): Json[] => objects(column.elements).map(component)

const column = (node: Json, more: Json = {}): Json => ({ tag: 'column', width: 'auto', ...more, elements: [node] })

const row = (nodes: readonly Json[], flexMode: string): Json => ({
  tag: 'column_set',
  flex_mode: flexMode,
  columns: nodes.map((node) => column(node)),
})

/** Side by side as they are wide, or each as wide as its half or third. */
const actions = (buttons: readonly Json[], layout: string | undefined): Json =>
  layout
    ? row(
        buttons.map((button) => ({ ...button, width: 'fill' })),
        layout,
      )
    : row(buttons, 'flow')

const beside = ({ extra: _, ...node }: Json, extra: Json): Json => ({
  tag: 'column_set',
  flex_mode: 'none',
  columns: [column(node, { width: 'weighted', weight: 1 }), column(extra)],
})

/** A piece of the small grey line below. Icons of Feishu's own are drawn nowhere here. */
const remark = (node: Json): Json[] => {
  if (node.tag === 'standard_icon') return []
  if (node.tag === 'img' || node.tag === 'custom_icon') return [{ ...node, tag: 'img', size: 'tiny', preview: false }]
  return [{ tag: 'div', text: { ...node, text_size: 'notation', text_color: 'grey' } }]
}

/** `value` and `url` of old; with both only the link works, unless `complex_interaction` asks for both. */
function behaviorsOf({ behaviors, value, url, multi_url, complex_interaction }: Json): Json[] {
  if (behaviors !== undefined) return objects(behaviors)
  const { url: own, ...urls }: Json = isObject(multi_url) ? multi_url : { url }
  const link = own || urls.pc_url ? [{ type: 'open_url', default_url: own || urls.pc_url, ...urls }] : []
  const callback = isObject(value) && (link.length === 0 || complex_interaction === true)
  return [...link, ...(callback ? [{ type: 'callback', value }] : [])]
}
