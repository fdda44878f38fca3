import type { Field, Value } from '../domain/records/field.ts'
import { mostCharacters } from '../texts/records.ts'
import { type Card, card } from './kit/card.ts'
import {
  type ButtonSpec,
  buttons,
  datePicker,
  type FormElement,
  form,
  input,
  multiSelect,
  select,
} from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'
import { headBlocks, type RecordHead } from './record.ts'

/** One field as a form asks it. */
export interface FieldView {
  field: Field
  label: string
  hint: string
  typed: unknown
  /** What can be picked, where it is not typed. */
  options: readonly { value: string; label: string }[]
  fault?: string | undefined
}

export interface RecordFormView {
  /** `task_feedback`, `task_create` */
  name: string
  title: string
  subtitle: string
  /** The first line, of every form of its kind. */
  always?: string | undefined
  head?: RecordHead | undefined
  ask?: string | undefined
  /** A sentence above all fields: a likely twin, a draft. */
  note?: string | undefined
  warning?: { text: string; buttons: readonly ButtonSpec[] } | undefined
  fields: readonly FieldView[]
  submits: ButtonSpec[]
}

const textOf = (typed: unknown): string | undefined =>
  typeof typed === 'string' ? typed : Array.isArray(typed) ? typed.join('、') : nameOf(typed as Value | undefined)
const nameOf = (typed: Value | undefined): string | undefined =>
  typeof typed === 'object' && 'name' in typed ? typed.name : undefined

/** What a box takes, said above it; undefined for what is picked. */
const longest = (field: Field): number | undefined => {
  switch (field.is) {
    case 'text':
    case 'line':
    case 'moment':
      return field.most
    case 'person':
    case 'ref':
      return 30
    case 'link':
    case 'firms':
      return 200
    case 'firm':
      return 60
    case 'code':
    case 'amount':
      return 30
    case 'number':
    case 'time':
      return 12
    case 'topics':
      return 40 * field.most
    default:
      return undefined
  }
}

const above = ({ field, label }: FieldView): string => {
  const most = longest(field)
  return [label, ...(field.required ? [' *'] : []), ...(most === undefined ? [] : [mostCharacters(most)])].join('')
}

const control = ({ field, hint, typed, options }: FieldView): FormElement => {
  const { key: name } = field
  const box = { name, placeholder: hint, max: longest(field) ?? 0, value: textOf(typed) }
  switch (field.is) {
    case 'day': {
      const day = /^\d{4}-\d{2}-\d{2}/u.exec(textOf(typed) ?? '')?.[0]
      return datePicker({ name, placeholder: hint, day })
    }
    case 'pick':
      return select({ name, placeholder: hint, options, chosen: textOf(typed) })
    case 'picks':
      return multiSelect({ name, placeholder: hint, options, chosen: Array.isArray(typed) ? typed : [] })
    case 'unit':
    case 'chain':
    case 'choice':
      return select({ name, placeholder: hint, options, chosen: textOf(typed) })
    case 'units':
    case 'parties':
      return multiSelect({ name, placeholder: hint, options, chosen: Array.isArray(typed) ? typed : [] })
    case 'text':
    case 'topics':
      return input({ ...box, rows: 3 })
    default:
      return input(box)
  }
}

/** The form of one step, or of a new record: of any kind. */
export const recordForm = (v: RecordFormView): Card =>
  card({
    title: v.title,
    subtitle: v.subtitle,
    template: v.fields.some(({ fault }) => fault !== undefined) ? 'red' : 'blue',
    summary: v.title,
    elements: [
      v.always !== undefined && note(v.always),
      ...(v.head ? headBlocks(v.head) : []),
      v.ask !== undefined && div(v.ask),
      v.note !== undefined && note(v.note),
      v.warning && div(v.warning.text, { colour: 'orange' }),
      v.warning && v.warning.buttons.length > 0 && buttons(...v.warning.buttons),
      form(
        v.name,
        v.fields.flatMap((one) => [
          heading(above(one)),
          ...(one.fault === undefined ? [] : [faultLine(one.fault)]),
          control(one),
        ]),
        v.submits,
      ),
    ],
  })
