import { isObject, type Json } from '../json.ts'
import type { Pusher } from '../push/pusher.ts'
import type { Click, ClickOptions, EmuPerson } from '../types.ts'
import { findMessage, type StoredMessage, type World } from '../world.ts'
import { type CardNode, callbackOf, findButton, findField } from './card-nodes.ts'
import { chosen, clientRefusal, fieldsOf, formValue, hasPicker, initialValue, isEmpty, sent } from './form-value.ts'
import { clearTyped, typedBy, typeInto } from './forms.ts'
import { cardRefusal, interact } from './interact.ts'

const blocked = (why: string): Click => ({ sent: false, blocked: why })

/** Presses a button; in a form it sends, resets or plainly calls back, as the card says. */
export async function click(
  world: World,
  pusher: Pusher,
  person: EmuPerson,
  messageId: string,
  wanted: string,
  values: Json,
  options: ClickOptions,
): Promise<Click> {
  const force = options.force === true
  const message = findMessage(world, messageId)
  const stale = options.version !== undefined
  const card = shownCard(message, options.version)
  const button = findButton(card, wanted)
  if (!stale && Object.keys(values).length) typeInto(world, person.open_id, messageId, values, force)
  const typed = stale ? values : typedBy(world, person.open_id, messageId)
  const refusal = force ? undefined : (cardRefusal(world, person, message) ?? controlRefusal(button, options))
  if (refusal) return blocked(refusal)
  const { node, form } = button
  if (form && node.form_action_type === 'reset') {
    clearTyped(world, person.open_id, messageId)
    return blocked('reset stays in the client')
  }
  const submit = form && node.form_action_type === 'submit'
  const callback = callbackOf(node)
  if (!submit && !callback && !force) return blocked('the button has no callback')
  const action = submit ? submitAction(world, card, button, typed, force) : plainAction(button)
  if (typeof action === 'string') return blocked(action)
  const result = await interact(world, pusher, person, message, action, options)
  if (submit && !stale && result.code === undefined && !result.card && world.modes.formAfterSubmit === 'cleared')
    clearTyped(world, person.open_id, messageId)
  return result
}

function controlRefusal({ node }: CardNode, options: ClickOptions): string | undefined {
  if (node.disabled === true) return 'the control is disabled'
  if (isObject(node.confirm) && options.confirm === false) return 'the confirm box was declined'
  return undefined
}

function plainAction({ node, tag, name }: CardNode): Json {
  const callback = callbackOf(node)
  return { ...(callback ? { value: callback.value } : {}), tag, ...(name ? { name } : {}) }
}

/** A client that missed an update still shows the card before it. */
function shownCard(message: StoredMessage, version: number | undefined): Json {
  const card = version === undefined ? message.content : message.history.at(version)
  if (!card) throw new Error(`${message.message_id} has no earlier card ${version}`)
  return card
}

function submitAction(world: World, card: Json, button: CardNode, typed: Json, force: boolean): Json | string {
  const fields = fieldsOf(card, button.form ?? {})
  const values: Json = {}
  for (const field of fields)
    values[field.name] = chosen(
      field,
      Object.hasOwn(typed, field.name) ? typed[field.name] : initialValue(field),
      force,
    )
  const refusal = force ? undefined : clientRefusal(fields, values)
  if (refusal) return refusal
  const { value, ...rest } = plainAction(button)
  const extra = force
    ? Object.fromEntries(Object.entries(typed).filter(([name]) => !fields.some((field) => field.name === name)))
    : {}
  return {
    ...(value !== undefined && world.modes.submitValue === 'sent' ? { value } : {}),
    ...rest,
    form_value: { ...formValue(fields, values, world.modes), ...extra },
    ...(hasPicker(fields) ? { timezone: world.modes.timezone } : {}),
  }
}

/** Which property of `action` a lone control fills. */
function loneValue(field: CardNode, value: unknown, world: World): Json {
  if (field.tag === 'input') return { input_value: value }
  if (field.tag === 'checker') return { checked: value }
  if (field.tag.startsWith('multi_') || field.tag === 'select_img')
    return { options: Array.isArray(value) ? value : [value] }
  return { option: sent(field, value, world.modes) }
}

/** Uses a control that stands outside a form; inside one it only fills the form. */
export async function select(
  world: World,
  pusher: Pusher,
  person: EmuPerson,
  messageId: string,
  name: string,
  value: unknown,
  options: ClickOptions,
): Promise<Click> {
  const force = options.force === true
  const message = findMessage(world, messageId)
  const field = findField(message.content, name)
  if (field.form) {
    typeInto(world, person.open_id, messageId, { [name]: value }, force)
    return blocked('inside a form: kept in the client until it is sent')
  }
  const picked = chosen(field, value, force)
  const values = { [name]: picked }
  const refusal = force
    ? undefined
    : (cardRefusal(world, person, message) ?? controlRefusal(field, options) ?? clientRefusal([field], values))
  if (refusal) return blocked(refusal)
  if (isEmpty(picked) && !force) return blocked('nothing was chosen')
  const callback = callbackOf(field.node)
  if (field.tag === 'checker' && !callback) return blocked('the checker has no callback')
  const action = {
    ...plainAction(field),
    ...loneValue(field, picked, world),
    ...(hasPicker([field]) ? { timezone: world.modes.timezone } : {}),
  }
  return interact(world, pusher, person, message, action, options)
}
