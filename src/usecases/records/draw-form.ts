import type { Card } from '../../cards/kit/card.ts'
import type { ButtonSpec } from '../../cards/kit/controls.ts'
import { type FieldView, recordForm } from '../../cards/record-form.ts'
import { createDraft, readRecordDraft, stepDraft } from '../../db/record-drafts.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { type FaultOf, type Field, readField, valueText } from '../../domain/records/field.ts'
import { type Known, offered, ownTaskForce } from '../../domain/records/known.ts'
import { shortTimeText } from '../../texts/dates.ts'
import type { StepText } from '../../texts/kinds/kind-texts.ts'
import * as t from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import type { NewRecord } from './create-record.ts'
import { headOf, spoken } from './draw-record.ts'
import { faultText, fieldsFor, fieldText, type Kind, kindOf, stepOf, stepText } from './kinds.ts'
import { chainNameOf, numberOf } from './names.ts'
import { knownFor, knownForNew, surroundingsOf } from './surroundings.ts'
import { viewOf } from './views.ts'

export interface Filling {
  typed?: Readonly<Record<string, unknown>> | undefined
  faults?: readonly FaultOf[]
  /** Why the form comes by itself. */
  ask?: string
  /** Why this form comes and not the one that was asked for. */
  warning?: string
}

export const fieldViews = (
  kind: Kind,
  fields: readonly Field[],
  known: Known,
  { typed = {}, faults = [] }: Filling,
  step?: StepText,
): FieldView[] =>
  fields.map((field) => {
    const { label, hint } = fieldText(kind, field.key, step)
    const fault = faults.find((one) => one.field === field.key)
    return {
      field,
      label,
      hint,
      typed: chosen(field, typed[field.key], known),
      options: optionsOf(field, known),
      fault: fault && faultText(kind, fault, step),
    }
  })

const isPicked: readonly Field['is'][] = ['day', 'pick', 'picks', 'choice', 'unit', 'units', 'parties', 'chain']

/** What is picked and not typed can begin only with what is kept: 区投资商务局 is an option under its whole name alone. */
const chosen = (field: Field, typed: unknown, known: Known): unknown => {
  if (!isPicked.includes(field.is)) return typed
  const read = readField(field, typed, known)
  return read.ok ? read.value : typed
}

const optionsOf = (field: Field, known: Known): { value: string; label: string }[] => {
  const same = (words: readonly string[]) => words.map((value) => ({ value, label: value }))
  if (field.is === 'pick') return field.of.map((value) => ({ value, label: valueText(value, field) }))
  if (field.is === 'picks' || field.is === 'choice') return offered(known, field.from)
  if (field.is === 'parties') return same([ownTaskForce, ...(known.parties ?? []).map(({ name }) => name)])
  if (field.is === 'chain') return same((known.chains ?? []).map(({ name }) => name))
  if (field.is === 'unit') return same([ownTaskForce, ...known.units.map(({ name }) => name)])
  return field.is === 'units' ? same(known.units.map(({ name }) => name)) : []
}

/** What stands in the record now, for 更正. */
const standing = (ctx: ActorCtx, record: StoredRecord): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(record.values).map(([key, value]) => [key, typeof value === 'string' ? spoken(ctx, value) : value]),
  ),
  title: record.title,
  due: record.due,
  ...(kindOf(record.kind)?.declared.review && { unit: record.unit, source: record.source }),
})

