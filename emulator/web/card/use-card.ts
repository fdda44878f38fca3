import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { buttonsOf, callbackOf, fieldsOf } from '../../server/client/card-nodes.ts'
import { initialValue } from '../../server/client/form-value.ts'
import { isObject, type Json, objects, text } from '../../server/json.ts'
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
  failure: number | undefined
  valueOf(node: Json): unknown
  set(name: string, value: unknown): void
  /** Hands what was typed to the emulator, so that it is there after a reload. */
  keep(): void
  press(node: Json): void
  /** What the person is asked before it is sent. */
  question: Question | undefined
  /** A control outside a form calls back by itself. */
  pick(node: Json, value: unknown): void
}

interface Question {
  /** The control's `confirm`. */
  confirm: Json
  answer(yes: boolean): void
}

export const Card = createContext<CardUse | undefined>(undefined)

export const useCard = (): CardUse => {
  const use = useContext(Card)
  if (!use) throw new Error('a control outside a card')
  return use
}

const callsBack = (node: Json): boolean => callbackOf(node) !== undefined || node.form_action_type !== undefined

const urlOf = (node: Json): string => text(objects(node.behaviors).find(({ type }) => type === 'open_url')?.default_url)

export const InForm = createContext(false)
export const useInForm = (): boolean => useContext(InForm)

/** Neither a name nor an id is asked of a button, and two may say the same. */
const buttonName = (card: Json, node: Json): string =>
  text(node.name) || text(node.element_id) || `#${buttonsOf(card).findIndex((button) => button.node === node)}`

const fieldName = (card: Json, node: Json): string =>
  text(node.name) || `#${fieldsOf(card).findIndex((field) => field.node === node)}`

export const useCardUse = (message: EmuMessage, person: string, typed: Json, members: readonly Member[]): CardUse => {
  const key = `${person} ${message.message_id} ${message.history.length}`
  const [edits, setEdits] = useState(() => readEdits(key))
  const [busy, setBusy] = useState(false)
  const [question, setQuestion] = useState<Question>()
  const [failure, setFailure] = useState<CardUse['failure']>()
  const tell = useTell()

  const change = (next: Json) => {
    keepEdits(key, next)
    setEdits(next)
  }
  const settle = (click: Click) => {
    if (click.toast) tell(click.toast.content, click.toast.type)
    setFailure(click.code)
    const refused = click.blocked === undefined ? undefined : refusalWords(click.blocked)
    if (refused) tell(refused, 'warning')
    const done = click.code === undefined && (click.blocked === undefined || click.blocked.startsWith('reset'))
    if (done) change({})
  }
  const send = (sending: Promise<Click>) => {
    setBusy(true)
    sending.then(settle, (error: Error) => tell(error.message, 'error')).finally(() => setBusy(false))
  }

  const asked = (node: Json, run: () => void) => {
    if (!isObject(node.confirm)) return run()
    setQuestion({
      confirm: node.confirm,
      answer: (yes) => {
        setQuestion(undefined)
        if (yes) run()
      },
    })
  }

  return {
    busy,
    failure,
    question,
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
      !busy &&
      asked(node, () => {
        const url = urlOf(node)
        if (/^https?:/.test(url)) open(url, '_blank', 'noopener')
        if (url !== '' && !callsBack(node)) return
        send(api.click(person, message.message_id, buttonName(message.content, node), edits))
      }),
    pick: (node, value) =>
      asked(node, () => send(api.select(person, message.message_id, fieldName(message.content, node), value))),
  }
}
