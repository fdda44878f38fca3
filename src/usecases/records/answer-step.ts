import type { Card } from '../../cards/kit/card.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import type { Bar } from '../../domain/records/kind.ts'
import { commonBars } from '../../texts/kinds/common.ts'
import { type Sentence, sentence } from '../../texts/plain.ts'
import * as t from '../../texts/records.ts'
import type { Toast } from '../../texts/toasts.ts'
import type { ActorCtx } from '../context.ts'
import { refuse } from '../refuse.ts'
import { drawStepForm, type Filling } from './draw-form.ts'
import { drawRecord, openSteps } from './draw-record.ts'
import { follow } from './follow.ts'
import { type Kind, kindOf, stateWord, stepOf, stepText } from './kinds.ts'
import { numberOf } from './names.ts'
import { orderOf } from './order-of.ts'
import { surroundingsOf } from './surroundings.ts'
import { type StepOutcome, type StepWish, takeStep } from './take-step.ts'

/** How a step ended, for a click and for a message alike. */
export interface StepAnswer {
  toast: Toast
  /** What a message is answered with where there is no card. */
  text?: Sentence
  card?: Card
  /** The record the card is of. */
  record?: { id: string; chain?: string | undefined }
  /** It is a form somebody goes on typing into. */
  form?: true
  /** It was done. */
  taken?: true
}

/** Takes a step and says how it ended. @param clicked the card that is answered with, so that it is not patched as well. */
export const answerStep = async (
  ctx: ActorCtx,
  wish: StepWish,
  named: string,
  clicked?: string,
): Promise<StepAnswer> => {
  const outcome = await takeStep(ctx, wish)
  if (outcome.is === 'none') return { toast: t.recordToasts.gone, text: t.notFound(named) }
  const { record } = outcome
  const kind = kindOf(record.kind)
  if (!kind) throw new Error(`no kind ${record.kind}`)
  const about = { record: { id: record.id, chain: record.chainId } }
  // What followed from the step may have moved it further.
  const shown = async (toast: Toast, text?: Sentence, told?: string): Promise<StepAnswer> => ({
    toast,
    ...(text !== undefined && { text }),
    card: await drawRecord(ctx, (await readRecord(ctx.tx, record.id)) ?? record, told === undefined ? {} : { told }),
    ...about,
  })
  const form: ShowForm = async (toast, filling, step = wish.step) => ({
    toast,
    card: await drawStepForm(ctx, kind, record, step, filling),
    form: true,
    ...about,
  })
  switch (outcome.is) {
    case 'taken': {
      await follow(ctx, outcome, clicked)
      const said = stepText(kind, wish.step, outcome.before).toast
      const done: Toast = said === undefined ? t.recordToasts.done : { type: 'success', content: said }
      return { ...(await shown(done, undefined, await orderOf(ctx, outcome.step))), taken: true }
    }
    case 'again':
      return shown(t.recordToasts.again)
    case 'same':
      return shown(t.recordToasts.same)
    case 'faults':
      return form(t.recordToasts.faults, { typed: wish.given, faults: outcome.faults })
    case 'stale':
      return staleAnswer(wish, form, shown)
    case 'own':
      return shown(t.recordToasts.own, t.ownStep)
    case 'barred':
      return barredAnswer(kind, outcome.bar, wish.given, form, shown)
    case 'not-now': {
      return shown(t.recordToasts.notNow, await notNowText(ctx, kind, record, wish.step))
    }
    case 'no-right':
      return { toast: t.recordToasts.noRight, text: await refusal(ctx, outcome) }
  }
}

/** A step that is not open as the record stands, and those that are. */
export const notNowText = async (ctx: ActorCtx, kind: Kind, record: StoredRecord, step: string): Promise<Sentence> => {
  const open = (await openSteps(ctx, kind, record)).map((key) => stepText(kind, key, record).button)
  const number = numberOf(ctx, record)
  return t.notNow(number, stateWord(kind, record.state), stepText(kind, step, record).button, open)
}

type ShowForm = (toast: Toast, filling: Parameters<typeof drawStepForm>[4], step?: string) => Promise<StepAnswer>

/** It cannot be now: why, and where something else can be done, the form for that with what was typed. */
const barredAnswer = (
  kind: Kind,
  { why, names = [], instead }: Bar,
  given: StepWish['given'],
  form: ShowForm,
  shown: (toast: Toast, text?: Sentence) => Promise<StepAnswer>,
): Promise<StepAnswer> => {
  const warning = t.barredBy(kind.texts.bars[why] ?? commonBars[why] ?? '', names)
  const toast: Toast = { type: 'warning', content: warning.split('。')[0] ?? '' }
  if (!instead) return shown(toast, sentence`${warning}`)
  const typed = Object.fromEntries(Object.entries(instead.typed).map(([from, to]) => [to, given[from]]))
  return form(toast, { typed, warning }, instead.step)
}

/** The form of a step, or why it cannot be taken now. */
export const askStep = async (
  ctx: ActorCtx,
  kind: Kind,
  record: StoredRecord,
  step: string,
  filling: Filling = {},
): Promise<StepAnswer> => {
  const about = { record: { id: record.id, chain: record.chainId } }
  const form: ShowForm = async (toast, filling, of = step) => ({
    toast,
    card: await drawStepForm(ctx, kind, record, of, filling),
    form: true,
    ...about,
  })
  const declared = stepOf(kind, step)
  const at = await surroundingsOf(ctx, record.id)
  if (!declared?.from.includes(record.state) || declared.when?.(record, at) === false)
    return { toast: t.recordToasts.notNow, text: await notNowText(ctx, kind, record, step), ...about }
  const bar = declared.bar?.(record, at)
  if (!bar) return form(t.recordToasts.filled, filling)
  return barredAnswer(kind, bar, filling.typed ?? {}, form, async (toast, text) => ({
    toast,
    ...(text && { text }),
    ...about,
  }))
}

/** Somebody has acted meanwhile: the card as it is now; what was typed comes back as 补记. */
const staleAnswer = (
  wish: StepWish,
  form: ShowForm,
  shown: (toast: Toast) => Promise<StepAnswer>,
): Promise<StepAnswer> => {
  const typed = Object.values(wish.given).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  )
  if (typed.length === 0) return shown(t.recordToasts.overtaken)
  return form(t.recordToasts.overtaken, { typed: { text: typed.join('\n') } }, 'note')
}

const refusal = (ctx: ActorCtx, outcome: Extract<StepOutcome, { is: 'no-right' }>): Promise<Sentence> =>
  refuse(
    ctx,
    { allow: false, reason: 'no-role', who: 'office' },
    { action: outcome.action, chain: outcome.record.chainId, place: 'p2p' },
  )
