import type { RecordLight } from '../domain/records/light.ts'
import * as t from '../texts/records.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { type ButtonSpec, buttons, withButton } from './kit/controls.ts'
import { type Colour, div, heading, hr, note, term } from './kit/elements.ts'

/** What stands on top of every card of one record. */
export interface RecordHead {
  /** `任务〔2026〕12号` */
  number: string
  title: string
  chainName: string
  stateWord: string
  light?: { is: RecordLight; text: string } | undefined
  /** Marks such as 待批延期, 敏感. */
  marks: readonly string[]
}

export interface RecordView extends RecordHead {
  /** The first line, of every card of its kind. */
  always?: string | undefined
  /** What has just happened, to whoever is told of it. */
  told?: string | undefined
  /** Label and value, empty ones left out. */
  fields: readonly (readonly [string, string])[]
  /** What the kind draws itself: an agenda. */
  rows?: readonly { text: string; button?: ButtonSpec }[]
  links: readonly string[]
  /** The newest first. */
  history: readonly string[]
  /** Of all history, when it is more than is shown. */
  historyPage?: string | undefined
  steps: readonly ButtonSpec[]
  turning: readonly ButtonSpec[]
}

export const lightColours: Record<RecordLight, Colour> = {
  red: 'red',
  orange: 'orange',
  yellow: 'orange',
  blue: 'blue',
  green: 'green',
}
const templates: Record<RecordLight, Template> = {
  red: 'red',
  orange: 'orange',
  yellow: 'orange',
  blue: 'blue',
  green: 'green',
}

/** Number, state, light and marks: the same on the detail card and above every form. */
export const headBlocks = ({ light, marks, stateWord }: RecordHead) => [
  div(`${t.labels.state}：${stateWord}`, { colour: 'grey' }),
  ...(light ? [div(light.text, { colour: lightColours[light.is] })] : []),
  ...marks.map((mark) => div(mark, { colour: 'orange' })),
]

/** Any record as it stands, with what its reader may do to it. */
export const recordCard = (v: RecordView): Card =>
  card({
    title: v.title,
    subtitle: `${v.number} · ${v.chainName}`,
    template: v.light ? templates[v.light.is] : 'grey',
    summary: `${v.number} ${v.title}`,
    elements: [
      v.always !== undefined && note(v.always),
      v.told !== undefined && div(v.told),
      ...headBlocks(v),
      ...v.fields.flatMap(([label, value]) => field(label, value)),
      ...(v.rows ?? []).map(({ text, button }) => (button ? withButton(div(text), button) : div(text))),
      ...v.links.map((each) => div(each)),
      hr(),
      heading(v.historyPage ? `${t.labels.history}（${v.historyPage}）` : t.labels.history),
      ...(v.history.length > 0
        ? v.history.map((each) => div(each, { size: 'notation', max: 700 }))
        : [note(t.noHistory)]),
      ...rows(v.steps),
      ...rows(v.turning),
    ],
  })

/** In the place of a card whose record its holder may not see any more. */
export const hiddenRecordCard = (title: string): Card =>
  card({
    title,
    template: 'grey',
    summary: title,
    elements: [note(t.hiddenNow)],
  })

/** Beside its label what fits there; longer text, 要求 above all, below it and whole. */
const field = (label: string, value: string) =>
  value.length > longestBeside || value.includes('\n')
    ? [heading(label), div(value, { max: 1_200 })]
    : [term(label, value)]
const longestBeside = 60

/** Feishu wraps a row on a phone; four buttons a row read well. */
const rows = (specs: readonly ButtonSpec[]) =>
  Array.from({ length: Math.ceil(specs.length / 4) }, (_, i) => buttons(...specs.slice(i * 4, i * 4 + 4)))
