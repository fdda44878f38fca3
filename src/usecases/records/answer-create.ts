import type { Card } from '../../cards/kit/card.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { taskForceRoles } from '../../domain/people.ts'
import { recordToasts } from '../../texts/records.ts'
import type { Toast } from '../../texts/toasts.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { createRecord, type NewRecord } from './create-record.ts'
import { drawCreateForm } from './draw-form.ts'
import { drawRecord } from './draw-record.ts'
import { follow } from './follow.ts'
import { kindOf } from './kinds.ts'

export interface CreateAnswer {
  toast: Toast
  card: Card
  /** It is the form again. */
  form?: true
  record?: StoredRecord
}

/** Of which chain a form's button is: a chain's id, `district`, or the id of the record it is a part of or comes from; and where it comes from, if that was said. */
export const chainOfWish = async (
  { tx }: Ctx,
  words: string,
): Promise<{ chainId: string | undefined; parent?: string; said?: string }> => {
  const [id = '', said] = words.split(' ')
  const more = said === undefined ? {} : { said }
  if (id === 'district') return { chainId: undefined, ...more }
  const parent = await readRecord(tx, id)
  return parent ? { chainId: parent.chainId, parent: parent.id, ...more } : { chainId: id, ...more }
}

/** Where a record comes from that somebody makes by hand. */
export const sourceOf = async (
  { tx, actor }: ActorCtx,
  { kind, chainId, parent, said, given }: Omit<NewRecord, 'source'>,
): Promise<string> => {
  const from = parent === undefined ? undefined : await readRecord(tx, parent)
  if (from && from.kind !== kind.key) {
    const of = kindOf(from.kind)
    return of?.declared.source ?? of?.word ?? from.source
  }
  const { sources, fields, review } = kind.declared
  // A list asks for it in a column of its own.
  if (review) return ''
  if (sources)
    return (
      sources.words.find((word) => word === said || Object.values(given).some((one) => String(one).includes(word))) ??
      sources.usual
    )
  const roles = actor.grants.flatMap(({ role, chain }) => (chain !== undefined && chain === chainId ? role : []))
  if (roles.some((role) => taskForceRoles.some((one) => one === role)))
    return fields.some(({ key }) => key === 'from') ? '专班' : '专班自定'
  return roles.includes('chief') ? '链长' : '上级'
}

/** Makes a record, tells whom it concerns, and says how it ended. */
export const answerCreate = async (ctx: ActorCtx, wish: Omit<NewRecord, 'source'>): Promise<CreateAnswer> => {
  const outcome = await createRecord(ctx, { ...wish, source: await sourceOf(ctx, wish) })
  const form = (toast: Toast, filling: Parameters<typeof drawCreateForm>[2]) =>
    drawCreateForm(ctx, wish, { typed: wish.given, ...filling }).then((card) => ({ toast, card, form: true as const }))
  switch (outcome.is) {
    case 'faults':
      return form(recordToasts.faults, { faults: outcome.faults })
    case 'alike':
      return form(recordToasts.similar, { alike: outcome.record })
    case 'doubt':
      return form(recordToasts.doubt, { doubt: wish.kind.texts.doubts?.[outcome.why] })
    case 'barred':
      return form(recordToasts.notNow, { ask: outcome.why })
    case 'again':
      return { toast: recordToasts.again, card: await drawRecord(ctx, outcome.record), record: outcome.record }
    case 'created':
      await follow(ctx, { record: outcome.record, before: undefined, step: outcome.step })
      return created(ctx, outcome.record)
  }
}

/** As it stands after all that followed. */
const created = async (ctx: ActorCtx, made: StoredRecord): Promise<CreateAnswer> => {
  const record = (await readRecord(ctx.tx, made.id)) ?? made
  return { toast: recordToasts.created, card: await drawRecord(ctx, record), record }
}
