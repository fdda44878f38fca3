import * as t from '../texts/digest.ts'
import { demoTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type ChiefDigestView, chiefDigestBlocks } from './chief-digest-blocks.ts'
import { type Card, card, type Template, tag } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, hr, note } from './kit/elements.ts'
import { type OfficeDigestView, officeDigestBlocks } from './office-digest-blocks.ts'

export interface DigestPreviewView {
  digest: { kind: 'chief'; view: ChiefDigestView } | { kind: 'office'; view: OfficeDigestView }
  /** `preview` before the first click, `confirm` after it, `queued` after the second. */
  state: 'preview' | 'confirm' | 'queued' | 'cancelled'
  /** Period key, `2026-W36`. */
  period: string
  /** Chain id, or `office`. */
  target: string
  /** The version that posting would make. */
  version: number
  /** Absent when no group is bound. */
  groupName?: string | undefined
  /** What stands in the group now. */
  posted?: { version: number; atText: string } | undefined
  /** False when the content is what stands in the group. */
  changed: boolean
}

const templates: Record<DigestPreviewView['state'], Template> = {
  preview: 'blue',
  confirm: 'orange',
  queued: 'green',
  cancelled: 'grey',
}

const say = (v: DigestPreviewView): string => {
  if (v.groupName === undefined) return t.previewLines.noGroup
  if (v.state === 'cancelled') return t.previewLines.cancelled
  if (v.state === 'queued') return t.previewLines.queued(v.groupName, v.version)
  if (v.state === 'preview' && v.posted && !v.changed) return t.previewLines.unchanged
  return t.previewLines[v.state](v.groupName, v.version)
}

const choices = (v: DigestPreviewView): ButtonSpec[] => {
  const open = v.state === 'preview' || v.state === 'confirm'
  if (!open || v.groupName === undefined) return []
  const step = v.state === 'preview' ? 1 : 2
  const action = { on: 'digest', period: v.period, target: v.target, step, version: v.version } as const
  const word =
    step === 2
      ? buttonWords.postConfirm
      : v.posted
        ? v.changed
          ? buttonWords.repost
          : buttonWords.postAgain
        : buttonWords.post
  const post: ButtonSpec = { label: word, kind: 'primary', action: { ...action, do: 'post' } }
  return step === 1 ? [post] : [post, { label: buttonWords.keepBack, action: { ...action, do: 'cancel' } }]
}

/** 汇总: what would be posted, to the office alone, with two clicks to post it. */
export const digestPreviewCard = (v: DigestPreviewView): Card => {
  const { kind, view } = v.digest
  const name = kind === 'chief' ? view.chainName : t.officeDigestName
  const posted = v.posted && !v.changed
  const offered = choices(v)
  return card({
    title: t.previewTitle(name, view.weekLabel),
    template: posted ? 'green' : templates[v.state],
    tags: [
      tag(posted ? t.previewStates.posted : t.previewStates[v.state], posted ? 'green' : 'neutral'),
      view.demo && tag(demoTag, 'violet'),
    ],
    summary: t.previewSummary(name, view.weekLabel),
    elements: [
      v.posted !== undefined && note(t.previewLines.posted(v.posted.version, v.posted.atText)),
      div(say(v), v.state === 'confirm' ? { colour: 'orange' } : {}),
      offered.length > 0 && buttons(...offered),
      hr(),
      ...(kind === 'chief' ? chiefDigestBlocks(view) : officeDigestBlocks(view)),
    ],
  })
}
