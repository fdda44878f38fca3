import { shown } from '../card/old-card.ts'
import { isObject, type Json, objects, text } from '../json.ts'

/** Every tagged object of a card in reading order, with the form it lies in. */
export interface CardNode {
  node: Json
  tag: string
  name: string
  form: Json | undefined
}

export function cardNodes(card: Json): CardNode[] {
  const found: CardNode[] = []
  const walk = (value: unknown, form: Json | undefined): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, form)
    else if (isObject(value)) {
      const tag = text(value.tag)
      if (tag) found.push({ node: value, tag, name: text(value.name), form })
      const inside = tag === 'form' ? value : form
      for (const [key, child] of Object.entries(value)) if (key !== 'chart_spec' && key !== 'value') walk(child, inside)
    }
  }
  walk(shown(card).body, undefined)
  return found
}

export const labelOf = (node: Json): string => (isObject(node.text) ? text(node.text.content) : text(node.text))

/** The payload of the first callback behaviour, or undefined when there is none. */
export function callbackOf(node: Json): { value: unknown } | undefined {
  const behavior = objects(node.behaviors).find((item) => item.type === 'callback')
  return behavior ? { value: behavior.value } : undefined
}

export interface Option {
  value: string
  label: string
}

export const optionsOf = (node: Json): Option[] =>
  objects(node.options).map((option) => ({ value: text(option.value), label: labelOf(option) }))

/** Fields a form sends; a button is none. */
export const fieldTags: readonly string[] = [
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
  'select_img',
]

/** A container that can be clicked counts too. */
export const buttonsOf = (card: Json): CardNode[] =>
  cardNodes(card).filter(({ tag }) => tag === 'button' || tag === 'interactive_container')

/** A button by name, by what is written on it, or, as `#0`, by its place among them. */
export function findButton(card: Json, wanted: string): CardNode {
  const buttons = buttonsOf(card)
  const byName = buttons.filter(({ name }) => name !== '' && name === wanted)
  const byId = buttons.filter(({ node }) => node.element_id === wanted)
  const byPlace = buttons.filter((_, i) => wanted === `#${i}`)
  const hits =
    [byName, byId, byPlace].find((some) => some.length) ?? buttons.filter(({ node }) => labelOf(node) === wanted)
  const known = buttons.map(({ node, name }) => (name ? `${name} (${labelOf(node)})` : labelOf(node))).join(', ')
  if (hits.length > 1) throw new Error(`more than one button ${wanted} on the card; it has: ${known}`)
  if (!hits[0]) throw new Error(`no button ${wanted} on the card; it has: ${known || 'none'}`)
  return hits[0]
}

export const fieldsOf = (card: Json): CardNode[] =>
  cardNodes(card).filter(({ tag }) => fieldTags.includes(tag) || tag === 'overflow')

/** A field by name or, as `#0`, by its place among them: outside a form it needs no name. */
export function findField(card: Json, name: string): CardNode {
  const fields = fieldsOf(card)
  const found = fields.find((item) => item.name === name) ?? fields.find((_, i) => name === `#${i}`)
  if (found) return found
  const known = cardNodes(card)
    .filter((item) => fieldTags.includes(item.tag))
    .map((item) => item.name)
  throw new Error(`no field ${name} on the card; it has: ${known.join(', ') || 'none'}`)
}
