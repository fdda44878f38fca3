import type { Card } from '../../cards/kit/card.ts'
import { saveRecordDraft, stepDraft } from '../../db/record-drafts.ts'
import { lastStep } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { isOpenNow, type Step } from '../../domain/records/kind.ts'
import { keptTyped, recordToasts } from '../../texts/records.ts'
import type { Toast } from '../../texts/toasts.ts'
import { requestOfRecord } from '../../usecases/files/request-of-record.ts'
import { answerStep, askStep } from '../../usecases/records/answer-step.ts'
import { drawCreateForm, drawStepForm } from '../../usecases/records/draw-form.ts'
import { drawRecord } from '../../usecases/records/draw-record.ts'
import { type Kind, kindOf, stepOf, stepText } from '../../usecases/records/kinds.ts'
import { numberOf } from '../../usecases/records/names.ts'
import { relationsOf } from '../../usecases/records/relation.ts'
import { actionOf, maySee, mayStep } from '../../usecases/records/rights.ts'
import { surroundingsOf } from '../../usecases/records/surroundings.ts'
import { viewOf } from '../../usecases/records/views.ts'
import { kindOfItem } from '../../usecases/reports/report-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** The buttons of every record: its card, its history, the form of a step, the step itself. */
const press = async (click: Click, action: Wish<'record'>): Promise<CardAnswer> => {
  const record = await readRecord(click.tx, action.record)
  const kind = record && kindOf(record.kind)
  if (!record || !kind) return { toast: recordToasts.gone }
  const relations = await relationsOf(click, record)
  const order = stepOf(kind, action.do.replace(/^ask_/, ''))?.by === 'instruct'
  // Whoever presses in a group has read its line: the refusal hides nothing.
  if (order && click.place.kind !== 'p2p') {
    const about = record.chainId === undefined ? { all: true } : { chain: record.chainId }
    if (!click.may('instruct', about).allow)
      return { ...(await refuseClick(click, 'instruct', about)), toast: recordToasts.noRight }
  }
  if (!maySee(click, kind, record, relations)) return { toast: recordToasts.gone }
  // 是同一件 on the form of a new one opens what is there already; of some kinds it is a step of its own.
  if (action.do === 'is_same' && !stepOf(kind, action.do)) {
    await sendPrivately(click, record, await drawRecord(click, record), action.do)
    return { toast: recordToasts.opened }
  }
  switch (action.do) {
    case 'open':
      await sendPrivately(click, record, await drawRecord(click, record), action.do)
      return { toast: recordToasts.opened }
    case 'more':
    case 'fewer':
      return { card: await drawRecord(click, record, { more: action.do === 'more' }) }
    case 'history':
    case 'prev':
    case 'next':
      return { card: await drawRecord(click, record, { history: action.page ?? 1 }) }
  }
  const step = action.do.replace(/^ask_/, '')
  const declared = stepOf(kind, step)
  if (!declared) return { toast: recordToasts.gone }
  if (!(await mayStep(click, kind, record, declared, relations))) {
    const about = record.chainId === undefined ? { all: true } : { chain: record.chainId }
    return { ...(await refuseClick(click, actionOf(kind, declared.by), about)), toast: recordToasts.noRight }
  }
  if (declared.opens !== undefined)
    return isOpenNow(declared, record, await surroundingsOf(click, record.id))
      ? askOther(click, kindOf(declared.opens), record)
      : { toast: recordToasts.notNow, ...inOwnCard(click, record, await drawRecord(click, record)) }
  if (declared.gives) return giveFile(click, kind, record, step)
  const asks = declared.asks?.some(({ required }) => required) === true
  if (action.do !== step || (asks && click.form === undefined)) {
    const over = declared.by === 'instruct' && (await isOver(click, record, declared, action.rev))
    return over
      ? { toast: over, ...(await shownPrivately(click, record)) }
      : askForm(click, kind, record, step, action.line)
  }
  const answer = await answerStep(
    click,
    {
      record: record.id,
      step,
      rev: action.rev,
      given: click.form ?? {},
      via: 'card',
      sourceKey: click.eventId,
    },
    numberOf(click, record),
    click.card.id,
  )
  return inPlace(click, answer)
}

/** A digest stands for days: whether something was ordered about this since, by whoever presses or by another. */
const isOver = async (click: Click, record: StoredRecord, step: Step, rev = record.rev): Promise<Toast | undefined> => {
  for (const order of ['instruct', 'hand_over']) {
    const last = await lastStep(click.tx, record.id, order)
    if (last && last.seq > rev)
      return last.personId === click.actor.personId ? recordToasts.again : recordToasts.overtaken
  }
  return isOpenNow(step, record, await surroundingsOf(click, record.id)) ? undefined : recordToasts.notNow
}

/** The record as it is now: in its own card, else by itself. */
const shownPrivately = async (click: Click, record: StoredRecord): Promise<Pick<CardAnswer, 'card'>> => {
  const card = await drawRecord(click, record)
  const own = inOwnCard(click, record, card)
  if (!own.card) await sendPrivately(click, record, card, 'now')
  return own
}

