import * as t from '../texts/digest.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, type Template, tag } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, hr, note } from './kit/elements.ts'

/** A digest of the week or the month before it is posted. */
export interface DigestPreviewView {
  /** The card as it would be posted. */
  digest: Card
  /** `preview` before the first click, `confirm` after it, `queued` after the second. */
  state: 'preview' | 'confirm' | 'queued' | 'cancelled'
  /** The chain's name, or `推进办周览`. */
  name: string
  /** `第36周`, `9月月报` */
  label: string
  /** Period key, `2026-W36`. */
  period: string
  /** Chain id, `office` or `leading`. */
  target: string
  /** The version that posting would make. */
  version: number
  /** Absent when no group is bound. */
  groupName?: string | undefined
  /** What stands in the group now. Late text joins it by itself: a new one would say the same. */
  posted?: { version: number; atText: string } | undefined
  /** While its reports are not due: when they are, and what the office sends to post it all the same; `asked` once it has sent that. */
  early?: { dueText: string; command: string; asked: boolean } | undefined
  /** Nothing is known of one, since the time it was due in was lost by a restore. */
  mayStand?: boolean | undefined
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
  if (v.state === 'preview' && v.posted) return t.previewLines.unchanged
  return t.previewLines[v.state](v.groupName, v.version)
}

const earlyLine = ({ dueText, command, asked }: NonNullable<DigestPreviewView['early']>): string =>
  asked ? t.previewLines.early(dueText) : t.previewLines.notDue(dueText, command)

const choices = (v: DigestPreviewView): ButtonSpec[] => {
  const open = v.state === 'preview' || v.state === 'confirm'
  if (!open || v.groupName === undefined || v.early?.asked === false) return []
  const step = v.state === 'preview' ? 1 : 2
  const early = v.early ? ({ early: true } as const) : {}
  const action = { on: 'digest', period: v.period, target: v.target, step, version: v.version, ...early } as const
  const word = step === 2 ? buttonWords.postConfirm : v.posted ? buttonWords.postAgain : buttonWords.post
  const post: ButtonSpec = { label: word, kind: 'primary', action: { ...action, do: 'post' } }
  return step === 1 ? [post] : [post, { label: buttonWords.keepBack, action: { ...action, do: 'cancel' } }]
}

/** 汇总: what would be posted, to the office alone, with two clicks to post it. */
export const digestPreviewCard = (v: DigestPreviewView): Card => {
  const offered = choices(v)
  return card({
    title: t.previewTitle(v.name, v.label),
    template: v.posted ? 'green' : templates[v.state],
    tags: [tag(v.posted ? t.previewStates.posted : t.previewStates[v.state], v.posted ? 'green' : 'neutral')],
    summary: t.previewSummary(v.name, v.label),
    elements: [
      v.posted !== undefined && note(t.previewLines.posted(v.posted.version, v.posted.atText)),
      v.early !== undefined && div(earlyLine(v.early), { colour: 'orange' }),
      v.mayStand && (v.state === 'preview' || v.state === 'confirm') && div(t.perhapsPosted, { colour: 'orange' }),
      div(say(v), v.state === 'confirm' ? { colour: 'orange' } : {}),
      offered.length > 0 && buttons(...offered),
      hr(),
      ...v.digest.body.elements,
    ],
  })
}