/** The form of one step. What was typed comes back; else a draft; 更正 begins with what stands. */
export const drawStepForm = async (
  ctx: ActorCtx,
  kind: Kind,
  record: StoredRecord,
  key: string,
  filling: Filling = {},
): Promise<Card> => {
  const step = stepOf(kind, key)
  const text = stepText(kind, key, record)
  const at = await surroundingsOf(ctx, record.id)
  const more = step?.asksMore?.(record, at) ?? []
  const draft = filling.typed ? undefined : await readRecordDraft(ctx.tx, stepDraft(record.id, key), ctx.actor.personId)
  const begins = key === 'edit' ? standing(ctx, record) : step?.fills?.(record, at)
  const typed = filling.typed ?? draft?.typed ?? begins
  const asks = [...(step?.asks ?? []), ...(filling.faults?.length ? more : [])]
  const asked = key === 'edit' ? fieldsFor(kind, ctx.actor, asks, record.chainId) : asks
  const lines = (await viewOf(kind)?.formLines?.(ctx, record, key)) ?? []
  const known = await knownFor(ctx, record, asked)
  return recordForm({
    name: `${kind.key}_${key}`,
    title: t.stepTitle(text.button, numberOf(ctx, record)),
    subtitle: record.title,
    always: kind.texts.always,
    head: await headOf(ctx, kind, record),
    ask: [...(text.ask === undefined ? [] : [text.ask]), ...lines].join('\n') || undefined,
    note: draft && t.savedAt(shortTimeText(draft.savedAt, ctx.rules.zone)),
    warning: filling.warning === undefined ? undefined : { text: filling.warning, buttons: [] },
    fields: fieldViews(kind, asked, known, { ...filling, typed }, text),
    submits: [
      {
        label: text.button,
        kind: step?.confirm ? 'danger' : 'primary',
        action: { on: 'record', do: key, record: record.id, rev: record.rev },
        ...(step?.confirm && { confirm: { title: text.button, text: text.ask ?? '' } }),
      },
    ],
  })
}

export type Creating = Pick<NewRecord, 'kind' | 'chainId' | 'parent' | 'said'>

/** The form of a new record: of a chain or of the district, or of a part of a task. */
export const drawCreateForm = async (
  ctx: ActorCtx,
  { kind, chainId, parent, said }: Creating,
  filling: Filling & { alike?: StoredRecord | undefined; doubt?: string | undefined } = {},
): Promise<Card> => {
  const fields = fieldsFor(kind, ctx.actor, kind.declared.fields, chainId)
  const { known } = await knownForNew(ctx, kind, chainId, fields)
  const draft = filling.typed
    ? undefined
    : await readRecordDraft(ctx.tx, createDraft(kind.key, parent ?? chainId), ctx.actor.personId)
  const words = [parent ?? chainId ?? 'district', ...(said === undefined ? [] : [said])].join(' ')
  const about = { kind: kind.key, words, page: 0 } as const
  const submit = (label: string, act: string, more: Partial<ButtonSpec> = {}): ButtonSpec => ({
    label,
    action: { on: 'records', do: act, ...about },
    ...more,
  })
  const { alike, doubt } = filling
  const of = filling.typed || draft || parent === undefined ? undefined : await filledFrom(ctx, parent, kind)
  return recordForm({
    name: `${kind.key}_create`,
    title: t.newTitle(kind.word, await chainNameOf(ctx, chainId)),
    subtitle: '',
    always: kind.texts.always,
    ask: filling.ask,
    note: draft && t.savedAt(shortTimeText(draft.savedAt, ctx.rules.zone)),
    warning: alike
      ? {
          text: t.similarTo(numberOf(ctx, alike), alike.title),
          buttons: [
            {
              label: t.recordButtons.isSame,
              action: { on: 'record', do: 'is_same', record: alike.id, rev: alike.rev },
            },
          ],
        }
      : doubt === undefined
        ? undefined
        : { text: doubt, buttons: [] },
    fields: fieldViews(kind, fields, known, { ...filling, typed: filling.typed ?? of ?? draft?.typed }),
    submits: [
      alike || doubt !== undefined
        ? submit(alike ? t.recordButtons.stillNew : t.recordButtons.allTheSame, 'still_new', { kind: 'primary' })
        : submit(t.recordButtons.create, 'create', { kind: 'primary' }),
      submit(t.recordButtons.saveDraft, 'save_draft'),
    ],
  })
}

/** What the record it comes of already says. */
const filledFrom = async (
  ctx: ActorCtx,
  parent: string,
  kind: Kind,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const record = await readRecord(ctx.tx, parent)
  const steps = Object.values((record && kindOf(record.kind))?.declared.steps ?? {})
  const { fills } = steps.find(({ opens }) => opens === kind.key) ?? {}
  return record && fills?.(record, await surroundingsOf(ctx, record.id))
}
