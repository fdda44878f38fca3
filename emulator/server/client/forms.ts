import type { Json } from '../json.ts'
import { findMessage, type World } from '../world.ts'
import { findField } from './card-nodes.ts'

const keyOf = (openId: string, messageId: string): string => `${openId} ${messageId}`

export const typedBy = (world: World, openId: string, messageId: string): Json =>
  world.forms.get(keyOf(openId, messageId)) ?? {}

/** Only this person's client knows it; a field that is not on the card is a mistake of the caller unless `force`. */
export function typeInto(world: World, openId: string, messageId: string, values: Json, force = false): void {
  const card = findMessage(world, messageId).content
  if (!force) for (const name of Object.keys(values)) findField(card, name)
  world.forms.set(keyOf(openId, messageId), { ...typedBy(world, openId, messageId), ...values })
  world.changed()
}

export function clearTyped(world: World, openId: string, messageId: string): void {
  if (world.forms.delete(keyOf(openId, messageId))) world.changed()
}

/** open_id → message_id → typed values. */
export function allForms(world: World): Record<string, Record<string, Json>> {
  const all: Record<string, Record<string, Json>> = {}
  for (const [key, values] of world.forms) {
    const [openId = '', messageId = ''] = key.split(' ')
    all[openId] = { ...all[openId], [messageId]: values }
  }
  return all
}