const inOwnCard = (click: Click, { id }: StoredRecord, card: Card): Pick<CardAnswer, 'card'> =>
  click.place.kind === 'p2p' && click.card.itemId === id ? { card } : {}

/** In a group the card stays: it is everybody's. What this person did comes in private. */
const inPlace = async (click: Click, answer: Awaited<ReturnType<typeof answerStep>>): Promise<CardAnswer> => {
  const { toast, card, form, taken } = answer
  // A receipt says itself what has come of it.
  const onReceipt = kindOfItem(click, click.card.itemId ?? '') !== undefined
  if (!card || (taken && onReceipt)) return { toast }
  const own = click.place.kind === 'p2p' && click.card.itemId === answer.record?.id
  if (own) return { toast, card, ...(form && { form }) }
  const record = answer.record && (await readRecord(click.tx, answer.record.id))
  if (record) await sendPrivately(click, record, card, 'done')
  return { toast }
}

/** It comes in private; nothing else changes. */
const giveFile = async (click: Click, kind: Kind, record: StoredRecord, step: string): Promise<CardAnswer> => {
  if (!stepOf(kind, step)?.from.includes(record.state)) return { toast: recordToasts.notNow }
  const to = { type: 'open_id', id: click.actor.openId } as const
  const { comes, said } = await requestOfRecord(click, kind, record, { to, messageId: click.eventId, place: 'p2p' })
  if (!comes) await sayPrivately(click, click.actor, `record-file/${click.eventId}`, { text: said })
  return { toast: comes ? recordToasts.making : recordToasts.notNow }
}

const askForm = async (
  click: Click,
  kind: Kind,
  record: StoredRecord,
  step: string,
  item: number | undefined,
): Promise<CardAnswer> => {
  const typed = item === undefined ? undefined : await viewOf(kind)?.fills?.(click, record, item)
  const { card, toast, text, form } = await askStep(click, kind, record, step, typed && { typed })
  if (card) await sendPrivately(click, record, card, `ask-${step}`, form)
  else if (text !== undefined) await sayPrivately(click, click.actor, `record-why/${click.eventId}`, { text })
  return { toast: click.place.kind === 'p2p' || !form ? toast : recordToasts.form }
}

/** 分解, 转任务: the form of a new one that hangs together with it. */
const askOther = async (click: Click, kind: Kind | undefined, record: StoredRecord): Promise<CardAnswer> => {
  if (!kind) return { toast: recordToasts.gone }
  const card = await drawCreateForm(click, { kind, chainId: record.chainId, parent: record.id })
  await sayPrivately(
    click,
    click.actor,
    `record-part/${click.eventId}`,
    { card },
    { topic: 'record-card', formOpen: true },
  )
  return { toast: click.place.kind === 'p2p' ? recordToasts.filled : recordToasts.form }
}

const sendPrivately = (
  click: Click,
  record: StoredRecord,
  card: Card,
  what: string,
  formOpen?: boolean,
): Promise<void> =>
  sayPrivately(
    click,
    click.actor,
    `record-${what}/${click.eventId}`,
    { card },
    {
      topic: 'record-card',
      item: { id: record.id, ...(record.chainId !== undefined && { chain: record.chainId }) },
      formOpen,
    },
  )

/** The form of the step with what was typed. */
const giveBack = async (click: Click, action: Wish<'record'>): Promise<CardAnswer> => {
  const record = await readRecord(click.tx, action.record)
  const kind = record && kindOf(record.kind)
  if (!record || !kind || !maySee(click, kind, record, await relationsOf(click, record))) return {}
  return { card: await drawStepForm(click, kind, record, action.do, { typed: click.form ?? {} }), form: true }
}

export const recordButton: Button<'record'> = {
  right: 'help',
  mark: ({ record }) => record,
  byName: async ({ tx }, name, { topic, itemId }) => {
    const record = topic === 'record-card' ? await readRecord(tx, itemId) : undefined
    const kind = record && kindOf(record.kind)
    return kind && stepOf(kind, name) ? { on: 'record', do: name, record: record.id } : undefined
  },
  press,
  keepTyped: async (click, { do: step, record: id }) => {
    const { personId } = click.actor
    const record = await readRecord(click.tx, id)
    const kind = record && kindOf(record.kind)
    const declared = kind && stepOf(kind, step)
    if (personId === undefined || !record || !kind || !declared) return undefined
    const relations = await relationsOf(click, record)
    if (!maySee(click, kind, record, relations) || !(await mayStep(click, kind, record, declared, relations)))
      return undefined
    await saveRecordDraft(click.tx, stepDraft(id, step), personId, { typed: click.form, savedAt: click.now })
    return keptTyped(`${stepText(kind, step, record).button} ${numberOf(click, record)}`)
  },
  giveBack,
}
