import type { Card } from '../cards/kit/card.ts'
import { parseObject } from './json.ts'

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** What a control of a form shows at the beginning, by its tag. */
const initial: Readonly<Record<string, string>> = {
  input: 'default_value',
  select_static: 'initial_option',
  multi_select_static: 'selected_values',
  date_picker: 'initial_date',
}

/**
 * A card as it was sent, with its form filled as it was typed and every other box empty.
 * @returns undefined where that card has not all of these fields: it shows something else by now.
 */
export const refilled = (
  body: string,
  form: Readonly<Record<string, unknown>>,
  emptied: readonly string[],
): Card | undefined => {
  const card = parseObject(body)
  const missing = new Set([...Object.keys(form), ...emptied])
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (!isObject(value)) return value
    const property = typeof value.tag === 'string' ? initial[value.tag] : undefined
    if (property === undefined || typeof value.name !== 'string') return mapped(value)
    missing.delete(value.name)
    const { [property]: _, ...rest } = value
    const typed = form[value.name]
    const empty = typed === undefined || typed === '' || (Array.isArray(typed) && typed.length === 0)
    return empty ? rest : { ...rest, [property]: property === 'initial_date' ? String(typed).slice(0, 10) : typed }
  }
  const mapped = (value: Json): Json => Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visit(one)]))
  const filled = card && mapped(card)
  // One of ours, with other values in its boxes.
  return missing.size === 0 ? (filled as unknown as Card | undefined) : undefined
}
