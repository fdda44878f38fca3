import type { Json } from '../json.ts'
import { isObject, text } from '../json.ts'
import type { Modes } from '../modes.ts'
import { type CardNode, cardNodes, fieldTags, optionsOf } from './card-nodes.ts'

const lists: readonly string[] = ['multi_select_static', 'multi_select_person']
const pickerForms: Record<string, RegExp> = {
  date_picker: /^\d{4}-\d\d-\d\d$/,
  picker_time: /^\d\d:\d\d$/,
  picker_datetime: /^\d{4}-\d\d-\d\d \d\d:\d\d$/,
}
const pickers: readonly string[] = Object.keys(pickerForms)

export const fieldsOf = (card: Json, form: Json): CardNode[] =>
  cardNodes(card).filter((item) => item.form === form && fieldTags.includes(item.tag))

export const hasPicker = (fields: readonly CardNode[]): boolean => fields.some(({ tag }) => pickers.includes(tag))

/** What the control shows before anybody touches it. */
export function initialValue({ node, tag }: CardNode): unknown {
  if (tag === 'input') return node.default_value
  if (tag === 'checker') return node.checked === true
  if (tag === 'date_picker') return node.initial_date
  if (tag === 'picker_time') return node.initial_time
  if (tag === 'picker_datetime') return node.initial_datetime
  if (lists.includes(tag)) return node.selected_values
  const index = typeof node.initial_index === 'number' ? node.initial_index : 0
  return node.initial_option ?? (index > 0 ? optionsOf({ ...node })[index - 1]?.value : undefined)
}

/** A person picks what is written; the client sends the option's value. Free options stay as they are. */
export function chosen(field: CardNode, value: unknown, force: boolean): unknown {
  const { tag, name } = field
  if (value === undefined || value === null) return undefined
  if (lists.includes(tag) || (tag === 'select_img' && Array.isArray(value))) {
    if (!Array.isArray(value)) {
      if (force) return value
      throw new Error(`${name} takes a list`)
    }
    return value.map((item) => pick(field, item, force))
  }
  if (tag === 'checker') return force ? value : value === true
  if (force) return pickers.includes(tag) || tag === 'input' ? value : pick(field, value, force)
  if (typeof value !== 'string') throw new Error(`${name} takes text, not ${JSON.stringify(value)}`)
  const form = pickerForms[tag]
  if (form && value !== '' && !form.test(value)) throw new Error(`${name} takes ${form.source}, not ${value}`)
  if (tag === 'input' || form) return value
  return pick(field, value, force)
}

function pick({ node, tag, name }: CardNode, value: unknown, force: boolean): unknown {
  const options = optionsOf(node)
  const free = (tag === 'select_person' || tag === 'multi_select_person') && options.length === 0
  if (free && !force && value !== '' && !/^ou_/.test(text(value))) throw new Error(`${name} takes an open_id`)
  if (free || value === '') return value
  const found = options.find((option) => option.value === value) ?? options.find((option) => option.label === value)
  if (found) return found.value
  if (force) return value
  throw new Error(
    `${name} has no option ${JSON.stringify(value)}; it has: ${options.map((o) => `${o.value} (${o.label})`).join(', ')}`,
  )
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Fields in the form's order as the callback carries them. */
export function formValue(fields: readonly CardNode[], values: Json, modes: Modes): Json {
  const out: Json = {}
  for (const field of fields) {
    const value = values[field.name]
    if (!isEmpty(value)) out[field.name] = sent(field, value, modes)
    else {
      const empty = emptyValue(field, modes.emptyFields)
      if (empty !== undefined) out[field.name] = empty
    }
  }
  return out
}

/** Pickers carry the clicking person's offset. */
export const sent = ({ tag }: CardNode, value: unknown, modes: Modes): unknown =>
  pickers.includes(tag) && typeof value === 'string' && !/[+-]\d{4}$/.test(value)
    ? `${value} ${modes.utcOffset}`
    : value

function emptyValue({ tag }: CardNode, mode: Modes['emptyFields']): unknown {
  if (mode === 'absent') return undefined
  if (mode === 'string') return ''
  if (mode === 'array') return []
  return lists.includes(tag) ? [] : ''
}

/** What the official client refuses before it sends anything. */
export function clientRefusal(fields: readonly CardNode[], values: Json): string | undefined {
  for (const { node, tag, name } of fields) {
    const value = values[name]
    if (node.required === true && (isEmpty(value) || (tag === 'checker' && value !== true)))
      return `required field not filled: ${name}`
    const limit = typeof node.max_length === 'number' ? node.max_length : 1000
    if (tag === 'input' && [...text(value)].length > limit) return `${name} is longer than ${limit}`
    if (
      node.disabled === true &&
      !isObject(value) &&
      value !== undefined &&
      value !== initialValue({ node, tag, name, form: undefined })
    )
      return `${name} is disabled`
  }
  return undefined
}
