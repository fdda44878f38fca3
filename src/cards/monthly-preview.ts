import type { Month } from '../domain/monthly-clock.ts'
import * as d from '../texts/digest.ts'
import { monthStatusLabel } from '../texts/monthly-lists.ts'
import { demoTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, type Template, tag } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, hr, note } from './kit/elements.ts'

export interface MonthPreviewView {
  /** The card as it would be posted. */
  digest: Card
  state: 'preview' | 'confirm' | 'queued' | 'cancelled'
  name: string
  month: Month
  /** Chain id, `office` or `leading`. */
  target: string
  version: number
  /** Absent when no group is bound. */
  groupName?: string | undefined
  posted?: { version: number; atText: string } | undefined
  demo: boolean
}

const templates: Record<MonthPreviewView['state'], Template> = {
  preview: 'blue',
  confirm: 'orange',
  queued: 'green',
  cancelled: 'grey',
}

const choices = (v: MonthPreviewView): ButtonSpec[] => {
  if (v.groupName === undefined || v.state === 'queued' || v.state === 'cancelled') return []
  const step = v.state === 'preview' ? 1 : 2
  const action = { on: 'digest', period: v.month, target: v.target, step, version: v.version } as const
  const word = step === 2 ? buttonWords.postConfirm : v.posted ? buttonWords.postAgain : buttonWords.post
  const post: ButtonSpec = { label: word, kind: 'primary', action: { ...action, do: 'post' } }
  return step === 1 ? [post] : [post, { label: buttonWords.keepBack, action: { ...action, do: 'cancel' } }]
}

const say = (v: MonthPreviewView): string => {
  if (v.groupName === undefined) return d.previewLines.noGroup
  return v.state === 'cancelled' ? d.previewLines.cancelled : d.previewLines[v.state](v.groupName, v.version)
}

/** 汇总 月报: what would be posted, to the office alone, with two clicks to post it. */
export const monthPreviewCard = (v: MonthPreviewView): Card => {
  const offered = choices(v)
  const label = monthStatusLabel(v.month)
  return card({
    title: d.previewTitle(v.name, label),
    template: templates[v.state],
    tags: [tag(d.previewStates[v.state], 'neutral'), v.demo && tag(demoTag, 'violet')],
    summary: d.previewSummary(v.name, label),
    elements: [
      v.posted !== undefined && note(d.previewLines.posted(v.posted.version, v.posted.atText)),
      div(say(v), v.state === 'confirm' ? { colour: 'orange' } : {}),
      offered.length > 0 && buttons(...offered),
      hr(),
      ...v.digest.body.elements,
    ],
  })
}
