import type { PrintedBulletin } from '../domain/bulletin.ts'
import * as t from '../texts/bulletin.ts'
import { bulletinBlocks } from './bulletin-blocks.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { buttons, form, input, multiSelect } from './kit/controls.ts'
import { div, faultLine, heading, hr, note } from './kit/elements.ts'

export interface BulletinPreviewView {
  state: 'preview' | 'issued' | 'dropped'
  bulletin: string
  rev: number
  rangeText: string
  printed: PrintedBulletin
  /** Groups it may go to, and those that are ticked. */
  groups: { value: string; label: string }[]
  chosen: string[]
  /** Asked of the office: which number the last issue of the year had. `known`: it had at least this. */
  lastNumber?: { year: number; known: number; fault?: boolean | undefined } | undefined
  overtaken?: string | undefined
  /** Who saved, issued or dropped it, and when. */
  line: string
}

const templates: Record<BulletinPreviewView['state'], Template> = { preview: 'blue', issued: 'green', dropped: 'grey' }

const offer = (v: BulletinPreviewView) => {
  const action = { on: 'bulletin', bulletin: v.bulletin, rev: v.rev } as const
  switch (v.state) {
    case 'preview':
      return [
        form(
          'bulletin_issue',
          [
            ...(v.lastNumber
              ? [
                  heading(t.lastNumberTitle(v.lastNumber.year)),
                  note(t.lastNumberWhy(v.lastNumber.known)),
                  ...(v.lastNumber.fault ? [faultLine(t.lastNumberFault(v.lastNumber.known))] : []),
                  input({ name: 'last_number', placeholder: t.lastNumberHint, max: 10 }),
                ]
              : []),
            heading(t.groupsTitle),
            v.groups.length > 0
              ? multiSelect({ name: 'groups', placeholder: t.groupsHint, options: v.groups, chosen: v.chosen })
              : note(t.noGroups),
          ],
          [
            { label: t.buttons.issue, kind: 'primary', confirm: t.confirmIssue, action: { ...action, do: 'issue' } },
            { label: t.buttons.word, action: { ...action, do: 'word' } },
            { label: t.buttons.change, action: { ...action, do: 'change' } },
            { label: t.buttons.drop, confirm: t.confirmDrop, action: { ...action, do: 'drop' } },
          ],
        ),
      ]
    case 'issued':
      return [buttons({ label: t.buttons.wordAgain, action: { ...action, do: 'word' } })]
    case 'dropped':
      return []
  }
}

/** 简报, the last step: all of the text, and whom it goes to. Afterwards, how it ended. */
export const bulletinPreviewCard = (v: BulletinPreviewView): Card =>
  card({
    title: t.titles[v.state],
    subtitle: v.rangeText,
    template: templates[v.state],
    summary: t.summaryOf(t.titles[v.state], v.rangeText),
    elements: [
      v.overtaken !== undefined && div(v.overtaken, { colour: 'orange' }),
      div(v.line, { max: 1500 }),
      hr(),
      ...(v.state === 'dropped'
        ? []
        : [heading(`${v.printed.masthead}${v.printed.issue}`), ...bulletinBlocks(v.printed), hr()]),
      ...offer(v),
    ],
  })
