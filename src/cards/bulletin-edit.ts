import {
  type BulletinContent,
  type BulletinFault,
  type BulletinField,
  bulletinLimits,
  bulletinSections,
  chineseNumber,
} from '../domain/bulletin.ts'
import * as t from '../texts/bulletin.ts'
import { box } from './box.ts'
import { type Card, card } from './kit/card.ts'
import { buttons, type FormElement, form } from './kit/controls.ts'
import { div, faultLine, heading, note } from './kit/elements.ts'

export interface BulletinEditView {
  bulletin: string
  rev: number
  rangeText: string
  content: BulletinContent
  faults: readonly BulletinFault[]
  /** Who saved while this was typed. */
  overtaken?: string | undefined
  sources: number
  savedText: string
}

const rest = ['report_to', 'send_to', 'copy_to', 'editor', 'reviewer', 'signer'] as const

/** 简报, the second step: every text the office may change. */
export const bulletinEditCard = (v: BulletinEditView): Card => {
  const action = { on: 'bulletin', bulletin: v.bulletin, rev: v.rev } as const
  const field = (name: BulletinField, rows?: number): FormElement[] => [
    ...v.faults.filter((fault) => fault.field === name).map((fault) => faultLine(t.faultText(fault))),
    ...box({
      name,
      placeholder: t.fieldHints[name],
      max: bulletinLimits[name],
      value: v.content[name],
      ...(rows === undefined ? {} : { rows }),
    }),
  ]
  return card({
    title: t.titles.edit,
    subtitle: v.rangeText,
    template: v.faults.length > 0 ? 'red' : 'blue',
    summary: t.summaryOf(t.titles.edit, v.rangeText),
    elements: [
      v.overtaken !== undefined && div(v.overtaken, { colour: 'orange' }),
      v.overtaken !== undefined && buttons({ label: t.buttons.reload, action: { ...action, do: 'open' } }),
      ...v.faults.filter((fault) => fault.field === 'body').map((fault) => faultLine(t.faultText(fault))),
      form(
        'bulletin_edit',
        [
          heading(t.boxTitle(t.fieldTitles.title, 'title')),
          ...field('title'),
          ...bulletinSections.flatMap((section, index) => [
            heading(t.boxTitle(`${chineseNumber(index + 1)}、${t.sectionTitles[section]}`, section)),
            ...field(section, 4),
          ]),
          ...rest.flatMap((name) => [heading(t.boxTitle(t.fieldTitles[name], name)), ...field(name)]),
        ],
        [
          { label: t.buttons.preview, kind: 'primary', action: { ...action, do: 'preview' } },
          { label: t.buttons.save, action: { ...action, do: 'save' } },
          { label: t.buttons.back, confirm: t.confirmBack, action: { ...action, do: 'back' } },
          { label: t.buttons.drop, confirm: t.confirmDrop, action: { ...action, do: 'drop' } },
        ],
      ),
      note(t.sourcesLine(v.sources)),
      note(v.savedText),
    ],
  })
}
