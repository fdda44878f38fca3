import { lastStep, stepOfCause } from '../../db/record-steps.ts'
import { readRecord } from '../../db/records.ts'
import { withoutFirms } from '../../domain/names.ts'
import { instructionSource } from '../../domain/records/instruct-steps.ts'
import { isOpen } from '../../domain/records/kind.ts'
import type { Seen } from '../../domain/records/marks.ts'
import { dayOf, type Instant, weekOf } from '../../domain/time.ts'
import { weekLabel } from '../../texts/dates.ts'
import * as t from '../../texts/record-digest.ts'
import { roleWords } from '../../texts/words.ts'
import type { Ctx } from '../context.ts'
import type { StoodRecord } from './as-of.ts'
import { type Kind, stepText } from './kinds.ts'
import { numberOf } from './names.ts'

/** A record that a digest asks its reader to decide about. */
export interface ToDecide extends t.DecideLine {
  id: string
  kind: string
  no: number
  rev: number
  /** Its buttons, in order; none once it is answered. */
  steps: readonly string[]
  answered?: string | undefined
  /** In the place of what it asks. */
  line?: string
}

const ordering = ['instruct', 'hand_over', 'read'] as const
/** What the chief has given out, and what is asked of it. */
const extending = ['grant', 'refuse'] as const

/** Whether a record lies with the chief of its chain, not yet decided. */
export const liesWithChief = (kind: Kind, is: StoodRecord): boolean =>
  is.class === 'wait' && kind.declared.rung?.(is) === 'chief'

/** A task of the chief's own whose day is asked to be moved. */
const asksChief = (is: StoodRecord): boolean =>
  isOpen(is.class) && is.source === instructionSource && is.post === 'chief' && is.values.asked_due !== undefined

export const isForChief = (kind: Kind, is: StoodRecord): boolean => liesWithChief(kind, is) || asksChief(is)

/** A line for it, with its buttons, or with what it was answered since. */
export const toDecide = async (
  ctx: Ctx,
  kind: Kind,
  { is, was, mark }: Seen<StoodRecord> & { mark: t.DecideLine['mark'] },
  at: Instant,
): Promise<ToDecide> => {
  const { zone } = ctx.rules
  const extension = asksChief(is)
  // Its words and its day as they have been corrected since: a digest that is drawn anew shows the report as it is now.
  const now = (await readRecord(ctx.tx, is.id)) ?? is
  const isGone = kind.declared.states[now.state] === 'void'
  const answered = (await answerSince(ctx, kind, is.id, at)) ?? (isGone ? t.takenBack : undefined)
  const { asked_due: asked } = is.values
  return {
    id: is.id,
    kind: kind.key,
    no: is.no,
    rev: now.rev,
    number: numberOf(ctx, is),
    title: now.sensitive ? undefined : withoutFirms(now.title, ctx.rules.firms),
    mark,
    since: was ? weekLabel([weekOf(dayOf(is.createdAt, zone))]) : undefined,
    ...(extension ? { extend: String(asked) } : { due: now.due }),
    steps: answered === undefined ? [...(extension ? extending : []), ...ordering] : [],
    answered,
  }
}

/** How it was answered after the digest's own moment; undefined: it was not, or that was taken back. */
const answerSince = async (ctx: Ctx, kind: Kind, id: string, at: Instant): Promise<string | undefined> => {
  const steps = []
  for (const key of [...ordering, ...extending, 'order-gone']) steps.push(await lastStep(ctx.tx, id, key))
  const [last] = steps.flatMap((step) => (step && step.at >= at ? [step] : [])).toSorted((a, b) => b.seq - a.seq)
  if (!last || last.step === 'order-gone') return undefined
  const made = await stepOfCause(ctx.tx, `${last.sourceKey}/task`)
  const task = made && (await readRecord(ctx.tx, made.recordId))
  const post = roleWords[last.post === 'leader' || last.post === 'office' ? last.post : 'chief']
  return t.answeredBy(post, stepText(kind, last.step).button, task && numberOf(ctx, task))
}

/** Those steps of a record after which a digest that asked about it says so. */
export const answersDigest = (step: string): boolean =>
  [...ordering, ...extending, 'order-gone'].some((one) => one === step)
