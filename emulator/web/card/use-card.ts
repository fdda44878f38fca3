import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { labelOf } from '../../server/client/card-nodes.ts'
import { initialValue } from '../../server/client/form-value.ts'
import { type Json, text } from '../../server/json.ts'
import type { Click, EmuMessage } from '../../server/types.ts'
import { api } from '../api.ts'
import { useTell } from '../shell/toasts.tsx'
import { keepEdits, readEdits } from './kept-edits.ts'
import { refusalWords } from './refusals.ts'

export interface Member {
  open_id: string
  name: string
}

/** What the controls of one card need: the values in this person's hands, and the ways to send. */
export interface CardUse {
  busy: boolean
  members: readonly Member[]
  /** The code Feishu shows on the card when the answer was no good. */
  failure: { code: number; why: string } | undefined
  valueOf(node: Json): unknown
  set(name: string, value: unknown): void
  /** Hands what was typed to the emulator, so that it is there after a reload. */
  keep(): void
  press(node: Json): void
  /** A control outside a form calls back by itself. */
  pick(node: Json, value: unknown): void
}

export const Card = createContext<CardUse | undefined>(undefined)

export const useCard = (): CardUse => {
  const use = useContext(Card)
  if (!use) throw new Error('a control outside a card')
  return use
}

export const InForm = createContext(false)
export const useInForm = (): boolean => useContext(InForm)

export const useCardUse = (message: EmuMessage, person: string, typed: Json, members: readonly Member[]): CardUse => {
  const key = `${person} ${message.message_id} ${message.history.length}`
  const [edits, setEdits] = useState(() => readEdits(key))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<CardUse['failure']>()
  const tell = useTell()

  const change = (next: Json) => {
    keepEdits(key, next)
    setEdits(next)
  }
  const settle = (click: Click) => {
    if (click.toast) tell(click.toast.content, click.toast.type)
    setFailure(click.code === undefined ? undefined : { code: click.code, why: click.why ?? '' })
    const refused = click.blocked === undefined ? undefined : refusalWords(click.blocked)
    if (refused) tell(refused, 'warning')
    const done = click.code === undefined && (click.blocked === undefined || click.blocked.startsWith('reset'))
    if (done) change({})
  }
  const send = (sending: Promise<Click>) => {
    setBusy(true)
    sending.then(settle, (error: Error) => tell(error.message, 'error')).finally(() => setBusy(false))
  }

  return {
    busy,
    failure,
    members,
    valueOf(node) {
      const name = text(node.name)
      if (Object.hasOwn(edits, name)) return edits[name]
      if (Object.hasOwn(typed, name)) return typed[name]
      return initialValue({ node, tag: text(node.tag), name, form: undefined })
    },
    set: (name, value) => change({ ...edits, [name]: value }),
    keep() {
      if (Object.keys(edits).length > 0)
        api.type(person, message.message_id, edits).catch((error: Error) => tell(error.message, 'error'))
    },
    press: (node) =>
      send(api.click(person, message.message_id, text(node.name) || text(node.element_id) || labelOf(node), edits)),
    pick: (node, value) => send(api.select(person, message.message_id, text(node.name), value)),
  }
}
