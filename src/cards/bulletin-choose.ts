import type { LineKind } from '../domain/bulletin.ts'
import * as t from '../texts/bulletin.ts'
import type { Reported } from '../texts/reported.ts'
import { type Card, card } from './kit/card.ts'
import { type FormElement, form, multiSelect } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

export interface BulletinChooseView {
  bulletin: string
  rev: number
  rangeText: string
  kinds: { kind: LineKind; options: { value: string; label: string }[]; chosen: string[] }[]
  /** Of the reports of those weeks, for what none of them has. */
  reported: Reported
  total: number
  /** How many were chosen beforehand, and how many did not fit any more. */
  preselected?: { count: number; left: number } | undefined
  /** Lines that are not listed. */
  rest: number
  fault?: string | undefined
  overtaken?: string | undefined
  savedText: string
}

const fields = ({ kind, options, chosen }: BulletinChooseView['kinds'][number], reported: Reported): FormElement[] => [
  heading(t.kindTitles[kind]),
  options.length > 0
    ? multiSelect({ name: kind, placeholder: t.kindHints[kind], options, chosen })
    : note(t.noneOfKind(reported)),
]

const allChosen = ({ kinds }: BulletinChooseView): boolean =>
  kinds.every(({ options, chosen }) => options.every(({ value }) => chosen.includes(value)))

/** 简报, the first step: which lines of which reports. */
export const bulletinChooseCard = (v: BulletinChooseView): Card => {
  const action = { on: 'bulletin', bulletin: v.bulletin, rev: v.rev } as const
  return card({
    title: t.titles.choose,
    subtitle: v.rangeText,
    template: v.fault ? 'red' : 'blue',
    summary: t.summaryOf(t.titles.choose, v.rangeText),
    elements: [
      v.overtaken !== undefined && div(v.overtaken, { colour: 'orange' }),
      v.fault !== undefined && faultLine(v.fault),
      div(t.chooseLead(v.total)),
      v.preselected !== undefined && note(t.preselected(v.preselected.count, v.preselected.left)),
      v.rest > 0 && note(t.moreChoices(v.rest)),
      form(
        'bulletin_choose',
        v.kinds.flatMap((kind) => fields(kind, v.reported)),
        [
          { label: t.buttons.choose, kind: 'primary', action: { ...action, do: 'choose' } },
          allChosen(v)
            ? { label: t.buttons.none, action: { ...action, do: 'select_none' } }
            : { label: t.buttons.all, action: { ...action, do: 'select_all' } },
          { label: t.buttons.drop, confirm: t.confirmDrop, action: { ...action, do: 'drop' } },
        ],
      ),
      note(v.savedText),
    ],
  })
}
