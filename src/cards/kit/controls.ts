import { cleanText, oneLine } from '../../domain/text.ts'
import { type CardAction, encode } from '../action-value.ts'
import type { Chart } from './chart.ts'
import { type Div, type Hr, type Markdown, type PersonList, type PlainText, plain } from './elements.ts'
import { cutUnits } from './text.ts'

type Button = {
  tag: 'button'
  name: string
  text: PlainText
  type: 'default' | 'primary_filled' | 'danger' | 'primary_text'
  size?: 'small'
  form_action_type?: 'submit'
  behaviors: [{ type: 'callback'; value: Record<string, unknown> }]
  confirm?: { title: PlainText; text: PlainText }
}
type Input = {
  tag: 'input'
  name: string
  input_type: 'text' | 'multiline_text'
  placeholder: PlainText
  max_length: number
  width: 'fill'
  default_value?: string
  rows?: number
  auto_resize?: true
}
type Select = {
  tag: 'select_static'
  name: string
  placeholder: PlainText
  options: { text: PlainText; value: string }[]
  width: 'fill'
  initial_option?: string
}
type MultiSelect = {
  tag: 'multi_select_static'
  name: string
  placeholder: PlainText
  options: { text: PlainText; value: string }[]
  width: 'fill'
  selected_values?: string[]
}
type DatePicker = {
  tag: 'date_picker'
  name: string
  placeholder: PlainText
  width: 'fill'
  initial_date?: string
}
type Column = {
  tag: 'column'
  width: 'auto' | 'weighted'
  weight?: number
  vertical_align: 'center'
  elements: (Div | Markdown | Button)[]
}
type ColumnSet = { tag: 'column_set'; flex_mode: 'none' | 'flow'; horizontal_spacing: '8px'; columns: Column[] }
export type FormElement = Div | Markdown | Hr | Input | Select | MultiSelect | DatePicker | ColumnSet
type Form = { tag: 'form'; name: string; vertical_spacing: '8px'; elements: FormElement[] }
/** Closed until tapped, for full texts below a headline. */
type Panel = {
  tag: 'collapsible_panel'
  expanded: boolean
  header: { title: PlainText }
  border: { color: 'grey' }
  padding: '8px'
  elements: (Div | Markdown)[]
}
export type Element = FormElement | Form | Panel | Chart | PersonList

export interface ButtonSpec {
  label: string
  action: CardAction
  /** Told apart from its like on the same card, `nudge_aerospace`; plain `nudge` without. */
  about?: string
  /** `quiet` stands beside a line without drawing the eye. */
  kind?: 'primary' | 'danger' | 'quiet'
  confirm?: { title: string; text: string }
}

const buttonTypes = { plain: 'default', primary: 'primary_filled', danger: 'danger', quiet: 'primary_text' } as const

const button = (spec: ButtonSpec): Button => ({
  tag: 'button',
  name: spec.about ? `${spec.action.do}_${spec.about.replace(/[^A-Za-z0-9]+/g, '_')}` : spec.action.do,
  text: plain(spec.label, 90),
  type: buttonTypes[spec.kind ?? 'plain'],
  ...(spec.kind === 'quiet' && { size: 'small' as const }),
  behaviors: [{ type: 'callback', value: encode(spec.action) }],
  ...(spec.confirm && { confirm: { title: plain(spec.confirm.title), text: plain(spec.confirm.text) } }),
})

const side = (elements: Column['elements']): Column => ({
  tag: 'column',
  width: 'auto',
  vertical_align: 'center',
  elements,
})

const inRow = (buttons: Button[]): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: buttons.map((each) => side([each])),
})

/** Buttons side by side, on a phone wrapped where they do not fit. */
export const buttons = (...specs: ButtonSpec[]): ColumnSet => inRow(specs.map(button))

export const panel = (title: string, elements: Panel['elements'], expanded = false): Panel => ({
  tag: 'collapsible_panel',
  expanded,
  header: { title: plain(oneLine(title)) },
  border: { color: 'grey' },
  padding: '8px',
  elements,
})

/** Text with one button at its right. */
export const withButton = (text: Div | Markdown, spec: ButtonSpec): ColumnSet => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: [
    { tag: 'column', width: 'weighted', weight: 1, vertical_align: 'center', elements: [text] },
    side([button(spec)]),
  ],
})

/** A form with its submit buttons in the last row. Feishu takes forms only at the root of the body and only with a submit button (300123). */
export const form = (name: string, elements: FormElement[], specs: ButtonSpec[]): Form => ({
  tag: 'form',
  name,
  vertical_spacing: '8px',
  elements: [...elements, submits(...specs)],
})

/** Buttons of a form that stand above its last row. */
export const submits = (...specs: ButtonSpec[]): ColumnSet =>
  inRow(specs.map((spec) => ({ ...button(spec), form_action_type: 'submit' as const })))

/** How much of a text that is too long a box gives back. Feishu lets nobody type more than 1000 into one, and a card has to hold them all. */
export const givenBack = (max: number): number => Math.min(1000, 3 * max)

/**
 * Not `required`: the client would enforce it for every submit button, 暂存 included. `max` is the limit that holds, so that the client's counter
 * tells the truth; where more stands in the box already, it has room for that, and the server says how much is too much.
 */
export const input = (spec: {
  name: string
  placeholder: string
  max: number
  value?: string | undefined
  rows?: number
}): Input => {
  const value = cutUnits(cleanText(spec.value ?? ''), givenBack(spec.max))
  return {
    tag: 'input',
    name: spec.name,
    input_type: spec.rows ? 'multiline_text' : 'text',
    placeholder: plain(spec.placeholder),
    max_length: Math.max(spec.max, value.length),
    width: 'fill',
    ...(value && { default_value: value }),
    ...(spec.rows && { rows: spec.rows, auto_resize: true as const }),
  }
}

/** A value that is no option is left out: Feishu knows no such choice. */
export const select = (spec: {
  name: string
  placeholder: string
  options: readonly { value: string; label: string }[]
  chosen?: string | undefined
}): Select => ({
  tag: 'select_static',
  name: spec.name,
  placeholder: plain(spec.placeholder),
  options: spec.options.map(({ value, label }) => ({ text: plain(label), value })),
  width: 'fill',
  ...(spec.options.some(({ value }) => value === spec.chosen) && { initial_option: spec.chosen ?? '' }),
})

/** Ticks that are no options are left out. The value comes back as a list, and not at all when nothing is ticked. */
export const multiSelect = (spec: {
  name: string
  placeholder: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
}): MultiSelect => {
  const selected = spec.chosen.filter((value) => spec.options.some((option) => option.value === value))
  return {
    tag: 'multi_select_static',
    name: spec.name,
    placeholder: plain(spec.placeholder),
    options: spec.options.map(({ value, label }) => ({ text: plain(label, 200), value })),
    width: 'fill',
    ...(selected.length > 0 && { selected_values: selected }),
  }
}

export const datePicker = (spec: { name: string; placeholder: string; day?: string | undefined }): DatePicker => ({
  tag: 'date_picker',
  name: spec.name,
  placeholder: plain(spec.placeholder),
  width: 'fill',
  ...(spec.day !== undefined && { initial_date: spec.day }),
})
